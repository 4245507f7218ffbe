// An executable of the suite. A tool says what it offers and calls the library; parsing, errors,
// exit codes and streams are the business of runTool.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace tomatic {

/// One thing to do: a tool itself (`tomatic-schedule [DATE]`) or one of its subcommands (`check`).
class Command {
 public:
  virtual ~Command() = default;

  /// `tomatic-schedule`, `check`
  virtual std::string_view name() const = 0;
  /// What it does, for --help; one sentence, passed through tr().
  virtual std::string summary() const = 0;
  /// What --help says after the options: examples, files. Nothing by default.
  virtual std::string epilogue() const { return ""; }
  /// Declares the options of its own and where their values go. Touches no file. The common options
  /// are declared by runTool.
  virtual void declare(Options& offered) = 0;
  /// Does the work. Throws Failure, UsageError, NoAnswer, Interrupted.
  virtual ExitCode run(Console& console) = 0;
};

class Tool : public Command {
 public:
  /// Its subcommands, owned by the tool.
  virtual std::vector<Command*> commands() { return {}; }
  /// Whether the tool does nothing without one; then run() is never called.
  virtual bool needsCommand() const { return false; }
  /// Whether its own options may stand before a command, which has them too.
  virtual bool optionsGoWithCommands() const { return false; }
};

/// The whole main() of a tool: streams, signals and environment of the process.
int runTool(Tool& tool, int argc, const char* const* argv);

/// The same within a given world; `arguments` without the name of the executable.
ExitCode runTool(Tool& tool, const std::vector<std::string>& arguments, const World& world);

}  // namespace tomatic
