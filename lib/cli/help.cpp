#include "cli/help.hpp"

#include <CLI/CLI.hpp>
#include <vector>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// CLI11's help, but for what it says twice.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool isPositional) const override {
    return joined(namesOf(Formatter::make_option_name(option, isPositional)));
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_positional() ? "" : Formatter::make_option_opts(option);
  }
  std::string make_description(const CLI::App* app) const override {
    return app->get_description() + "\n\n";
  }

 private:
  static std::vector<std::string> namesOf(const std::string& list) {
    std::vector<std::string> names;
    for (const std::string_view name : split(list, ',')) {
      names.emplace_back(name);
    }
    return names;
  }
};

/// Groups are one empty line apart, and none follows the last.
std::string withoutWideGaps(std::string text) {
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) {
    text.erase(at, 1);
  }
  while (text.size() > 1 && text[text.size() - 2] == '\n') {
    text.pop_back();
  }
  return text;
}

}  // namespace

std::shared_ptr<CLI::FormatterBase> helpFormatter() {
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->label("Positionals", tr("Arguments"));
  formatter->label("SUBCOMMAND", tr("COMMAND"));
  formatter->column_width(34);
  return formatter;
}

std::string fullName(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name()
                                     : fullName(*app.get_parent()) + ' ' + app.get_name();
}

std::string helpText(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return withoutWideGaps(app.help(parent == nullptr ? "" : fullName(*parent)));
}

}  // namespace tomatic
