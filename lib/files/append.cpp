#include "files/append.hpp"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "files/descriptor.hpp"

namespace tomatic {
namespace {

bool endsLine(const Descriptor& file, off_t size) {
  char last = '\n';
  return size == 0 || ::pread(file.number(), &last, 1, size - 1) != 1 || last == '\n';
}

}  // namespace

int appendLine(const std::filesystem::path& path, std::string_view line) {
  if (path.has_parent_path()) {
    std::error_code notMade;
    std::filesystem::create_directories(path.parent_path(), notMade);
    if (notMade) {
      return notMade.value();
    }
  }
  const Descriptor file(path, O_RDWR | O_CREAT | O_APPEND | O_NOCTTY, 0644);
  if (!file.isOpen()) {
    return errno;
  }
  struct stat state {};
  if (::fstat(file.number(), &state) != 0) {
    return errno;
  }
  const bool regular = S_ISREG(state.st_mode);
  if (regular) {
    while (::flock(file.number(), LOCK_EX) != 0) {
      if (errno != EINTR) {
        return errno;
      }
    }
    if (::fstat(file.number(), &state) != 0) {
      return errno;
    }
  }
  std::string text = regular && !endsLine(file, state.st_size) ? "\n" : "";
  text.append(line).append("\n");
  const int error = writeAll(file, text);
  if (error != 0 && regular && ::ftruncate(file.number(), state.st_size) != 0) {
    return error;  // the next writer ends the line
  }
  return error;
}

}  // namespace tomatic
