#include "messages/delivery.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "messages/fitting.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// After so many messages in a row that had to wait, a channel is left alone for this run.
constexpr int mostPostponed = 3;
constexpr milliseconds longestPatience = 250ms;
constexpr milliseconds busyPause = 50ms;

}  // namespace

std::string_view wordFor(Outcome outcome) {
  constexpr std::array<std::string_view, 6> words{"sent",   "queued",  "quiet",
                                                  "failed", "expired", "held"};
  return words[static_cast<std::size_t>(outcome)];
}

/// What one channel has to do.
struct Delivery::Lane {
  const Channel* channel = nullptr;  ///< none if it cannot be used, as `trouble` says
  std::string trouble;
  std::deque<std::string> waiting;
  std::optional<ClaimedEntry> current;
  bool inFlight = false;
  Steady::time_point nextTry{};
  std::optional<Steady::time_point> giveUpAt;  ///< of the current entry, from its first try on
  int failures = 0;                            ///< of the current entry in this run
  int postponedInRow = 0;
};

Delivery::Delivery(const ChannelBook& book, const Outbox& outbox, const MessageLog& log,
                   Courier& courier, DeliveryWorld world, DeliveryOptions options, Report report)
    : book_(book),
      outbox_(outbox),
      log_(log),
      courier_(courier),
      world_(std::move(world)),
      options_(options),
      report_(std::move(report)) {}

Delivery::~Delivery() = default;

void Delivery::add(const std::string& name) {
  const std::string channel = channelOfName(name);
  const auto [place, isNew] = lanes_.try_emplace(channel);
  Lane& lane = place->second;
  if (isNew) {
    try {
      lane.channel = &book_.usable(channel);
    } catch (const Failure& failure) {
      lane.trouble = failure.what();
    }
  }
  lane.waiting.push_back(name);
}

void Delivery::run() {
  while (!world_.stop()) {
    for (auto& [name, lane] : lanes_) {
      advance(lane);
    }
    if (isDone()) {
      return;
    }
    courier_.step(patience());
  }
}

bool Delivery::isDone() const {
  return std::all_of(lanes_.begin(), lanes_.end(), [](const auto& entry) {
    return !entry.second.current && entry.second.waiting.empty();
  });
}

milliseconds Delivery::patience() const {
  milliseconds least = longestPatience;
  const auto now = Steady::now();
  for (const auto& [name, lane] : lanes_) {
    if (!lane.inFlight && (lane.current || !lane.waiting.empty())) {
      least = std::clamp(std::chrono::ceil<milliseconds>(lane.nextTry - now), 0ms, least);
    }
  }
  return least;
}

void Delivery::advance(Lane& lane) {
  while (!lane.inFlight && Steady::now() >= lane.nextTry &&
         (lane.current || !lane.waiting.empty())) {
    if (!lane.current) {
      takeNext(lane);
      if (!lane.current) {
        continue;
      }
    }
    if (mayGo(lane)) {
      start(lane);
    }
  }
}

void Delivery::takeNext(Lane& lane) {
  const std::string name = lane.waiting.front();
  try {
    switch (outbox_.claim(name, lane.current)) {
      case Outbox::Claim::taken:
      case Outbox::Claim::gone:
        break;
      case Outbox::Claim::busy:
        if (!options_.flush) {
          const auto now = Steady::now();
          lane.giveUpAt = lane.giveUpAt.value_or(now + options_.wait);
          if (now < *lane.giveUpAt) {
            lane.nextTry = now + busyPause;
            return;
          }
        }
        break;
    }
  } catch (const Failure& failure) {
    world_.warn(failure.what());
  }
  lane.waiting.pop_front();
  lane.giveUpAt.reset();
  lane.failures = 0;
}

bool Delivery::mayGo(Lane& lane) {
  const OutboxEntry& entry = lane.current->entry;
  const Moment now = world_.now();
  const ChannelSettings settings = lane.channel ? lane.channel->settings() : ChannelSettings();
  const auto age = now - entry.message.created -
                   settings.quiet.silenceBetween(entry.message.created, now, world_.offset);
  if (age > settings.maxAge) {
    outbox_.remove(*lane.current);
    close(lane, Outcome::expired, entry.answer, true);
    return false;
  }
  if (lane.channel == nullptr) {
    close(lane, Outcome::queued, lane.trouble, false);
    return false;
  }
  if (entry.notBefore && now < *entry.notBefore && lane.failures == 0) {
    close(lane, Outcome::queued, entry.answer, false);
    return false;
  }
  if (!entry.message.urgent) {
    if (const auto end = settings.quiet.endOfSilence(now, world_.offset)) {
      close(lane, Outcome::quiet, tr("until {}", formatMoment(*end)), !options_.flush);
      return false;
    }
  }
  return true;
}

