// Open files of the operating system, with errors as its numbers. Only for the edge: lib/files and
// above.
#pragma once

#include <fcntl.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace tomatic {

/// An open file; closed when destroyed.
class Descriptor {
 public:
  /// Opens, without inheritance by other programs; `errno` tells why if that fails.
  explicit Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0);
  /// Takes one that is open, or -1 for none.
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;

  bool isOpen() const { return number_ >= 0; }
  int number() const { return number_; }
  int release();

 private:
  int number_ = -1;
};

/// Writes everything; the error number, or 0.
int writeAll(const Descriptor& file, std::string_view content);

/// Takes the lock of a file without waiting; the error number (EWOULDBLOCK: held), or 0.
int tryLock(const Descriptor& file);

/// The system's words for an error number.
std::string reasonOf(int error);

/// Throws a Failure that names the path.
[[noreturn]] void fail(const std::filesystem::path& path, std::string message);

}  // namespace tomatic
