// A run of a tool that a test may kill. Only for programs that are tests.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tomatic {

class Run {
 public:
  /// Starts the tool (looked for in PATH) with its arguments in a folder; what it says goes to the
  /// files `out` and `err` there, or to others behind that suffix.
  Run(const std::filesystem::path& folder, std::vector<std::string> args,
      const std::string& suffix = "") {
    std::vector<char*> argv;
    for (std::string& arg : args) {
      argv.push_back(arg.data());
    }
    argv.push_back(nullptr);
    const std::string out = "out" + suffix;
    const std::string err = "err" + suffix;
    child_ = ::fork();
    if (child_ == 0) {
      const int made = O_WRONLY | O_CREAT | O_TRUNC;
      if (::chdir(folder.c_str()) == 0 &&
          ::dup2(::open(out.c_str(), made, 0600), STDOUT_FILENO) >= 0 &&
          ::dup2(::open(err.c_str(), made, 0600), STDERR_FILENO) >= 0) {
        ::signal(SIGINT, SIG_DFL);  // ignored in the background of a shell
        ::execvp(argv[0], argv.data());
      }
      ::_exit(127);
    }
  }
  void send(int signal) const { ::kill(child_, signal); }
  /// The exit code, or minus the signal that ended it.
  int wait() const {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t child_;
};

}  // namespace tomatic
