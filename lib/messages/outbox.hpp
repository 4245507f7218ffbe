// The messages on their way: a folder with one file a message and channel, there before the first
// try and gone after the yes. Whoever sends one holds the lock of its file, which dies with the
// process; so no two runs send the same file at once, and a file that is left was not confirmed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "files/descriptor.hpp"
#include "messages/outbox_entry.hpp"

namespace tomatic {

/// An entry that this run alone may send, until this is destroyed.
class ClaimedEntry {
 public:
  ClaimedEntry(std::string name, OutboxEntry content, Descriptor lock)
      : entry(std::move(content)), name_(std::move(name)), lock_(std::move(lock)) {}

  const std::string& name() const { return name_; }

  OutboxEntry entry;

 private:
  std::string name_;
  Descriptor lock_;
};

class Outbox {
 public:
  /// Nothing is touched yet.
  explicit Outbox(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& folder() const { return folder_; }

  /// Makes the folder, for its owner only, if it is not there.
  void make() const;
  /// Writes a new entry. Throws Failure, also when the disk is full; then there is no file.
  void put(const OutboxEntry& entry) const;
  /// The names of all files that wait, the oldest first.
  std::vector<std::string> names() const;
  /// The entry, read without claiming it; nothing if it is gone. Throws Failure if it is damaged.
  std::optional<OutboxEntry> read(const std::string& name) const;

  enum class Claim { taken, gone, busy };
  /// Takes the lock of a file without waiting: `gone` if there is no such file any more, `busy` if
  /// another run is at it. A damaged file is moved to failed/, and Failure thrown.
  Claim claim(const std::string& name, std::optional<ClaimedEntry>& into) const;

  /// Delivered, expired, or told otherwise: the file goes.
  void remove(const ClaimedEntry& claimed) const;
  /// Still waits: writes what is known now.
  void update(const ClaimedEntry& claimed) const;
  /// Failed for good: moved to failed/, with what it holds now.
  void fail(const ClaimedEntry& claimed) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace tomatic
