// What is wrong with a command line, in our words.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tomatic {

/// What the parser complains of, lower-case, with what was expected.
std::string describedParseError(const CLI::App& app, const CLI::ParseError& error);

/// The (sub)command that was named on the command line last.
const CLI::App& commandInUse(const CLI::App& app);

}  // namespace tomatic
