// Days, weeks and the turns of a day: the time of the domain. Reads no clock; whoever wants "today"
// passes it in.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

using Date = std::chrono::sys_days;

/// ISO date `YYYY-MM-DD` of a day that exists; nothing otherwise.
std::optional<Date> parseDate(std::string_view text);
std::string formatDate(Date date);

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

inline constexpr int daysPerWeek = 7;

/// Which words a file uses for the days: `dl dm dx dj dv ds dg` or `mon … sun`.
enum class DayWords : std::uint8_t { catalan, english };

/// Reads a day in either set of words.
std::optional<Weekday> parseWeekday(std::string_view word);
/// Which set of words this one is of; nothing if it is no day.
std::optional<DayWords> dayWordsOf(std::string_view word);
std::string_view wordFor(Weekday day, DayWords words);

/// A week, named by its Monday.
class Week {
 public:
  /// The week that contains the date.
  explicit Week(Date date);

  Date monday() const { return monday_; }
  Date date(Weekday day) const;
  /// The day of the week if the date lies in it.
  std::optional<Weekday> dayOf(Date date) const;
  /// ISO date of the Monday: how files name the week.
  std::string name() const { return formatDate(monday_); }

  friend auto operator<=>(const Week&, const Week&) = default;

 private:
  Date monday_;
};

/// One interval between two consecutive hours, 0-based. People count turns from 1.
enum class Turn : int {};
constexpr int index(Turn turn) {
  return static_cast<int>(turn);
}

/// One phone line, 0-based. People and files say L1, L2, …
enum class Line : int {};
constexpr int index(Line line) {
  return static_cast<int>(line);
}
/// `L1` for line 0.
std::string lineName(Line line);

/// A set of turns of one day, as bits. A day has at most `capacity` turns.
class TurnSet {
 public:
  static constexpr int capacity = 64;

  constexpr TurnSet() = default;
  constexpr explicit TurnSet(std::uint64_t bits) : bits_(bits) {}
  /// The first `count` turns.
  static constexpr TurnSet first(int count) {
    return TurnSet(count >= capacity ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1);
  }

  constexpr bool has(Turn turn) const { return (bits_ >> index(turn) & 1U) != 0; }
  constexpr void add(Turn turn) { bits_ |= std::uint64_t{1} << index(turn); }
  constexpr void remove(Turn turn) { bits_ &= ~(std::uint64_t{1} << index(turn)); }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return __builtin_popcountll(bits_); }
  constexpr bool contains(TurnSet other) const { return (other.bits_ & ~bits_) == 0; }
  constexpr std::uint64_t bits() const { return bits_; }

  friend constexpr TurnSet operator|(TurnSet a, TurnSet b) { return TurnSet(a.bits_ | b.bits_); }
  friend constexpr TurnSet operator&(TurnSet a, TurnSet b) { return TurnSet(a.bits_ & b.bits_); }
  friend constexpr TurnSet operator-(TurnSet a, TurnSet b) { return TurnSet(a.bits_ & ~b.bits_); }
  friend constexpr bool operator==(TurnSet, TurnSet) = default;

 private:
  std::uint64_t bits_ = 0;
};

/// The hours that bound the turns of a day: n+1 strictly increasing times make n turns.
class Hours {
 public:
  Hours() = default;
  /// Times as `HH:MM`; nothing if one is malformed, or they do not strictly increase, or there are
  /// fewer than two, or more than TurnSet::capacity + 1. `whatIsWrong` then says so.
  static std::optional<Hours> parse(const std::vector<std::string>& texts,
                                    std::string* whatIsWrong = nullptr);

  int turns() const { return texts_.empty() ? 0 : static_cast<int>(texts_.size()) - 1; }
  /// As given, closing time included.
  const std::vector<std::string>& texts() const { return texts_; }
  /// Minutes from midnight of the start of a turn; of the closing time for turns().
  std::chrono::minutes start(Turn turn) const { return minutes_[index(turn)]; }
  const std::string& startText(Turn turn) const { return texts_[index(turn)]; }

  friend bool operator==(const Hours&, const Hours&) = default;

 private:
  std::vector<std::string> texts_;
  std::vector<std::chrono::minutes> minutes_;
};

/// Closed days and why.
using Holidays = std::map<Date, std::string>;

}  // namespace tomatic
