#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/build_info.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/interruption.hpp"
#include "cli/json.hpp"
#include "cli/streams.hpp"
#include "cli/tool.hpp"
#include "cli/usage.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// What went wrong, ready to be told to people and programs.
struct Trouble {
  ExitCode code = ExitCode::failed;
  std::string message;
  std::vector<Complaint> complaints;
};

/// The parser of a tool, built from what the tool and its commands declare.
class CommandLine {
 public:
  explicit CommandLine(Tool& tool)
      : app_(tool.summary(), std::string(tool.name())),
        optionsGoWithCommands_(tool.optionsGoWithCommands()) {
    app_.require_subcommand(tool.needsCommand() ? 1 : 0, 1);
    app_.formatter(helpFormatter());
    dress(app_, tool);
    for (Command* command : tool.commands()) {
      CLI::App* sub = app_.add_subcommand(std::string(command->name()), command->summary());
      sub->group(tr("Commands"));
      dress(*sub, *command);
      commands_.emplace_back(sub, command);
    }
    // Throws, as --help does: a script is printed whatever else is missing.
    app_.add_option_function<std::string>("--completion",
                                          [this](const std::string& shell) {
                                            completion_ = shell;
                                            throw CLI::Success();
                                          })
        ->group("")
        ->check(CLI::IsMember({"bash", "zsh"}));
  }

  /// Throws CLI::ParseError or UsageError.
  void parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    app_.parse(std::move(arguments));
    refuseOptionsOfOthers();
  }

  Command& chosen(Tool& tool) const {
    for (const auto& [app, command] : commands_) {
      if (app->parsed()) {
        return *command;
      }
    }
    return tool;
  }

  const CLI::App& app() const { return app_; }
  const CommonOptions& options() const { return options_; }
  /// The shell whose completion script is asked for; empty if none is.
  const std::string& completion() const { return completion_; }

 private:
  void dress(CLI::App& app, Command& command) {
    app.set_help_flag();  // comes back among the common options, after the command's own
    Options offered(app);
    command.declare(offered);
    declareCommonOptions(app, options_);
    app.footer(command.epilogue().empty() ? "" : "\n" + command.epilogue());
  }

  /// An option of the tool before a command would be parsed and never looked at.
  void refuseOptionsOfOthers() const {
    const CLI::App& used = commandInUse(app_);
    if (&used == &app_ || optionsGoWithCommands_) {
      return;
    }
    for (const CLI::Option* option : app_.get_options()) {
      if (option->count() > 0 && !isCommonOption(option->get_name())) {
        throw UsageError(
            tr("'{}' does not go with the command '{}'", option->get_name(), used.get_name()));
      }
    }
  }

  CLI::App app_;
  bool optionsGoWithCommands_;
  CommonOptions options_;
  std::string completion_;
  std::vector<std::pair<CLI::App*, Command*>> commands_;
};

/// --json asked for on a command line that could not be parsed.
bool asksForJson(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  return std::find(arguments.begin(), end, "--json") != end;
}

Trouble troubleOf(const std::exception_ptr& caught) {
  try {
    std::rethrow_exception(caught);
  } catch (const Failure& failure) {
    return {ExitCode::failed, failure.what(), failure.complaints()};
  } catch (const UsageError& error) {
    return {ExitCode::usage, error.what(), {}};
  } catch (const NoAnswer& no) {
    return {ExitCode::no, no.what(), {}};
  } catch (const Interrupted&) {
    return {ExitCode::interrupted, tr("interrupted"), {}};
  } catch (const std::bad_alloc&) {
    return {ExitCode::failed, tr("not enough memory"), {}};
  } catch (const std::exception& error) {
    return {ExitCode::failed, tr("internal error: {}", error.what()), {}};
  }
}

ExitCode tell(const Trouble& trouble, Console& console, const World& world) {
  console.progress().finish();
  console.error(trouble.message);
  if (console.json()) {
    nlohmann::ordered_json document{{"error", trouble.message},
                                    {"code", static_cast<int>(trouble.code)}};
    for (const Complaint& complaint : trouble.complaints) {
      document["complaints"].push_back({{"file", complaint.place.file},
                                        {"line", complaint.place.line},
                                        {"message", complaint.message}});
    }
    printJson(world.out, document);
  }
  world.out.flush();
  return trouble.code;
}

