// The front door for whatever has something to say: tools make an Announcement and read what became
// of it. Plans, holds back, writes the outbox, delivers, and keeps the logbook.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "messages/addresses.hpp"
#include "messages/channel_book.hpp"
#include "messages/delivery.hpp"
#include "messages/holding.hpp"

namespace tomatic {

struct Announcement {
  std::vector<std::string> channels;  ///< channels or groups; none and no persons: the default one
  std::vector<std::string> persons;
  std::string text;
  std::string title;
  bool urgent = false;
  bool isPrivate = false;
  std::vector<Attachment> attachments;
  std::optional<Throttle> throttle;
  std::optional<std::chrono::milliseconds> dedup;
};

/// What became of one message on one channel.
struct Result {
  std::string channel;
  std::string person;
  std::string id;
  Outcome outcome = Outcome::queued;
  std::string answer;
};

/// What the front door needs besides the configuration.
struct AnnouncerWorld {
  DeliveryWorld delivery;
  std::function<std::uint64_t()> random;  ///< 64 random bits
  std::filesystem::path folder;           ///< the working folder: outbox/ and the logbook
};

class Announcer {
 public:
  /// All must outlive this.
  Announcer(const ChannelBook& book, const Addresses& addresses, Courier& courier,
            AnnouncerWorld world);

  /// What would be sent, in order, without sending or holding anything back. Throws Failure for a
  /// channel or person that there is not.
  std::vector<OutboxEntry> plan(const Announcement& announcement) const;

  /// Sends, trying again for as long as `wait`. Throws Failure if nothing could be planned or
  /// written; then nothing was sent.
  std::vector<Result> say(const Announcement& announcement, std::chrono::milliseconds wait);

  /// Sends what waits. Results of what left the outbox or was tried.
  std::vector<Result> flush(std::chrono::milliseconds wait);

  const Outbox& outbox() const { return outbox_; }

 private:
  struct Recipient;

  std::vector<Recipient> recipientsOf(const Announcement& announcement) const;
  Recipient personal(const std::string& person) const;
  std::optional<std::string> heldBack(Announcement& announcement, HoldingState& state) const;
  HoldingState holdingState() const;
  std::vector<OutboxEntry> written(Announcement announcement, std::optional<std::string>& held);
  void putAll(const std::vector<OutboxEntry>& entries) const;
  std::vector<Result> heldResults(const std::vector<OutboxEntry>& entries, const std::string& why);

  const ChannelBook& book_;
  const Addresses& addresses_;
  Courier& courier_;
  AnnouncerWorld world_;
  Outbox outbox_;
  MessageLog log_;
};

}  // namespace tomatic
