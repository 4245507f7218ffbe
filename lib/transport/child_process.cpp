#include "transport/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

struct Pipe {
  Descriptor readEnd;
  Descriptor writeEnd;
};

Pipe makePipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Failure(tr("no pipe can be made: {}", reasonOf(errno)));
  }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// In the child: what it was started for. Gives the error number if that cannot be.
int becomeProgram(const CommandRequest& request, const std::vector<char*>& argv, int in, int out) {
  // Signals that this process ignores would stay ignored.
  for (const int number : {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP}) {
    ::signal(number, SIG_DFL);
  }
  ::setpgid(0, 0);
  if (::dup2(in, STDIN_FILENO) >= 0 && ::dup2(out, STDOUT_FILENO) >= 0 &&
      ::dup2(out, STDERR_FILENO) >= 0 && ::chdir(request.folder.c_str()) == 0) {
    ::execvp(argv.front(), argv.data());
  }
  return errno;
}

/// Starts the program in a group of its own; its id, or minus the error number.
pid_t startProgram(const CommandRequest& request, int in, int out) {
  std::vector<char*> argv;
  for (const std::string& argument : request.argv) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  Pipe trouble = makePipe();  // closed by a successful exec
  const pid_t child = ::fork();
  if (child == 0) {
    const int error = becomeProgram(request, argv, in, out);
    writeAll(trouble.writeEnd, {reinterpret_cast<const char*>(&error), sizeof error});
    ::_exit(127);
  }
  if (child < 0) {
    return -errno;
  }
  trouble.writeEnd = Descriptor(-1);
  int error = 0;
  if (::read(trouble.readEnd.number(), &error, sizeof error) == sizeof error) {
    ::waitpid(child, nullptr, 0);
    return -error;
  }
  return child;
}

}  // namespace

ChildProcess::ChildProcess(const CommandRequest& request, Time deadline)
    : program_(request.argv.front()),
      input_(request.input),
      mostBytes_(request.mostBytes),
      deadline_(deadline),
      handle_(-1),
      toChild_(-1),
      fromChild_(-1) {
  Pipe in = makePipe();
  Pipe out = makePipe();
  const pid_t child = startProgram(request, in.readEnd.number(), out.writeEnd.number());
  if (child < 0) {
    ended_ = true;
    answer_.ending = -child == EAGAIN || -child == ENOMEM ? Ending::unreachable : Ending::failed;
    answer_.reason = tr("{}: cannot be run: {}", program_, reasonOf(-child));
    return;
  }
  child_ = child;
  handle_ = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  toChild_ = std::move(in.writeEnd);
  fromChild_ = std::move(out.readEnd);
  ::fcntl(toChild_.number(), F_SETFL, O_NONBLOCK);
  ::fcntl(fromChild_.number(), F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  if (child_ > 0) {
    ::kill(-child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
}

std::vector<pollfd> ChildProcess::waitsFor() const {
  std::vector<pollfd> all;
  const auto add = [&](const Descriptor& file, short events) {
    if (file.isOpen()) {
      all.push_back({file.number(), events, 0});
    }
  };
  add(handle_, POLLIN);
  add(toChild_, POLLOUT);
  add(fromChild_, POLLIN);
  return all;
}

void ChildProcess::feed() {
  while (toChild_.isOpen() && fed_ < input_.size()) {
    const ssize_t count = ::write(toChild_.number(), input_.data() + fed_, input_.size() - fed_);
    if (count < 0 && errno == EAGAIN) {
      return;
    }
    if (count < 0 && errno != EINTR) {
      break;  // it does not want to know more
    }
    fed_ += count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  toChild_ = Descriptor(-1);
}

void ChildProcess::listen() {
  std::array<char, 4096> buffer;
  while (fromChild_.isOpen()) {
    const ssize_t count = ::read(fromChild_.number(), buffer.data(), buffer.size());
    if (count > 0) {
      const auto size = static_cast<std::size_t>(count);
      const std::size_t room = mostBytes_ - answer_.body.size();
      answer_.body.append(buffer.data(), std::min(room, size));
      answer_.cut = answer_.cut || size > room;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else {
      if (count == 0) {
        fromChild_ = Descriptor(-1);
      }
      return;
    }
  }
}

void ChildProcess::reap(Time now) {
  int status = 0;
  if (::waitpid(child_, &status, WNOHANG) == child_) {
    listen();
    answer_.ending = WIFEXITED(status) ? Ending::answered : Ending::unknown;
    answer_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    answer_.reason =
        WIFEXITED(status) ? "" : tr("{}: killed by signal {}", program_, WTERMSIG(status));
  } else if (now >= deadline_) {
    ::kill(-child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    answer_.ending = Ending::unknown;
    answer_.reason = tr("{}: did not end in time, it was killed", program_);
  } else {
    return;
  }
  ended_ = true;
  child_ = -1;
}

void ChildProcess::advance(Time now) {
  if (!ended_) {
    feed();
    listen();
    reap(now);
  }
}

}  // namespace tomatic