ExitCode tellUsage(const std::string& message, const CLI::App& app, bool json, const World& world) {
  CommonOptions options;
  options.json = json;
  Console console(app.get_name(), options, world);
  tell({ExitCode::usage, message, {}}, console, world);
  console.note(tr("try '{} --help'", fullName(commandInUse(app))));
  return ExitCode::usage;
}

ExitCode work(Command& command, const std::string& toolName, const CommonOptions& options,
              const World& world) {
  Console console(toolName, options, world);
  try {
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.folder, ignored)) {
      throw Failure(tr("there is no folder '{}' to work in", options.folder.string()));
    }
    const ExitCode code = command.run(console);
    console.finish(code);
    return code;
  } catch (...) {
    return tell(troubleOf(std::current_exception()), console, world);
  }
}

/// A result that did not reach its reader is no result.
ExitCode checkedOutput(ExitCode code, const OutputStream& out, std::ostream& messages,
                       std::string_view tool) {
  if (out.error() == 0) {
    return code;
  }
  if (out.error() != EPIPE) {  // a reader that left needs no explanation
    messages << tool << ": " << tr("standard output: {}", std::strerror(out.error())) << '\n'
             << std::flush;
  }
  return code == ExitCode::done ? ExitCode::failed : code;
}

int terminalWidth() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// The clock that TOMATIC_NOW asks for; nothing if it is no time.
std::unique_ptr<Clock> clockFor(const Environment& environment) {
  const std::string now = valueOf(environment, "TOMATIC_NOW");
  if (now.empty()) {
    return std::make_unique<SystemClock>();
  }
  const auto time = parseIsoTime(now);
  return time ? std::make_unique<StoppedClock>(*time) : nullptr;
}

}  // namespace

ExitCode runTool(Tool& tool, const std::vector<std::string>& arguments, const World& world) {
  CommandLine line(tool);
  try {
    line.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    world.out << helpText(commandInUse(line.app())) << std::flush;
    return ExitCode::done;
  } catch (const CLI::CallForVersion&) {
    world.out << tool.name() << ' ' << version() << '\n' << std::flush;
    return ExitCode::done;
  } catch (const CLI::Success&) {
    world.out << completionScript(line.app(), line.completion() == "zsh" ? Shell::zsh : Shell::bash)
              << std::flush;
    return ExitCode::done;
  } catch (const CLI::ParseError& error) {
    return tellUsage(describedParseError(line.app(), error), line.app(), asksForJson(arguments),
                     world);
  } catch (const UsageError& error) {
    return tellUsage(error.what(), line.app(), asksForJson(arguments), world);
  }
  return work(line.chosen(tool), std::string(tool.name()), line.options(), world);
}

int runTool(Tool& tool, int argc, const char* const* argv) {
  listenForSignals();
  InputStream in(STDIN_FILENO);
  OutputStream out(STDOUT_FILENO);
  OutputStream messages(STDERR_FILENO);
  const Environment environment = processEnvironment();
  const SystemClock systemClock;
  const std::unique_ptr<Clock> clock = clockFor(environment);
  const World world{in,
                    out,
                    messages,
                    ::isatty(STDOUT_FILENO) != 0,
                    ::isatty(STDERR_FILENO) != 0,
                    terminalWidth(),
                    environment,
                    clock ? *clock : static_cast<const Clock&>(systemClock)};
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  ExitCode code = ExitCode::usage;
  if (clock) {
    code = runTool(tool, arguments, world);
  } else {
    CommonOptions options;
    options.json = asksForJson(arguments);
    Console console(std::string(tool.name()), options, world);
    tell({code,
          tr("TOMATIC_NOW: found '{}', expected a time like 2020-03-02T09:30",
             valueOf(environment, "TOMATIC_NOW")),
          {}},
         console, world);
  }
  return static_cast<int>(checkedOutput(code, out, messages, tool.name()));
}

}  // namespace tomatic
