// Copies of what the store replaced: `<UTC time>-<file>`, where names sort as the times do.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// A moment, exact enough that no two saves share it.
using ExactTime = std::chrono::sys_time<std::chrono::microseconds>;

inline constexpr std::chrono::days backupsLast{14};

/// The names of the copies of a file in a folder of backups, the oldest first. None if there is no
/// such folder.
std::vector<std::string> backupsOf(const std::filesystem::path& folder, std::string_view file);

/// Keeps a copy of a file's content and returns its name: that of `now`, or of the first moment
/// after it that no other copy has, nor a later one. Throws Failure.
std::string keepBackup(const std::filesystem::path& folder, std::string_view file,
                       std::string_view content, ExactTime now);

/// Deletes the copies that are older than `backupsLast`; other files are left alone.
void dropOldBackups(const std::filesystem::path& folder, ExactTime now);

}  // namespace tomatic
