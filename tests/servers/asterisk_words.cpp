#include "servers/asterisk_words.hpp"

#include <vector>

namespace tomatic::tests {
namespace {

using nlohmann::ordered_json;

constexpr const char* queue = "cua";

/// As the command line splits them: quotes, and backslashes before anything.
std::vector<std::string> wordsOf(const std::string& command) {
  std::vector<std::string> words;
  bool inWord = false;
  bool quoted = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == ' ' && !quoted) {
      inWord = false;
      continue;
    }
    if (!inWord) {
      words.emplace_back();
      inWord = true;
    }
    if (c == '"') {
      quoted = !quoted;
    } else {
      words.back() += c == '\\' && i + 1 < command.size() ? command[++i] : c;
    }
  }
  return words;
}

std::string lineOf(const std::string& interface, const ordered_json& member) {
  const std::string name = member["name"];
  const std::string reason = member["reason"];
  std::string line = "      ";
  line += name.empty() ? interface : name + " (" + interface + " from Custom:agent)";
  if (member["penalty"] != 0) {
    line += " with penalty " + member["penalty"].dump();
  }
  line += " (ringinuse disabled)\x1b[1;36;40m (dynamic)\x1b[0m";
  if (member["paused"]) {
    line +=
        " \x1b[1;33;40m(paused" + (reason.empty() ? "" : ":" + reason) + " was 5 secs ago)\x1b[0m";
  }
  return line + " (\x1b[1;32;40mNot in use\x1b[0m) has taken no calls yet (login was 5 secs ago)\n";
}

}  // namespace

std::string asteriskAnswer(const std::string& command, ordered_json& state) {
  const std::vector<std::string> words = wordsOf(command);
  const auto word = [&](std::size_t place) { return place < words.size() ? words[place] : ""; };
  ordered_json& members = state["members"];
  const std::string interface = word(3);
  const std::string action = word(1);
  const std::string inQueue = "'" + interface + "' in queue '" + queue + "'\n";
  if (word(0) == "queue" && action == "show") {
    if (words.size() > 2 && word(2) != queue) {
      return "No such queue: " + word(2) + ".\n";
    }
    std::string text = std::string(queue) +
                       " has 0 calls (max unlimited) in 'rrmemory' strategy (0s holdtime, 0s "
                       "talktime), W:0, C:0, A:0, SL:0.0%, SL2:0.0% within 20s\n";
    text += members.empty() ? "   No Members\n" : "   Members: \n";
    for (const auto& [name, member] : members.items()) {
      text += lineOf(name, member);
    }
    return text + "   No Callers\n\n";
  }
  if (word(0) == "queue" && action == "add") {
    if (word(5) != queue) {
      return "Unable to add interface to queue '" + word(5) + "': No such queue\n";
    }
    if (members.contains(interface)) {
      return "Unable to add interface '" + interface + "' to queue '" + queue +
             "': Already there\nCommand '" + command + "' failed.\n";
    }
    const std::string name = word(8) == "as" ? word(9) : "";
    members[interface] = {{"name", name.substr(0, 79)},
                          {"penalty", std::stoi(word(7))},
                          {"paused", false},
                          {"reason", ""}};
    return "Added interface '" + interface + "' to queue '" + queue + "'\n";
  }
  if (word(0) == "queue" && action == "remove") {
    if (members.erase(interface) == 0) {
      return "Unable to remove interface '" + interface + "' from queue '" + queue +
             "': Not there\n";
    }
    state["wasEmpty"] = state.value("wasEmpty", false) || members.empty();
    return "Removed interface " + interface + " from queue '" + queue + "'\n";
  }
  if (word(0) == "queue" && (action == "pause" || action == "unpause") && word(5) == queue) {
    if (!members.contains(interface)) {
      return "Unable to " + action + " interface " + inQueue;
    }
    members[interface]["paused"] = action == "pause";
    members[interface]["reason"] = word(7);
    return action + "d interface " + inQueue;
  }
  return "No such command '" + command + "' (type 'core show help' for other possible commands)\n";
}

}  // namespace tomatic::tests
