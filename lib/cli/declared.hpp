// What a command line declares, as its parser keeps it.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tomatic {

/// The commands of a tool.
std::vector<const CLI::App*> commandsOf(const CLI::App& app);

/// What an option may be (CLI::IsMember); empty if that is not a choice among a few.
std::vector<std::string> choicesOf(const CLI::Option& option);

}  // namespace tomatic
