// DAY TURN LINE on a command line, and what decides whether cells may change.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "settings/settings.hpp"
#include "text/complaints.hpp"
#include "timetable/cells.hpp"

namespace tomatic {

/// The words that name a cell.
struct CellWords {
  std::string day;
  std::string turn;  ///< from 1, or the hour when it starts
  std::string line;  ///< from 1, or its name

  /// Declares three arguments; `number` distinguishes those of several cells.
  void declare(Options& offered, const std::string& number = "");
  /// The cell meant, be it in the timetable or not. Throws UsageError for words that mean none.
  Cell meantIn(const Timetable& timetable) const;
};

/// The line that a word means, be it in the timetable or not. Throws UsageError.
Line lineMeant(const std::string& word, const Timetable& timetable);

/// Who works here by the files of persons and of ideal loads; sorted.
std::vector<PersonId> knownPeople(const Settings& settings, const std::filesystem::path& folder,
                                  Complaints& complaints);

/// Adds whom a timetable knows to those who may stand in a cell.
void addPeopleOf(const Timetable& timetable, EditLimits& limits);

/// What changes by hand must respect in a week: who works here, besides whom the timetable knows,
/// and when they cannot attend.
EditLimits editLimits(const Settings& settings, const std::filesystem::path& folder,
                      const Timetable& timetable, Complaints& complaints);

/// Throws NoAnswer with all objections, unless `force` waives them all. Returns those waived, for
/// the log: ` (forced: …)`, or nothing.
std::string refusedOrForced(const std::vector<Objection>& objections, bool force);

}  // namespace tomatic
