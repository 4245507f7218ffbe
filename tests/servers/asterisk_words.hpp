// What stands for an Asterisk's command line: one queue, `cua`, in the words of a real Asterisk 22.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tomatic::tests {

/// What a command says; does it. `state` is {"members": {INTERFACE: {"name":, "penalty":,
/// "paused":, "reason":}}}; "wasEmpty" becomes true when the last one is removed.
std::string asteriskAnswer(const std::string& command, nlohmann::ordered_json& state);

}  // namespace tomatic::tests
