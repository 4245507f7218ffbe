// A disk that is soon full. Only for programs that are tests.
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace tomatic {

/// Writes to a file that is there, such as those of /proc.
inline bool say(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(file);
  return written;
}

/// Puts a disk of 256 KiB under the folder, in a view of the disks that ends with this process and
/// its children; as somebody who is root in that view alone where nobody else may. False where that
/// is not allowed either. Only before there are threads.
inline bool useTinyDisk(const std::filesystem::path& folder) {
  const std::string user = std::to_string(::getuid());
  const std::string group = std::to_string(::getgid());
  const bool ownView =
      ::unshare(CLONE_NEWNS) == 0 ||
      (::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && say("/proc/self/setgroups", "deny") &&
       say("/proc/self/uid_map", "0 " + user + " 1") &&
       say("/proc/self/gid_map", "0 " + group + " 1"));
  return ownView && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=256k") == 0;
}

}  // namespace tomatic
