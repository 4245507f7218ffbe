#include "cli/declared.hpp"

#include <CLI/CLI.hpp>

#include "text/strings.hpp"

namespace tomatic {

std::vector<const CLI::App*> commandsOf(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> choicesOf(const CLI::Option& option) {
  // The type reads "NAME:{one,other}".
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  std::vector<std::string> choices;
  if (open != std::string::npos) {
    const std::string list = type.substr(open + 1, type.find('}', open) - open - 1);
    for (const std::string_view choice : split(list, ',')) {
      choices.emplace_back(trimmed(choice));
    }
  }
  return choices;
}

}  // namespace tomatic
