#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>

#include "files/descriptor.hpp"
#include "files/file_io.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;

constexpr const char* lockName = ".tomatic.lock";

std::string textNow() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

/// Who wrote itself into the lock file, in words.
std::string holderOf(const Descriptor& file) {
  std::array<char, 256> buffer{};
  const ssize_t count = ::pread(file.number(), buffer.data(), buffer.size(), 0);
  const auto fields =
      words(std::string_view(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))));
  if (fields.size() != 3) {
    return tr("another run");
  }
  return tr("{} (process {}, since {})", fields[0], fields[1], fields[2]);
}

/// The lock file, which is made if need be.
Descriptor openLockFile(const fs::path& path) {
  Descriptor file(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0666);
  if (!file.isOpen() && errno == EACCES) {
    // Another user's can be locked although it cannot be written.
    file = Descriptor(path, O_RDONLY | O_NOFOLLOW);
  }
  if (!file.isOpen()) {
    fail(path, tr("cannot be locked: {}", reasonOf(errno)));
  }
  return file;
}

int lockWithin(const Descriptor& file, std::chrono::milliseconds patience,
               const std::function<bool()>& giveUp) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const int error = tryLock(file);
    const auto left = deadline - std::chrono::steady_clock::now();
    if (error != EWOULDBLOCK || left <= 0ms || (giveUp && giveUp())) {
      return error;
    }
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(left, 50ms));
  }
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder, std::string_view command,
                       std::chrono::milliseconds patience, const std::function<bool()>& giveUp) {
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    fail(folder, tr("cannot be written to: {}", reasonOf(errno)));
  }
  Descriptor file = openLockFile(folder / lockName);
  if (const int error = lockWithin(file, patience, giveUp)) {
    fail(folder,
         error == EWOULDBLOCK
             ? tr("in use by {}, expected nobody else: wait for it or stop it", holderOf(file))
             : tr("cannot be locked: {}", reasonOf(error)));
  }
  // Who holds it only serves messages: the lock holds without.
  if (::ftruncate(file.number(), 0) == 0) {
    writeAll(file, fmt::format("{} {} {}\n", command, ::getpid(), textNow()));
  }
  descriptor_ = file.release();
}

FolderLock::~FolderLock() {
  // The file stays: removing it would let a waiting run hold a lock that a third cannot see.
  if (::ftruncate(descriptor_, 0) != 0) {
    errno = 0;
  }
  ::close(descriptor_);
}

}  // namespace tomatic
