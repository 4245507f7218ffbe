// Stands for `asterisk -rx COMMAND`: a queue in a JSON file, the words and the exit status 0 for
// errors of a real Asterisk 22. Usage: asterisk-words STATE -rx COMMAND
//
// STATE: {"members": {INTERFACE: {"name":, "penalty":, "paused":, "reason":}}, "breaksAt": N,
// "log": [every command]}. At command number N the connection is cut, before the command is done or
// behind it ("breaksAfter"): the nearest sshd above is killed, or else this program and its group.
// "mode": "down" or "hang".
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using nlohmann::ordered_json;

constexpr const char* queue = "cua";

std::string contentOf(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

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

/// Ends the connection of whoever asks, or what runs here.
[[noreturn]] void cut() {
  pid_t process = ::getenv("SSH_CONNECTION") != nullptr ? ::getppid() : 0;
  while (process > 1) {
    const std::string stat = contentOf("/proc/" + std::to_string(process) + "/stat");
    const std::size_t end = stat.rfind(')');
    if (stat.find("(sshd") != std::string::npos) {
      ::kill(process, SIGKILL);
      break;
    }
    process = std::atoi(stat.substr(end + 4).c_str());
  }
  ::kill(0, SIGKILL);
  std::abort();
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

/// What a command says; does it.
std::string answerTo(const std::string& command, ordered_json& state) {
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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || std::string(argv[2]) != "-rx") {
    return 2;
  }
  const std::string file = argv[1];
  const std::string command = argv[3];
  ordered_json state = ordered_json::parse(contentOf(file));
  state["log"].push_back(command);
  const int breaks = state.value("breaksAt", -1);
  const bool breaksAfter = state.value("breaksAfter", false);
  const std::string mode = state.value("mode", "");
  state["breaksAt"] = breaks - 1;
  const auto save = [&] {
    std::ofstream(file + ".new") << state.dump(-1, ' ', false,
                                               ordered_json::error_handler_t::replace);
    std::rename((file + ".new").c_str(), file.c_str());
  };
  if (breaks == 0 && !breaksAfter) {
    save();
    cut();
  }
  if (mode == "hang") {
    save();
    ::pause();
  }
  if (mode == "down") {
    std::puts("Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)");
    return 1;
  }
  const std::string answer = answerTo(command, state);
  save();
  if (breaks == 0) {
    cut();
  }
  std::fputs(answer.c_str(), stdout);
  return 0;
}
