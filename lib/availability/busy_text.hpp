// Busy entries as the lines of files: their words, and which of the busy files an entry belongs in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "availability/availability.hpp"

namespace tomatic {

/// The file whose entries are days off.
inline constexpr std::string_view vacationsFile = "indisponibilitats-vacances.conf";

/// `1100`: a digit a turn.
std::string turnsText(TurnSet set, int turns);

/// The day or the date of an entry as files have it; empty when it speaks of every day.
std::string whenText(const BusyEntry& entry, DayWords words);

/// The line of an entry, without its end: `+anna dl 1100 # doctor`.
std::string busyLine(const BusyEntry& entry, int turns, DayWords words);

/// Whether both say the same of the same person, wherever they stand.
bool sameEntry(const BusyEntry& one, const BusyEntry& other);

enum class BusyKind : std::uint8_t {
  weekly,
  dated,
  vacation,  ///< a day off, which lowers the load
};

/// Which of the files that the configuration lists (`busyFiles`) takes new entries of a kind: the
/// one with the usual name; else the first of the rest for weekly ones and the last for dated ones.
/// Days off go to the usual file even if it is not listed, for it is read all the same. Nothing if
/// there is no file left.
std::optional<std::string> busyFileFor(BusyKind kind, const std::vector<std::string>& busyFiles);

}  // namespace tomatic
