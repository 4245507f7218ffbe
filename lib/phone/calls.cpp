#include "phone/calls.hpp"

#include <algorithm>
#include <array>

namespace tomatic {
namespace {

constexpr auto outcomes = std::to_array<std::pair<CallOutcome, std::string_view>>({
    {CallOutcome::answered, "answered"},
    {CallOutcome::abandoned, "abandoned"},
    {CallOutcome::timedOut, "timedout"},
    {CallOutcome::bounced, "bounced"},
});

/// The sum, mean and largest of what is known.
struct Total {
  long long sum = 0;
  long long count = 0;
  long long most = 0;

  void add(const std::optional<std::chrono::seconds>& length) {
    if (length) {
      sum += length->count();
      most = std::max<long long>(most, length->count());
      ++count;
    }
  }
  std::optional<long long> ifAny(long long value) const {
    return count == 0 ? std::nullopt : std::optional<long long>(value);
  }
  std::optional<long long> mean() const { return ifAny(count == 0 ? 0 : sum / count); }
};

/// Whether the one entry of a call tells more of it than the other.
bool tellsMore(const Call& one, const Call& other, const std::string& queue) {
  const auto rank = [&](const Call& call) {
    return std::pair(call.queue == queue, call.outcome == CallOutcome::answered);
  };
  return rank(one) > rank(other);
}

std::vector<Call> distinct(const std::vector<Call>& calls, const std::string& queue) {
  std::vector<Call> all;
  std::map<std::string, std::size_t> places;
  for (const Call& call : calls) {
    const auto [known, isNew] = places.emplace(call.id, all.size());
    if (isNew || call.id.empty()) {
      all.push_back(call);
    } else if (Call& before = all[known->second]; tellsMore(call, before, queue)) {
      before = call;
    }
  }
  return all;
}

void countOutcome(const Call& call, DayFigures& figures) {
  switch (call.outcome) {
    case CallOutcome::answered:
      ++figures.answeredCalls;
      break;
    case CallOutcome::abandoned:
      ++figures.abandonedCalls;
      break;
    case CallOutcome::timedOut:
      ++figures.timedOutCalls;
      break;
    case CallOutcome::bounced:
      ++figures.bouncedCalls;
      break;
  }
}

}  // namespace

std::string_view nameOf(CallOutcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)].second;
}

std::optional<CallOutcome> callOutcomeNamed(std::string_view name) {
  for (const auto& [outcome, word] : outcomes) {
    if (word == name) {
      return outcome;
    }
  }
  return std::nullopt;
}

DayFigures figuresOf(const std::vector<Call>& calls, const std::string& queue,
                     const OpeningHours& hours) {
  DayFigures figures;
  Total talk;
  Total hold;
  for (const Call& call : distinct(calls, queue)) {
    if (call.queue != queue) {
      ++figures.testCalls;
      continue;
    }
    ++figures.callsReceived;
    const auto time = timeOfDay(call.start);
    if (time < hours.open || time >= hours.close) {
      ++(time < hours.open ? figures.earlyCalls : figures.lateCalls);
      continue;
    }
    countOutcome(call, figures);
    hold.add(call.wait);
    if (call.outcome == CallOutcome::answered) {
      talk.add(call.talk);
    }
  }
  figures.talkTime = talk.ifAny(talk.sum);
  figures.averageTalkTime = talk.mean();
  figures.holdTime = hold.ifAny(hold.sum);
  figures.averageHoldTime = hold.mean();
  figures.maxHoldTime = hold.ifAny(hold.most);
  return figures;
}

}  // namespace tomatic
