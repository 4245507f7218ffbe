#include "messages/quiet_hours.hpp"

#include <algorithm>

#include "text/strings.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;

/// `HH:MM`
std::optional<minutes> parseTime(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  if (text.size() != 5 || text[2] != ':' ||
      text.substr(0, 2).find_first_not_of(digits) != std::string_view::npos ||
      text.substr(3).find_first_not_of(digits) != std::string_view::npos) {
    return std::nullopt;
  }
  const minutes time(*parseInteger(text.substr(0, 2)) * 60 + *parseInteger(text.substr(3)));
  return text[3] < '6' && time <= 24h ? std::optional(time) : std::nullopt;
}

/// A moment as the wall shows it, and whether the earlier or the later of two is meant. The clock
/// may change between the offsets of a day before and a day after.
Moment fromWall(Moment wall, bool later, const UtcOffset& offset) {
  const Moment before = wall - offset(wall - 24h);
  const Moment after = wall - offset(wall + 24h);
  const auto shows = [&](Moment moment) { return moment + offset(moment) == wall; };
  if (shows(before) && shows(after)) {
    return later ? std::max(before, after) : std::min(before, after);
  }
  if (shows(before) || shows(after)) {
    return shows(after) ? after : before;
  }
  // A time that is skipped: the moment of that.
  Moment low = std::min(before, after);
  Moment high = std::max(before, after);
  const auto old = offset(low);
  while (high - low > 1ms) {
    const Moment middle = low + (high - low) / 2;
    (offset(middle) == old ? low : high) = middle;
  }
  return high;
}

}  // namespace

std::optional<QuietHours> QuietHours::parse(std::string_view text) {
  QuietHours quiet;
  for (const std::string_view part : split(text, ',')) {
    const auto ends = split(trimmed(part), '-');
    const auto begin = parseTime(ends.front());
    const auto end = parseTime(ends.back());
    if (ends.size() != 2 || !begin || !end || *begin == *end || *begin == 24h) {
      return std::nullopt;
    }
    quiet.ranges_.push_back({*begin, *end});
  }
  return quiet;
}

std::vector<QuietHours::Silence> QuietHours::silences(Moment from, Moment to,
                                                      const UtcOffset& offset) const {
  std::vector<Silence> all;
  const auto last = std::chrono::floor<days>(to + offset(to)) + days(1);
  // Longer ago than this nothing waits for.
  const auto first =
      std::max(std::chrono::floor<days>(from + offset(from)) - days(1), last - days(400));
  for (auto day = first; day <= last; day += days(1)) {
    for (const Range& range : ranges_) {
      const auto length =
          range.end - range.begin + (range.end <= range.begin ? minutes(24h) : 0min);
      const Moment begin = fromWall(Moment(day) + range.begin, false, offset);
      const Moment end = fromWall(Moment(day) + range.begin + length, true, offset);
      if (begin < end) {
        all.push_back({begin, end});
      }
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Silence& a, const Silence& b) { return a.begin < b.begin; });
  std::vector<Silence> merged;
  for (const Silence& each : all) {
    if (!merged.empty() && each.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, each.end);
    } else {
      merged.push_back(each);
    }
  }
  return merged;
}

std::optional<Moment> QuietHours::endOfSilence(Moment moment, const UtcOffset& offset) const {
  if (ranges_.empty()) {
    return std::nullopt;
  }
  for (const Silence& silence : silences(moment, moment, offset)) {
    if (silence.begin <= moment && moment < silence.end) {
      return silence.end;
    }
  }
  return std::nullopt;
}

std::chrono::milliseconds QuietHours::silenceBetween(Moment from, Moment to,
                                                     const UtcOffset& offset) const {
  std::chrono::milliseconds sum{0};
  if (ranges_.empty() || to <= from) {
    return sum;
  }
  for (const Silence& silence : silences(from, to, offset)) {
    sum += std::max(std::min(silence.end, to) - std::max(silence.begin, from), 0ms);
  }
  return sum;
}

}  // namespace tomatic
