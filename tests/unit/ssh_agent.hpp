// A real ssh-agent for the time of a test.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "unit/temporary_folder.hpp"

namespace tomatic {

/// An agent that has one key, for as long as this lives.
class SshAgent {
 public:
  explicit SshAgent(const std::filesystem::path& key) {
    const std::string socket = folder_ / "agent";
    process_ = ::fork();
    if (process_ == 0) {
      const int nowhere = ::open("/dev/null", O_RDWR);
      ::dup2(nowhere, STDOUT_FILENO);
      ::dup2(nowhere, STDERR_FILENO);
      ::execlp("ssh-agent", "ssh-agent", "-D", "-a", socket.c_str(), nullptr);
      ::_exit(127);
    }
    ::setenv("SSH_AUTH_SOCK", socket.c_str(), 1);
    const std::string add = "ssh-add -q '" + key.string() + "' 2>/dev/null";
    while (std::system(add.c_str()) != 0) {
      REQUIRE(::waitpid(process_, nullptr, WNOHANG) == 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  ~SshAgent() {
    ::unsetenv("SSH_AUTH_SOCK");
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  SshAgent(const SshAgent&) = delete;
  SshAgent& operator=(const SshAgent&) = delete;

 private:
  TemporaryFolder folder_;
  pid_t process_;
};

}  // namespace tomatic
