// Stands for `asterisk -rx COMMAND`: a queue in a JSON file, and the exit status 0 for errors.
// Usage: asterisk STATE -rx COMMAND
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

#include "servers/asterisk_words.hpp"

namespace {

using nlohmann::ordered_json;

std::string contentOf(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
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
  const std::string answer = tomatic::tests::asteriskAnswer(command, state);
  save();
  if (breaks == 0) {
    cut();
  }
  std::fputs(answer.c_str(), stdout);
  return 0;
}
