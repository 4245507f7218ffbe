// What a command talks to: results on standard output, everything else on standard error, in the
// form that the user and the terminal want. Not thread-safe.
#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "cli/clock.hpp"
#include "cli/common_options.hpp"
#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// What a run is connected to. In tests: strings, a stopped clock, no terminal.
struct World {
  std::istream& in;
  std::ostream& out;
  std::ostream& messages;
  bool outIsTerminal = false;
  bool messagesAreTerminal = false;
  int terminalWidth = 80;
  Environment environment;
  const Clock& clock;
};

enum class Ink { red, green, yellow, blue, bold, dim };

class Console {
 public:
  /// The streams and the clock of the world must outlive the console.
  Console(std::string tool, const CommonOptions& options, const World& world);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  const CommonOptions& options() const { return options_; }
  const Environment& environment() const { return world_.environment; }
  const Clock& clock() const { return world_.clock; }
  std::istream& in() { return world_.in; }

  /// The folder that relative paths are relative to (-C).
  const std::filesystem::path& folder() const { return options_.folder; }
  /// A path as the user gave it, seen from there.
  std::filesystem::path resolved(const std::filesystem::path& path) const {
    return options_.folder / path;
  }

  bool json() const { return options_.json; }
  /// Results for people. Goes nowhere under --json.
  std::ostream& out();
  /// The result for programs: under --json the one document, printed when the run has ended without
  /// throwing; ignored otherwise. A second call replaces the first.
  void answer(const nlohmann::ordered_json& document);

  /// `tomatic-x: message`, always shown.
  void error(std::string_view message);
  /// `tomatic-x: warning: message`, unless --quiet.
  void warning(std::string_view message);
  void warnings(const Complaints& complaints);
  /// `tomatic-x: message`, unless --quiet.
  void note(std::string_view message);
  /// The same, only after that many -v.
  void detail(std::string_view message, int verbosity = 1);

  /// A line that is rewritten, on a terminal that somebody watches; silent otherwise.
  Progress& progress() { return *progress_; }

  /// Columns of the terminal.
  int width() const { return world_.terminalWidth; }
  /// Whether standard output shows colours.
  bool colors() const;
  /// The text in a colour if standard output shows colours, else as it is.
  std::string painted(Ink ink, std::string_view text) const;

  /// Prints the document of answer() and flushes. Called once, by runTool.
  void finish(ExitCode code);

 private:
  void say(Ink ink, std::string_view label, std::string_view message);

  std::string tool_;
  CommonOptions options_;
  World world_;
  std::unique_ptr<Progress> progress_;
  std::unique_ptr<std::ostream> nowhere_;
  std::unique_ptr<nlohmann::ordered_json> answer_;
};

}  // namespace tomatic
