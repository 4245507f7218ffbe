#include "cli/console.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/json.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::string_view codeOf(Ink ink) {
  switch (ink) {
    case Ink::red:
      return "31";
    case Ink::green:
      return "32";
    case Ink::yellow:
      return "33";
    case Ink::blue:
      return "34";
    case Ink::bold:
      return "1";
    case Ink::dim:
      break;
  }
  return "2";
}

std::string inColor(Ink ink, std::string_view text) {
  return fmt::format("\x1b[{}m{}\x1b[0m", codeOf(ink), text);
}

bool isDumb(const World& world) {
  return valueOf(world.environment, "TERM") == "dumb";
}

bool showsColors(const CommonOptions& options, const World& world, bool isTerminal) {
  if (options.color != ColorWhen::automatic) {
    return options.color == ColorWhen::always;
  }
  return isTerminal && valueOf(world.environment, "NO_COLOR").empty() && !isDumb(world);
}

std::unique_ptr<Progress> progressFor(const CommonOptions& options, const World& world) {
  const bool forProgram = options.json && !world.outIsTerminal;
  if (!world.messagesAreTerminal || isDumb(world) || options.quiet || forProgram) {
    return std::make_unique<SilentProgress>();
  }
  return std::make_unique<TerminalProgress>(world.messages, world.clock, world.terminalWidth);
}

}  // namespace

Console::Console(std::string tool, const CommonOptions& options, const World& world)
    : tool_(std::move(tool)),
      options_(options),
      world_(world),
      progress_(progressFor(options, world)),
      nowhere_(std::make_unique<std::ostream>(nullptr)) {}

Console::~Console() = default;

std::ostream& Console::out() {
  if (options_.json) {
    return *nowhere_;
  }
  progress_->finish();
  return world_.out;
}

void Console::answer(const nlohmann::ordered_json& document) {
  if (options_.json) {
    answer_ = std::make_unique<nlohmann::ordered_json>(document);
  }
}

void Console::say(Ink ink, std::string_view label, std::string_view message) {
  progress_->finish();
  world_.out.flush();  // on a terminal both streams are one text
  const bool colors = showsColors(options_, world_, world_.messagesAreTerminal);
  for (const std::string_view line : split(message, '\n')) {
    world_.messages << tool_ << ": ";
    if (!label.empty()) {
      world_.messages << (colors ? inColor(ink, label) : std::string(label)) << ' ';
    }
    world_.messages << line << '\n';
  }
  world_.messages.flush();
}

void Console::error(std::string_view message) {
  say(Ink::red, "", message);
}

void Console::warning(std::string_view message) {
  if (!options_.quiet) {
    say(Ink::yellow, tr("warning:"), message);
  }
}

void Console::warnings(const Complaints& complaints) {
  for (const Complaint& complaint : complaints.warnings()) {
    warning(complaint.text());
  }
}

void Console::note(std::string_view message) {
  if (!options_.quiet) {
    say(Ink::dim, "", message);
  }
}

void Console::detail(std::string_view message, int verbosity) {
  if (!options_.quiet && options_.verbosity >= verbosity) {
    say(Ink::dim, "", message);
  }
}

bool Console::colors() const {
  return showsColors(options_, world_, world_.outIsTerminal);
}

std::string Console::painted(Ink ink, std::string_view text) const {
  return colors() ? inColor(ink, text) : std::string(text);
}

void Console::finish(ExitCode code) {
  progress_->finish();
  if (options_.json) {
    if (!answer_) {
      auto document = nlohmann::ordered_json::object();
      if (code != ExitCode::done) {
        document["code"] = static_cast<int>(code);
      }
      answer(document);
    }
    printJson(world_.out, *answer_);
  }
  world_.out.flush();
}

}  // namespace tomatic
