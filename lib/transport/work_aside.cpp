#include "transport/work_aside.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace tomatic {
namespace {

/// Stands before and behind a text that is whole.
constexpr char whole = '\x06';

[[noreturn]] void workAndEnd(const std::function<std::string()>& work, const Descriptor& to) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody is left to hear
  try {
    writeAll(to, whole + work() + whole);
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

}  // namespace

WorkAside::WorkAside(const std::function<std::string()>& work) : from_(-1) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return;  // then there is no result
  }
  from_ = Descriptor(ends[0]);
  const Descriptor to(ends[1]);
  child_ = ::fork();
  if (child_ == 0) {
    workAndEnd(work, to);
  }
}

WorkAside::~WorkAside() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
}

std::optional<std::string> WorkAside::result(std::chrono::steady_clock::time_point deadline) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (child_ > 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd ready{from_.number(), POLLIN, 0};
    const auto patience = static_cast<int>(std::max<long long>(left.count(), 0));
    const int count = ::poll(&ready, 1, patience);
    if (count == 0 || (count < 0 && errno != EINTR)) {
      return std::nullopt;
    }
    const ssize_t size = count < 0 ? 0 : ::read(from_.number(), buffer.data(), buffer.size());
    if (count > 0 && size <= 0) {
      break;
    }
    text.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  }
  const bool isWhole = text.size() >= 2 && text.front() == whole && text.back() == whole;
  return isWhole ? std::optional(text.substr(1, text.size() - 2)) : std::nullopt;
}

}  // namespace tomatic
