#include "messages/outbox.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "files/file_io.hpp"
#include "files/yaml.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr const char* failedFolder = "failed";

void makeFolder(const fs::path& folder) {
  std::error_code notMade;
  if (folder.has_parent_path()) {
    fs::create_directories(folder.parent_path(), notMade);
  }
  if (!notMade && ::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    notMade = std::error_code(errno, std::generic_category());
  }
  if (notMade) {
    fail(folder, tr("cannot be made: {}", notMade.message()));
  }
}

void removeFile(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    fail(path, tr("cannot be removed: {}; what it holds may be said again", reasonOf(errno)));
  }
}

/// Whether the path still leads to the open file.
bool isStillThere(const Descriptor& file, const fs::path& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(file.number(), &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

}  // namespace

void Outbox::make() const {
  makeFolder(folder_);
}

void Outbox::put(const OutboxEntry& entry) const {
  make();
  writeFile(folder_ / outboxName(entry), outboxText(entry));
}

std::vector<std::string> Outbox::names() const {
  std::vector<std::string> all;
  std::error_code ignored;
  for (fs::directory_iterator entry(folder_, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    std::string name = entry->path().filename().string();
    if (!channelOfName(name).empty()) {
      all.push_back(std::move(name));
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::optional<OutboxEntry> Outbox::read(const std::string& name) const {
  const auto text = readFile(folder_ / name, yamlLimits::bytes);
  return text ? std::optional(parseOutboxEntry(*text, (folder_ / name).lexically_normal().string()))
              : std::nullopt;
}

Outbox::Claim Outbox::claim(const std::string& name, std::optional<ClaimedEntry>& into) const {
  const fs::path path = folder_ / name;
  for (;;) {
    Descriptor file(path, O_RDONLY | O_NOFOLLOW);
    if (!file.isOpen()) {
      if (errno == ENOENT) {
        return Claim::gone;
      }
      tomatic::fail(path, tr("cannot be read: {}", reasonOf(errno)));
    }
    if (const int error = tryLock(file); error == EWOULDBLOCK) {
      return Claim::busy;
    } else if (error != 0) {
      tomatic::fail(path, tr("cannot be locked: {}", reasonOf(error)));
    }
    if (!isStillThere(file, path)) {
      continue;  // replaced or removed between opening and locking
    }
    try {
      into.emplace(name, read(name).value(), std::move(file));
      return Claim::taken;
    } catch (const Failure& damaged) {
      makeFolder(folder_ / failedFolder);
      moveFile(path, folder_ / failedFolder);
      throw Failure(tr("{}; it is in {} now", damaged.what(), "failed/"));
    }
  }
}

void Outbox::remove(const ClaimedEntry& claimed) const {
  removeFile(folder_ / claimed.name());
}

void Outbox::update(const ClaimedEntry& claimed) const {
  writeFile(folder_ / claimed.name(), outboxText(claimed.entry));
}

void Outbox::fail(const ClaimedEntry& claimed) const {
  makeFolder(folder_ / failedFolder);
  writeFile(folder_ / failedFolder / claimed.name(), outboxText(claimed.entry));
  removeFile(folder_ / claimed.name());
}

}  // namespace tomatic
