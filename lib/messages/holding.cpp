#include "messages/holding.hpp"

#include <algorithm>

#include "text/durations.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostTexts = 5;
constexpr std::size_t longestText = 120;
/// A count that nobody was told of is kept that long.
constexpr auto longestMemory = std::chrono::hours(24 * 30);

bool holdsBack(const Held& held, std::chrono::milliseconds length, Moment now) {
  return held.passed <= now && now < held.passed + length;
}

/// The beginning of the first line.
std::string shortened(const std::string& text) {
  const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
  const std::string_view cut = cutToBytes(line, longestText);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

void countHeld(Held& held, const std::string& text) {
  ++held.count;
  std::string brief = shortened(text);
  if (held.texts.size() < mostTexts &&
      std::find(held.texts.begin(), held.texts.end(), brief) == held.texts.end()) {
    held.texts.push_back(std::move(brief));
  }
}

}  // namespace

std::optional<Throttle> parseThrottle(std::string_view text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view key = text.substr(0, equals);
  const auto length = parseDuration(text.substr(equals + 1));
  if (!length || words(key).size() != 1 || words(key).front() != key || firstBadUtf8(key)) {
    return std::nullopt;
  }
  return Throttle{std::string(key), *length};
}

HoldingDecision decide(HoldingState& state, const std::string& sameness, const std::string& text,
                       const std::optional<Throttle>& throttle,
                       std::optional<std::chrono::milliseconds> dedup, Moment now) {
  if (dedup) {
    const auto known = state.texts.find(sameness);
    if (known != state.texts.end() && holdsBack(known->second, *dedup, now)) {
      ++known->second.count;
      return {
          false,
          tr("the same was said {} ago",
             formatDuration(std::chrono::floor<std::chrono::seconds>(now - known->second.passed))),
          {}};
    }
  }
  HoldingDecision decision;
  if (throttle) {
    Held& held = state.throttles[throttle->key];
    if (holdsBack(held, throttle->length, now)) {
      countHeld(held, text);
      return {
          false,
          tr("at most one message of '{}' in {}", throttle->key, formatDuration(throttle->length)),
          {}};
    }
    decision.heldBefore = std::move(held);
    held = Held{now, throttle->length, 0, {}};
  }
  if (dedup) {
    state.texts[sameness] = Held{now, *dedup, 0, {}};
  }
  return decision;
}

std::string withDigest(const std::string& text, const Held& heldBefore) {
  if (heldBefore.count == 0) {
    return text;
  }
  std::string all = text + "\n" +
                    trn(heldBefore.count, "({} message was held back before this one)",
                        "({} messages were held back before this one)", heldBefore.count);
  const std::string own = shortened(text);
  for (const std::string& other : heldBefore.texts) {
    if (other != own) {
      all += "\n- " + other;
    }
  }
  return all;
}

void forgetOld(HoldingState& state, Moment now) {
  const auto isOld = [now](const auto& entry) {
    const Held& held = entry.second;
    const auto kept = held.count > 0 && !held.texts.empty()
                          ? std::max<std::chrono::milliseconds>(held.length, longestMemory)
                          : held.length;
    return now >= held.passed + kept;
  };
  std::erase_if(state.throttles, isOld);
  std::erase_if(state.texts, isOld);
}

}  // namespace tomatic
