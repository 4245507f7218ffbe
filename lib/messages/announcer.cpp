#include "messages/announcer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "files/file_io.hpp"
#include "files/yaml.hpp"
#include "messages/digest.hpp"
#include "messages/fitting.hpp"
#include "messages/holding_file.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;

constexpr auto lockPatience = 5s;
constexpr const char* lockHolder = "tomatic-says";

/// FNV-1a: the state only has to tell texts apart, and should not keep private ones.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace

struct Announcer::Recipient {
  std::string channel;
  std::string person;
  std::string address;
};

Announcer::Announcer(const ChannelBook& book, const Addresses& addresses, Courier& courier,
                     AnnouncerWorld world)
    : book_(book),
      addresses_(addresses),
      courier_(courier),
      world_(std::move(world)),
      outbox_(world_.folder / "outbox"),
      log_(world_.folder) {}

Announcer::Recipient Announcer::personal(const std::string& person) const {
  if (const auto says = addresses_.says.find(person); says != addresses_.says.end()) {
    const auto& [channel, address] = says->second;
    const KnownChannel* known = book_.find(channel);
    if (known == nullptr || known->isGroup() ||
        (known->channel && !known->channel->takesAddress())) {
      throw Failure(
          tr("persons.yaml: says: {}: '{}' is no channel that takes an address", person, channel));
    }
    return {channel, person, address};
  }
  const auto email = addresses_.emails.find(person);
  if (email == addresses_.emails.end()) {
    throw Failure(
        tr("nobody called '{}' has an address, expected one in persons.yaml under 'says' "
           "or 'emails'",
           person));
  }
  for (const KnownChannel& known : book_.all()) {
    if (known.type == "smtp") {
      return {known.name, person, email->second};
    }
  }
  throw Failure(
      tr("'{}' has a mail address and no channel is of type smtp, expected one in "
         "'channels'",
         person));
}

std::vector<Announcer::Recipient> Announcer::recipientsOf(const Announcement& announcement) const {
  std::vector<std::string> names = announcement.channels;
  if (names.empty() && announcement.persons.empty()) {
    if (book_.defaultName().empty()) {
      throw Failure(tr("no channel: name one with -c, or with '{}' in config.yaml", bareChannel));
    }
    names.push_back(book_.defaultName());
  }
  std::vector<Recipient> all;
  std::vector<std::string> seen;
  for (const std::string& name : names) {
    for (const std::string& channel : book_.expanded(name, seen)) {
      all.push_back({channel, "", ""});
      seen.push_back(channel);
    }
  }
  std::set<std::string> persons;
  for (const std::string& person : announcement.persons) {
    if (persons.insert(person).second) {
      all.push_back(personal(person));
    }
  }
  return all;
}