void Delivery::start(Lane& lane) {
  const auto now = Steady::now();
  const auto wait = lane.postponedInRow > 0 ? 0ms : options_.wait;
  lane.giveUpAt = lane.giveUpAt.value_or(now + wait);
  lane.inFlight = true;
  courier_.start(lane.channel->request(lane.current->entry.message),
                 lane.channel->settings().limits,
                 [this, &lane](const Answer& answer) { finished(lane, answer); });
}

void Delivery::finished(Lane& lane, const Answer& answer) {
  lane.inFlight = false;
  Judgement judgement = lane.channel->judge(answer, world_.now());
  judgement.answer = book_.redactor().redacted(judgement.answer);
  ++lane.current->entry.attempts;
  lane.current->entry.answer = judgement.answer;
  try {
    switch (judgement.verdict) {
      case AnswerVerdict::accepted:
        accepted(lane, judgement.answer);
        break;
      case AnswerVerdict::refused:
        refused(lane, judgement.answer);
        break;
      case AnswerVerdict::later:
        postponed(lane, judgement, answer.ending);
        break;
    }
  } catch (const Failure& failure) {
    // The outbox cannot be written. The file waits there as it was, and other channels go on.
    world_.warn(failure.what());
    lane.waiting.clear();
    close(lane, Outcome::queued, judgement.answer, true);
  }
}

void Delivery::accepted(Lane& lane, const std::string& answer) {
  try {
    outbox_.remove(*lane.current);
  } catch (const Failure& failure) {
    world_.warn(failure.what());
  }
  lane.postponedInRow = 0;
  close(lane, Outcome::sent, answer, true);
}

void Delivery::refused(Lane& lane, const std::string& answer) {
  const OutboxEntry failed = lane.current->entry;
  // The other way first: a crash in between says it twice rather than never.
  useFallback(*lane.channel, failed);
  outbox_.fail(*lane.current);
  close(lane, Outcome::failed, answer, true);
}

void Delivery::postponed(Lane& lane, const Judgement& judgement, Ending ending) {
  ++lane.failures;
  const auto now = Steady::now();
  const auto pause = judgement.pause.value_or(pauseAfter(lane.failures, world_.chance()));
  if (now + pause < *lane.giveUpAt) {
    lane.nextTry = now + pause;
    return;
  }
  OutboxEntry& entry = lane.current->entry;
  const bool isNews = entry.attempts == lane.failures;
  entry.notBefore = judgement.pause ? std::optional(world_.now() + *judgement.pause) : std::nullopt;
  outbox_.update(*lane.current);
  close(lane, Outcome::queued, judgement.answer, isNews);
  ++lane.postponedInRow;
  const bool nobodyThere = ending == Ending::unreachable || judgement.pause;
  if (nobodyThere || !options_.flush || lane.postponedInRow >= mostPostponed) {
    lane.waiting.clear();
  }
}

void Delivery::useFallback(const Channel& channel, const OutboxEntry& failed) {
  const std::string& fallback = channel.settings().fallback;
  if (fallback.empty()) {
    return;
  }
  OutboxEntry entry = failed;
  entry.tried.push_back(channel.settings().name);
  entry.attempts = 0;
  entry.notBefore.reset();
  entry.answer.clear();
  entry.message.to.clear();  // an address of the channel that failed
  entry.message.text += "\n" + tr("({} failed: {})", channel.settings().name, failed.answer);
  const std::string id = entry.message.id;
  for (const std::string& other : book_.expanded(fallback, entry.tried)) {
    const Channel* taker = book_.find(other)->channel.get();
    Message message = entry.message;
    if (!message.attachments.empty() && taker != nullptr && !taker->takesAttachments()) {
      message.text += "\n" + tr("(its files are in {})", "outbox/failed");
    }
    std::size_t number = 0;
    for (Message& part : fitted(message, taker)) {
      part.id = partId(id, number++);
      OutboxEntry copy = entry;
      copy.channel = other;
      copy.message = std::move(part);
      outbox_.put(copy);
      add(outboxName(copy));
    }
  }
}

void Delivery::close(Lane& lane, Outcome outcome, const std::string& answer, bool logged) {
  const ClaimedEntry ended = std::move(*lane.current);
  lane.current.reset();
  lane.giveUpAt.reset();
  lane.failures = 0;
  if (logged) {
    log(ended.entry, outcome, answer);
  }
  report_(ended.entry, outcome, answer);
}

void Delivery::log(const OutboxEntry& entry, Outcome outcome, const std::string& answer) {
  try {
    log_.add(world_.now(), entry, std::string(wordFor(outcome)), answer);
  } catch (const Failure& failure) {
    if (!std::exchange(logBroken_, true)) {
      world_.warn(failure.what());
    }
  }
}

}  // namespace tomatic
