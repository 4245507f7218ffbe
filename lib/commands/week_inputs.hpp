// Everything that the working folder says of a week, read once, with all that is wrong in it told
// at once. What a command makes of it is its own business.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "availability/availability.hpp"
#include "calendar/calendar.hpp"
#include "load/shift_load.hpp"
#include "roster/roster.hpp"
#include "settings/settings.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct WeekInputs {
  Settings settings;
  Week week{Date{}};
  Roster roster;  ///< persons file first, the config where that says nothing
  Holidays closedDays;
  std::vector<Weekday> businessDays;  ///< search days that are not closed
  std::vector<BusyEntry> busy;        ///< of the busy files, whatever person or week
  std::vector<BusyEntry> vacations;   ///< entries that make whole days off
  std::set<PersonId> leaves;
  std::map<PersonId, double> credits;
  std::map<PersonId, double> idealLoads;
};

/// The closed days of holidays.conf and of either noservice.conf.
Holidays readClosedDays(const std::filesystem::path& folder, Complaints& complaints);

/// Who works here: the persons file, the config where that says nothing.
Roster readPeople(const Settings& settings, const std::filesystem::path& folder,
                  Complaints& complaints);

/// Reads the folder. What is wrong goes to `complaints`, and what is right is returned all the
/// same: throwIfAny() before use. Reads neither loads nor the forced timetable, which not every
/// command needs.
WeekInputs readWeekInputs(const Settings& settings, const std::filesystem::path& folder, Week week,
                          Complaints& complaints);

/// When those who have a load are away in the week. Of others the entries are ignored: one warning
/// each.
Availability availabilityOf(const WeekInputs& inputs, const std::set<PersonId>& withLoad,
                            Complaints& complaints);

/// The load that fits the week, of everyone with an ideal load (scheduling.md, section 5).
ShiftLoad computeWeekLoad(const WeekInputs& inputs, Complaints& complaints);

}  // namespace tomatic
