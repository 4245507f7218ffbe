// What --help prints.
#pragma once

#include <memory>
#include <string>

namespace CLI {
class App;
class FormatterBase;
}  // namespace CLI

namespace tomatic {

/// CLI11's help, but for what it says twice. Commands inherit the formatter of their tool.
std::shared_ptr<CLI::FormatterBase> helpFormatter();

/// `tomatic-schedule check`
std::string fullName(const CLI::App& app);

/// The help of a tool or of one of its commands.
std::string helpText(const CLI::App& app);

}  // namespace tomatic
