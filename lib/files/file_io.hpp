// Whole files in and out of a folder. A write puts the whole new content in place or leaves the old
// one: temporary file in the same folder, fsync, rename, fsync of the folder.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tomatic {

namespace fs = std::filesystem;

/// The bytes of a file of at most `maxBytes`; nothing if it does not exist. Throws Failure
/// otherwise.
std::optional<std::string> readFile(const fs::path& path, std::size_t maxBytes = 64U << 20U);

/// Replaces the file atomically; missing parent folders are made. Throws Failure naming the path
/// and the system's reason; then the old content is untouched and no temporary file is left. A
/// replaced file keeps its mode, a symbolic link is written through, a device is written straight.
void writeFile(const fs::path& path, std::string_view content);

/// Moves a file into a folder, which is made if need be, under the same name; one that is there is
/// replaced. Afterwards it is in the one place or the other, never in both nor in neither. Throws
/// Failure.
void moveFile(const fs::path& path, const fs::path& folder);

/// Holds a working folder, which must exist, for one run. Released when destroyed, or by the system
/// if the process dies.
class FolderLock {
 public:
  /// Takes the lock; throws Failure saying who holds it (command, process id, since when) if that
  /// takes longer than `patience`, or once `giveUp` says so.
  FolderLock(const fs::path& folder, std::string_view command, std::chrono::milliseconds patience,
             const std::function<bool()>& giveUp = nullptr);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace tomatic
