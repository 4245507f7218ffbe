#include "files/file_io.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

#include "files/descriptor.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

fs::path folderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Where a write really goes: through symbolic links, so that a linked file stays linked. Nothing
/// if the links form a cycle.
std::optional<fs::path> throughLinks(fs::path path) {
  for (int hops = 0; hops < 40; ++hops) {
    std::error_code notALink;
    const fs::path next = fs::read_symlink(path, notALink);
    if (notALink) {
      return path;
    }
    path = next.is_absolute() ? next : folderOf(path) / next;
  }
  return std::nullopt;
}

/// Temporary files of a target are called `.NAME.XXXXXX.tmp`. A live writer holds a lock on its
/// own, so whatever can be locked was left by a run that died.
class TemporaryNames {
 public:
  explicit TemporaryNames(const fs::path& target)
      : folder_(folderOf(target)),
        // Cut, so that the longest name that a folder can hold has room for the rest.
        prefix_(fmt::format(".{}.", target.filename().string().substr(0, 200))) {}

  fs::path unique() const {
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    thread_local std::mt19937 random(std::random_device{}());
    std::string name = prefix_;
    for (std::size_t i = 0; i < randomLetters; ++i) {
      name += letters[random() % letters.size()];
    }
    return folder_ / (name + std::string(suffix));
  }

  void removeStale() const {
    std::error_code ignored;
    for (fs::directory_iterator entry(folder_, ignored), end; !ignored && entry != end;
         entry.increment(ignored)) {
      if (!isOne(entry->path().filename().string())) {
        continue;
      }
      const Descriptor left(entry->path(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      if (left.isOpen() && tryLock(left) == 0) {
        ::unlink(entry->path().c_str());
      }
    }
  }

 private:
  static constexpr std::size_t randomLetters = 6;
  static constexpr std::string_view suffix = ".tmp";

  bool isOne(std::string_view name) const {
    return name.size() == prefix_.size() + randomLetters + suffix.size() &&
           name.substr(0, prefix_.size()) == prefix_ &&
           name.substr(name.size() - suffix.size()) == suffix;
  }

  fs::path folder_;
  std::string prefix_;
};

/// The new content on its way; removed unless committed. Each step gives the error number, or 0.
class TemporaryFile {
 public:
  TemporaryFile() = default;
  ~TemporaryFile() {
    if (file_) {
      ::unlink(path_.c_str());
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int open(const TemporaryNames& names) {
    int error = EEXIST;
    for (int attempt = 0; attempt < 100 && (error == EEXIST || error == EBUSY); ++attempt) {
      path_ = names.unique();
      Descriptor opened(path_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);
      if (!opened.isOpen()) {
        error = errno;
      } else if (foundBeforeLocked(opened)) {
        error = EBUSY;
      } else {
        file_ = std::move(opened);
        return 0;
      }
    }
    return error;
  }

  int fill(std::string_view content, const struct stat* replaced) {
    if (const int error = writeAll(*file_, content)) {
      return error;
    }
    if (replaced != nullptr) {
      // The owner only stays when we may give files away; the mode always does.
      if (::fchown(file_->number(), replaced->st_uid, replaced->st_gid) != 0) {
        errno = 0;
      }
      if (::fchmod(file_->number(), replaced->st_mode & 07777U) != 0) {
        return errno;
      }
    }
    // Some file systems cannot sync and say so; there the rename is as good as it gets.
    const bool failed = ::fsync(file_->number()) != 0;
    return failed && errno != EINVAL && errno != ENOTSUP ? errno : 0;
  }

  int commit(const fs::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) {
      return errno;
    }
    file_.reset();
    return 0;
  }

 private:
  /// Whether another writer that tidies up came between making the file and locking it.
  static bool foundBeforeLocked(const Descriptor& file) {
    struct stat state {};
    return tryLock(file) == EWOULDBLOCK || ::fstat(file.number(), &state) != 0 ||
           state.st_nlink == 0;
  }

  fs::path path_;
  std::optional<Descriptor> file_;
};

/// What goes into a device or a pipe cannot be taken back: it is simply written.
int writeStraight(const fs::path& path, std::string_view content) {
  const Descriptor file(path, O_WRONLY);
  return file.isOpen() ? writeAll(file, content) : errno;
}

void syncFolder(const fs::path& path) {
  const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
  if (folder.isOpen()) {
    ::fsync(folder.number());
  }
}

int replace(const fs::path& target, std::string_view content, const struct stat* replaced) {
  // A read-only file is not to be replaced, although the folder would allow it.
  if (replaced != nullptr && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) {
    return errno;
  }
  const TemporaryNames names(target);
  names.removeStale();
  TemporaryFile file;
  int error = file.open(names);
  if (error == 0) {
    error = file.fill(content, replaced);
  }
  if (error == 0) {
    error = file.commit(target);
  }
  if (error == 0) {
    // The new content is in place whatever this says.
    syncFolder(folderOf(target));
  }
  return error;
}

}  // namespace

std::optional<std::string> readFile(const fs::path& path, std::size_t maxBytes) {
  const Descriptor file(path, O_RDONLY);
  if (!file.isOpen()) {
    if (errno == ENOENT) {
      return std::nullopt;
    }
    fail(path, tr("cannot be read: {}", reasonOf(errno)));
  }
  std::string content;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
    if (count == 0) {
      return content;
    }
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      fail(path, tr("cannot be read: {}", reasonOf(errno)));
    }
    content.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.size() > maxBytes) {
      fail(path, tr("too large, expected at most {} bytes", maxBytes));
    }
  }
}

void writeFile(const fs::path& path, std::string_view content) {
  struct stat state {};
  const bool exists = ::stat(path.c_str(), &state) == 0;
  int error = 0;
  if (exists && S_ISDIR(state.st_mode)) {
    error = EISDIR;
  } else if (exists && !S_ISREG(state.st_mode)) {
    error = writeStraight(path, content);
  } else if (const auto target = throughLinks(path)) {
    std::error_code notMade;
    fs::create_directories(folderOf(*target), notMade);
    error = notMade ? notMade.value() : replace(*target, content, exists ? &state : nullptr);
  } else {
    error = ELOOP;
  }
  if (error != 0) {
    fail(path, exists && S_ISREG(state.st_mode)
                   ? tr("cannot be written: {}; the old content stays", reasonOf(error))
                   : tr("cannot be written: {}", reasonOf(error)));
  }
}

void moveFile(const fs::path& path, const fs::path& folder) {
  std::error_code notMade;
  fs::create_directories(folder, notMade);
  if (notMade || ::rename(path.c_str(), (folder / path.filename()).c_str()) != 0) {
    fail(path, tr("cannot be moved to {}: {}", folder.string(),
                  reasonOf(notMade ? notMade.value() : errno)));
  }
  syncFolder(folder);
  syncFolder(folderOf(path));
}

}  // namespace tomatic
