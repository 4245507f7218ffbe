#include "store/backups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "calendar/local_time.hpp"
#include "files/file_io.hpp"

namespace tomatic {
namespace {

constexpr std::size_t secondsSize = 19;  // of `2020-03-02T08:30:15`

std::string timeName(ExactTime time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return fmt::format("{}.{:06}", formatLocal(LocalTime(seconds.time_since_epoch())),
                     (time - seconds).count());
}

/// The time, as timeName() gives it, that a copy's name begins with: `…Z-` or, as the predecessor
/// has it, `…+00:00-`; nothing if it is no copy.
std::optional<std::string_view> timeOf(std::string_view name) {
  const auto time = parseWrittenTime(name.substr(0, secondsSize));
  const std::size_t end = name.find_first_of("Z+", secondsSize);
  const bool isCopy = name.size() > secondsSize && time && end != std::string_view::npos &&
                      (name.find("-graella-") != std::string_view::npos ||
                       name.find("-shiftcredit-") != std::string_view::npos);
  return isCopy ? std::optional(name.substr(0, end)) : std::nullopt;
}

template <typename Act>
void forEachName(const fs::path& folder, Act act) {
  std::error_code missing;
  for (fs::directory_iterator entry(folder, missing), end; !missing && entry != end;
       entry.increment(missing)) {
    act(entry->path().filename().string());
  }
}

}  // namespace

std::vector<std::string> backupsOf(const fs::path& folder, std::string_view file) {
  const std::string ending = fmt::format("-{}", file);
  std::vector<std::string> names;
  forEachName(folder, [&](const std::string& name) {
    if (timeOf(name) && name.ends_with(ending)) {
      names.push_back(name);
    }
  });
  std::sort(names.begin(), names.end());
  return names;
}

std::string keepBackup(const fs::path& folder, std::string_view file, std::string_view content,
                       ExactTime now) {
  const std::vector<std::string> others = backupsOf(folder, file);
  std::string name;
  // A clock that was set back, or that stands still, must not make this copy older than the last.
  if (!others.empty() && timeName(now) <= *timeOf(others.back())) {
    const std::string_view last = *timeOf(others.back());
    const auto seconds = parseWrittenTime(last.substr(0, secondsSize))->shown.time_since_epoch();
    const long long micros = last.size() > secondsSize + 1
                                 ? std::stoll(std::string(last.substr(secondsSize + 1, 6)))
                                 : 0;
    now = ExactTime(seconds) + std::chrono::microseconds(micros + 1);
  }
  do {
    name = fmt::format("{}Z-{}", timeName(now), file);
    now += std::chrono::microseconds(1);
  } while (fs::exists(fs::symlink_status(folder / name)));
  writeFile(folder / name, content);
  return name;
}

void dropOldBackups(const fs::path& folder, ExactTime now) {
  const std::string oldest = timeName(now - backupsLast);
  forEachName(folder, [&](const std::string& name) {
    const auto time = timeOf(name);
    if (time && *time < oldest) {
      std::error_code next;  // what cannot be deleted now will be tried at the next save
      fs::remove(folder / name, next);
    }
  });
}

}  // namespace tomatic
