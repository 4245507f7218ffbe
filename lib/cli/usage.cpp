#include "cli/usage.hpp"

#include <CLI/CLI.hpp>
#include <cctype>
#include <vector>

#include "cli/declared.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::string lowerFirst(std::string text) {
  if (text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0) {
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  }
  return text;
}

std::vector<std::string> optionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) {
      for (const std::string& name : option->get_lnames()) {
        names.push_back("--" + name);
      }
    }
  }
  return names;
}

std::vector<std::string> commandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : commandsOf(app)) {
    names.push_back(command->get_name());
  }
  return names;
}

std::string describedExtra(const CLI::App& app, const std::string& extra) {
  const bool isOption = extra.size() > 1 && extra.front() == '-';
  const std::string name = extra.substr(0, extra.find('='));
  const auto meant = nearest(name, isOption ? optionNames(app) : commandNames(app));
  const std::string what =
      isOption ? tr("unknown option '{}'", name) : tr("unexpected argument '{}'", extra);
  return meant ? tr("{}; did you mean '{}'?", what, *meant) : what;
}

/// The option that "--lines: …" or "Could not convert: --lines = …" speaks of.
const CLI::Option* optionNamedIn(const CLI::App& app, const std::string& message) {
  for (const CLI::Option* option : app.get_options()) {
    const std::string name = option->get_name();
    if (message.rfind(name + ":", 0) == 0 || message.rfind(name + " is required", 0) == 0 ||
        message.find(": " + name + " =") != std::string::npos) {
      return option;
    }
  }
  return nullptr;
}

std::string expectedBy(const CLI::Option& option) {
  if (const auto choices = choicesOf(option); !choices.empty()) {
    return tr("one of {}", joined(choices));
  }
  const std::string type = option.get_type_name();
  return type == "INT" ? tr("a whole number") : type == "FLOAT" ? tr("a number") : type;
}

std::string lastValue(const CLI::Option& option) {
  return option.results().empty() ? "" : option.results().back();
}

}  // namespace

const CLI::App& commandInUse(const CLI::App& app) {
  const auto used = app.get_subcommands();
  return used.empty() ? app : commandInUse(*used.back());
}

std::string describedParseError(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = commandInUse(app);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    for (const std::string& extra : app.remaining(true)) {
      if (extra != "--") {
        return describedExtra(command, extra);
      }
    }
  }
  const std::string message = error.what();
  const CLI::Option* option = optionNamedIn(command, message);
  if (option == nullptr) {
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr &&
        !commandNames(command).empty()) {
      return tr("a command is expected: {}", joined(commandNames(command)));
    }
    return lowerFirst(message);
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr ||
      (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr &&
       !choicesOf(*option).empty())) {
    return tr("{}: found '{}', expected {}", option->get_name(), lastValue(*option),
              expectedBy(*option));
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && option->results().empty()) {
    return tr("{} needs a value: {}", option->get_name(), expectedBy(*option));
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return tr("{} is missing", option->get_name());
  }
  return lowerFirst(message);
}

}  // namespace tomatic
