#include "weeks/child.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <system_error>

#include "text/strings.hpp"

namespace tomatic::bench {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Forks; the child does `child` with the writing end of a pipe and never comes back.
Spent spentBy(const std::function<void(int)>& child) {
  std::array<int, 2> pipe{};
  // Closed in the children of other threads, which would keep it open.
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  std::fflush(nullptr);
  const pid_t id = ::fork();
  if (id < 0) {
    throw std::system_error(errno, std::generic_category(), "fork");
  }
  if (id == 0) {
    ::close(pipe[0]);
    child(pipe[1]);
    ::_exit(127);
  }
  ::close(pipe[1]);
  Spent spent;
  std::array<char, 4096> buffer{};
  for (ssize_t size = 1; size > 0;) {
    size = ::read(pipe[0], buffer.data(), buffer.size());
    if (size > 0) {
      spent.output.append(buffer.data(), static_cast<std::size_t>(size));
    } else if (size < 0 && errno == EINTR) {
      size = 1;
    }
  }
  ::close(pipe[0]);
  int status = 0;
  rusage usage{};
  ::wait4(id, &status, 0, &usage);
  spent.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  spent.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  spent.mebibytes = static_cast<double>(usage.ru_maxrss) / 1024;
  return spent;
}

void writeAll(int descriptor, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t size = ::write(descriptor, text.data() + done, text.size() - done);
    if (size <= 0) {
      return;
    }
    done += static_cast<std::size_t>(size);
  }
}

}  // namespace

Spent inChild(const std::function<std::string()>& work) {
  return spentBy([&](int out) {
    try {
      writeAll(out, work());
      ::_exit(0);
    } catch (const std::exception& failure) {
      writeAll(out, failure.what());
      ::_exit(1);
    }
  });
}

Spent inChild(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // execvp changes none of them
  }
  arguments.push_back(nullptr);
  return spentBy([&](int out) {
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
  });
}

bool isOnPath(const std::string& program) {
  const char* path = std::getenv("PATH");
  for (const auto folder : split(path == nullptr ? "" : path, ':')) {
    if (::access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace tomatic::bench
