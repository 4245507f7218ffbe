// How long a SQLite file is locked for writing, as another process sees it.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

#include "files/descriptor.hpp"

namespace tomatic::tests {

struct LockTimes {
  int count = 0;
  std::chrono::duration<double, std::milli> longest{0};
};

/// The byte that SQLite locks from the beginning of a write to its end (its os.h: RESERVED_BYTE).
inline bool isLockedForWriting(int file) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = 0x40000001;
  lock.l_len = 1;
  return ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/// Looks five thousand times a second until the other end of `stop` is closed. Takes no lock.
inline LockTimes watchLock(const std::filesystem::path& path, const Descriptor& stop) {
  using Clock = std::chrono::steady_clock;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  LockTimes times;
  bool wasLocked = false;
  Clock::time_point since;
  pollfd ended{stop.number(), POLLIN, 0};
  while (::poll(&ended, 1, 0) == 0) {
    const bool locked = isLockedForWriting(file.number());
    const auto now = Clock::now();
    if (locked && !wasLocked) {
      since = now;
      ++times.count;
    }
    if (wasLocked) {
      times.longest = std::max<decltype(times.longest)>(times.longest, now - since);
    }
    wasLocked = locked;
    ::usleep(200);
  }
  return times;
}

/// The write locks while `work` is done.
template <typename Work>
LockTimes lockTimes(const std::filesystem::path& path, Work work) {
  std::array<int, 2> stop{};
  std::array<int, 2> result{};
  if (::pipe(stop.data()) != 0 || ::pipe(result.data()) != 0) {
    return {};
  }
  const Descriptor stopRead(stop[0]);
  Descriptor stopWrite(stop[1]);
  const Descriptor resultRead(result[0]);
  const Descriptor resultWrite(result[1]);
  const pid_t child = ::fork();
  if (child == 0) {
    stopWrite = Descriptor(-1);
    const LockTimes times = watchLock(path, stopRead);
    ::_exit(::write(resultWrite.number(), &times, sizeof times) == sizeof times ? 0 : 1);
  }
  work();
  stopWrite = Descriptor(-1);
  ::waitpid(child, nullptr, 0);
  LockTimes times;
  return ::read(resultRead.number(), &times, sizeof times) == sizeof times ? times : LockTimes{};
}

}  // namespace tomatic::tests
