// Shell completions, made from what a tool declares so that they cannot go stale.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tomatic {

enum class Shell { bash, zsh };

/// The script that a shell loads to complete the command line of this tool: options, commands,
/// choices (CLI::IsMember), files (type names FILE, DIR).
std::string completionScript(const CLI::App& app, Shell shell);

}  // namespace tomatic