std::vector<OutboxEntry> Announcer::plan(const Announcement& announcement) const {
  const Moment now = world_.delivery.now();
  const std::string id = messageId(now, world_.random());
  std::vector<OutboxEntry> entries;
  std::map<std::string, std::size_t> used;
  for (const Recipient& recipient : recipientsOf(announcement)) {
    const KnownChannel& known = *book_.find(recipient.channel);
    if (known.usable() && recipient.address.empty() && known.channel->needsAddress()) {
      throw Failure(known.place,
                    tr("channels.{} lacks 'to', expected it, or a person with --to", known.name));
    }
    if (!announcement.attachments.empty() && known.channel && !known.channel->takesAttachments()) {
      world_.delivery.warn(tr("{}: carries no files, the text goes without them", known.name));
    }
    const Message whole{id,
                        now,
                        announcement.text,
                        announcement.title,
                        announcement.urgent,
                        announcement.isPrivate,
                        recipient.address,
                        recipient.person,
                        announcement.attachments};
    for (Message& part : fitted(whole, known.channel.get())) {
      part.id = partId(id, used[recipient.channel]++);
      OutboxEntry entry;
      entry.channel = recipient.channel;
      entry.message = std::move(part);
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

HoldingState Announcer::holdingState() const {
  const auto path = outbox_.folder() / holdingFile;
  try {
    const auto text = readFile(path, yamlLimits::bytes);
    return text ? parseHolding(*text, path.string()) : HoldingState();
  } catch (const Failure& failure) {
    // Rather say something twice than not at all.
    world_.delivery.warn(tr("{}; what was held back is forgotten", failure.what()));
    return {};
  }
}

std::optional<std::string> Announcer::heldBack(Announcement& announcement,
                                               HoldingState& state) const {
  const std::string whom =
      joined(announcement.channels) + "\n" + joined(announcement.persons) + "\n";
  const Moment now = world_.delivery.now();
  forgetOld(state, now);
  const HoldingDecision decision =
      decide(state, fingerprint(whom + announcement.title + "\n" + announcement.text),
             announcement.isPrivate ? tr("(private)") : announcement.text, announcement.throttle,
             announcement.dedup, now);
  announcement.text = withDigest(announcement.text, decision.heldBefore);
  return decision.passes ? std::nullopt : std::optional(decision.why);
}

void Announcer::putAll(const std::vector<OutboxEntry>& entries) const {
  std::vector<std::filesystem::path> written;
  try {
    outbox_.make();
    for (const OutboxEntry& entry : entries) {
      written.push_back(outbox_.folder() / outboxName(entry));
      outbox_.put(entry);
    }
  } catch (const Failure& failure) {
    std::error_code ignored;
    for (const auto& path : written) {
      std::filesystem::remove(path, ignored);
    }
    throw Failure(tr("{}; nothing was sent", failure.what()));
  }
}

std::vector<OutboxEntry> Announcer::written(Announcement announcement,
                                            std::optional<std::string>& held) {
  std::vector<OutboxEntry> entries;
  if (!announcement.throttle && !announcement.dedup) {
    entries = plan(announcement);
    putAll(entries);
    return entries;
  }
  outbox_.make();
  const FolderLock lock(outbox_.folder(), lockHolder, lockPatience, world_.delivery.stop);
  HoldingState state = holdingState();
  held = heldBack(announcement, state);
  entries = plan(announcement);
  if (!held) {
    putAll(entries);
  }
  try {
    writeFile(outbox_.folder() / holdingFile, holdingText(state));
  } catch (const Failure& failure) {
    // What is in the outbox goes out all the same; the next one of its kind may, too.
    world_.delivery.warn(failure.what());
  }
  return entries;
}

std::vector<Result> Announcer::heldResults(const std::vector<OutboxEntry>& entries,
                                           const std::string& why) {
  std::vector<Result> results;
  for (const OutboxEntry& entry : entries) {
    try {
      log_.add(world_.delivery.now(), entry, std::string(wordFor(Outcome::held)), why);
    } catch (const Failure& failure) {
      world_.delivery.warn(failure.what());
    }
    results.push_back({entry.channel, entry.message.person, entry.message.id, Outcome::held, why});
  }
  return results;
}

std::vector<Result> Announcer::say(const Announcement& announcement,
                                   std::chrono::milliseconds wait) {
  std::optional<std::string> held;
  const std::vector<OutboxEntry> entries = written(announcement, held);
  if (held) {
    return heldResults(entries, *held);
  }
  std::vector<Result> results;
  for (const OutboxEntry& entry : entries) {
    results.push_back({entry.channel, entry.message.person, entry.message.id, Outcome::queued, ""});
  }
  Delivery delivery(
      book_, outbox_, log_, courier_, world_.delivery, {wait, false},
      [&](const OutboxEntry& entry, Outcome outcome, const std::string& answer) {
        const auto known = std::find_if(results.begin(), results.end(), [&](const Result& result) {
          return result.channel == entry.channel && result.id == entry.message.id;
        });
        Result& result = known == results.end() ? results.emplace_back() : *known;
        result = {entry.channel, entry.message.person, entry.message.id, outcome, answer};
      });
  for (const OutboxEntry& entry : entries) {
    delivery.add(outboxName(entry));
  }
  delivery.run();
  // Another run may have taken what was written here: it is done if its file is gone.
  std::error_code ignored;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string name = outboxName(entries[i]);
    if (results[i].outcome == Outcome::queued && results[i].answer.empty() &&
        !std::filesystem::exists(outbox_.folder() / name, ignored)) {
      const bool failed = std::filesystem::exists(outbox_.folder() / "failed" / name, ignored);
      results[i].outcome = failed ? Outcome::failed : Outcome::sent;
      results[i].answer = tr("by another run");
    }
  }
  return results;
}

std::vector<Result> Announcer::flush(std::chrono::milliseconds wait) {
  makeDigests(book_, outbox_, world_.delivery, world_.random);
  std::vector<Result> results;
  Delivery delivery(
      book_, outbox_, log_, courier_, world_.delivery, {wait, true},
      [&](const OutboxEntry& entry, Outcome outcome, const std::string& answer) {
        results.push_back({entry.channel, entry.message.person, entry.message.id, outcome, answer});
      });
  for (const std::string& name : outbox_.names()) {
    delivery.add(name);
  }
  delivery.run();
  return results;
}

}  // namespace tomatic
