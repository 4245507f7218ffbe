// Runs a program in a folder with a bare environment and catches all that it says.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace tomatic::cases {

namespace fs = std::filesystem;

struct Start {
  fs::path program;
  std::vector<std::string> args;
  fs::path folder;   ///< to run in
  fs::path scratch;  ///< for standard input and output
  std::map<std::string, std::string> env;
  std::string in;
  std::optional<std::string> stdoutTo;
  bool tty = false;  ///< all three streams are one terminal; what it shows is `out`
  std::chrono::seconds limit{60};
};

struct Ended {
  int exit = 0;  ///< minus the signal that killed it
  bool timedOut = false;
  std::string out;
  std::string err;
};

inline std::string contentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void putContent(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// Everything that exec needs, made before the fork: the child of a threaded program may not
/// allocate.
class Program {
 public:
  explicit Program(const Start& start) : path_(start.program.string()), folder_(start.folder) {
    texts_.push_back(path_);
    texts_.insert(texts_.end(), start.args.begin(), start.args.end());
    const std::size_t count = texts_.size();
    for (const auto& [variable, value] : start.env) {
      texts_.push_back(variable + '=' + value);
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      (i < count ? argv_ : environment_).push_back(texts_[i].data());
    }
    argv_.push_back(nullptr);
    environment_.push_back(nullptr);
  }
  /// In the child only.
  [[noreturn]] void become() {
    if (::chdir(folder_.c_str()) == 0) {
      ::execve(path_.c_str(), argv_.data(), environment_.data());
    }
    _exit(127);
  }

 private:
  std::string path_;
  fs::path folder_;
  std::vector<std::string> texts_;
  std::vector<char*> argv_;
  std::vector<char*> environment_;
};

inline int statusOf(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Waits for the child, ends it when its time is up; `meanwhile` is called again and again.
template <typename Meanwhile>
void waitFor(pid_t child, std::chrono::seconds limit, Ended& ended, Meanwhile meanwhile) {
  const auto until = std::chrono::steady_clock::now() + limit;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (!ended.timedOut && std::chrono::steady_clock::now() > until) {
      ended.timedOut = true;
      ::kill(child, SIGKILL);
    }
    meanwhile();
  }
  ended.exit = statusOf(status);
}

inline Ended runOnTerminal(const Start& start) {
  Program program(start);
  int terminal = -1;
  struct winsize size {};
  size.ws_row = 25;
  size.ws_col = 80;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    program.become();
  }
  if (child < 0) {
    throw std::runtime_error("no pseudo-terminal");
  }
  ::fcntl(terminal, F_SETFD, FD_CLOEXEC);
  Ended ended;
  const auto read = [&](int milliseconds) {
    pollfd waiting{terminal, POLLIN, 0};
    std::array<char, 4096> buffer{};
    if (::poll(&waiting, 1, milliseconds) <= 0) {
      return false;
    }
    const ssize_t count = ::read(terminal, buffer.data(), buffer.size());
    ended.out.append(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    if (count <= 0 && milliseconds > 0) {  // hung up: the child is about to be waited for
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return count > 0;
  };
  if (!start.in.empty()) {
    const std::string typed = start.in + '\x04';  // end of input
    if (::write(terminal, typed.data(), typed.size()) < 0) {
      throw std::runtime_error("the pseudo-terminal does not take input");
    }
  }
  waitFor(child, start.limit, ended, [&] { read(5); });
  while (read(0)) {
  }
  ::close(terminal);
  std::string plain;  // a terminal turns \n into \r\n
  for (std::size_t i = 0; i < ended.out.size(); ++i) {
    if (ended.out.compare(i, 2, "\r\n") != 0) {
      plain += ended.out[i];
    }
  }
  ended.out = plain;
  return ended;
}

inline Ended run(const Start& start) {
  if (start.tty) {
    return runOnTerminal(start);
  }
  Program program(start);
  putContent(start.scratch / "stdin", start.in);
  const std::string in = start.scratch / "stdin";
  const std::string out = start.stdoutTo.value_or(start.scratch / "stdout");
  const std::string err = start.scratch / "stderr";
  const pid_t child = ::fork();
  if (child == 0) {
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    if (::dup2(::open(in.c_str(), O_RDONLY | O_CLOEXEC), STDIN_FILENO) >= 0 &&
        ::dup2(::open(out.c_str(), flags | O_CLOEXEC, 0600), STDOUT_FILENO) >= 0 &&
        ::dup2(::open(err.c_str(), flags | O_CLOEXEC, 0600), STDERR_FILENO) >= 0) {
      program.become();
    }
    _exit(126);
  }
  if (child < 0) {
    throw std::runtime_error("no process");
  }
  Ended ended;
  waitFor(child, start.limit, ended,
          [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); });
  ended.out = start.stdoutTo ? "" : contentOf(out);
  ended.err = contentOf(err);
  return ended;
}

}  // namespace tomatic::cases
