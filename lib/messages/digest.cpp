#include "messages/digest.hpp"

#include <map>
#include <string>
#include <vector>

#include "text/messages.hpp"

namespace tomatic {
namespace {

/// Ends the id of a digest, so that none has to be opened to be known.
constexpr std::string_view mark = "_digest";

bool isDigest(const std::string& name) {
  const std::string id = name.substr(0, name.find('.'));
  return id.size() > mark.size() && id.substr(id.size() - mark.size()) == mark;
}

/// What a run that died between writing and removing left.
void removeReplaced(const Outbox& outbox, const DeliveryWorld& world) {
  for (const std::string& name : outbox.names()) {
    try {
      const auto entry = isDigest(name) ? outbox.read(name) : std::nullopt;
      for (const std::string& replaced : entry ? entry->replaces : std::vector<std::string>{}) {
        std::optional<ClaimedEntry> old;
        if (!channelOfName(replaced).empty() && replaced.find('/') == std::string::npos &&
            outbox.claim(replaced, old) == Outbox::Claim::taken) {
          outbox.remove(*old);
        }
      }
    } catch (const Failure& failure) {
      world.warn(failure.what());
    }
  }
}

/// Whether it waits for no other reason than that it came in quiet hours.
bool waitedInSilence(const OutboxEntry& entry, const Channel& channel, const DeliveryWorld& world) {
  return !entry.message.urgent && entry.message.to.empty() && entry.message.attachments.empty() &&
         entry.attempts == 0 &&
         channel.settings().quiet.endOfSilence(entry.message.created, world.offset);
}

void joinWaiting(const Channel& channel, const std::vector<std::string>& names,
                 const Outbox& outbox, const DeliveryWorld& world,
                 const std::function<std::uint64_t()>& random) {
  std::vector<ClaimedEntry> held;
  for (const std::string& name : names) {
    std::optional<ClaimedEntry> claimed;
    if (outbox.claim(name, claimed) == Outbox::Claim::taken &&
        waitedInSilence(claimed->entry, channel, world)) {
      held.push_back(std::move(*claimed));
    }
  }
  if (held.size() < 2) {
    return;
  }
  OutboxEntry digest;
  digest.channel = channel.settings().name;
  digest.message.created = held.back().entry.message.created;
  digest.message.id = messageId(digest.message.created, random()).append(mark);
  digest.message.title = tr("{} messages of the quiet hours", held.size());
  for (const ClaimedEntry& each : held) {
    const Message& message = each.entry.message;
    digest.message.text += (digest.message.text.empty() ? "" : "\n") + titledText(message);
    digest.message.isPrivate = digest.message.isPrivate || message.isPrivate;
    digest.replaces.push_back(each.name());
  }
  const auto limit = channel.settings().length;
  if (splitText(digest.message.text, limit).size() > 1) {
    return;  // as they are
  }
  outbox.put(digest);
  for (const ClaimedEntry& each : held) {
    outbox.remove(each);
  }
}

}  // namespace

void makeDigests(const ChannelBook& book, const Outbox& outbox, const DeliveryWorld& world,
                 const std::function<std::uint64_t()>& random) {
  std::map<std::string, std::vector<std::string>> byChannel;
  for (const KnownChannel& known : book.all()) {
    if (known.usable() && known.channel && known.channel->settings().digest &&
        !known.channel->settings().quiet.endOfSilence(world.now(), world.offset)) {
      byChannel[known.name];
    }
  }
  if (byChannel.empty()) {
    return;
  }
  removeReplaced(outbox, world);
  for (const std::string& name : outbox.names()) {
    if (const auto found = byChannel.find(channelOfName(name));
        found != byChannel.end() && !isDigest(name)) {
      found->second.push_back(name);
    }
  }
  for (const auto& [channel, names] : byChannel) {
    joinWaiting(book.usable(channel), names, outbox, world, random);
  }
}

}  // namespace tomatic
