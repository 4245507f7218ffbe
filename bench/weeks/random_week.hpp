// Random weeks of any size, as the texts of a working folder: what the tools read is what is
// measured. Deterministic for a seed. The loads fit the people and fill the cells, so that a week
// is feasible and yet so tight that it is never free of cost.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace tomatic::bench {

enum class WeekRules : std::uint8_t {
  strict,
  relaxed,
  byLine,  ///< strict, with loads by line
};

struct WeekSpec {
  int people = 25;
  int lines = 6;
  int turns = 4;
  int days = 5;
  WeekRules rules = WeekRules::strict;
  std::uint64_t seed = 1;
  int dailyLimit = 0;  ///< turns of a day; 0: as few as can fill the cells
  /// Groups of whom at most one more than on average may be on the phone; 0: two that have room.
  int groups = 0;
  int busyPercent = 12;  ///< of turns, that somebody is busy; of the rest, that they would not like
  int linesEach = 1;     ///< with loads by line: how many a load is spread over, about
  int tableSize = 0;     ///< people a table; 0: tables of about four, and who sits at none
};

/// The Monday of the week.
inline constexpr const char* weekName = "2026-09-07";

/// `25x6x4x5 strict`, and what else is unusual, but for the seed.
std::string kindOf(const WeekSpec& spec);
/// `25x6x4x5 strict 1`
std::string nameOf(const WeekSpec& spec);
std::string nameOf(WeekRules rules);

/// The working folder: name of a file → its text.
std::map<std::string, std::string> folderOf(const WeekSpec& spec);

}  // namespace tomatic::bench
