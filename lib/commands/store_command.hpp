// What the commands of tomatic-timetable share: the store that the configuration names, and words
// for its weeks.
#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "commands/folder_command.hpp"
#include "files/time_zone.hpp"
#include "store/store_change.hpp"

namespace tomatic {

/// The store of the working folder.
Store storeOf(const Settings& settings, const Console& console);

/// The zone of the config's `timezone`, or the machine's. Throws Failure if there is no such zone.
TimeZone zoneOf(const Settings& settings, const Console& console);

/// Now, in seconds.
UtcTime nowOf(const Console& console);

/// The store held for a change that is made now. Throws Interrupted if the wait for it is.
StoreChange changeOf(const Store& store, const Console& console);

/// Gives a timetable what it does not say of people from those who work here.
void fillIn(Timetable& timetable, const Roster& roster);

/// The week that a word names, which must be its Monday. Throws UsageError that tells the weekday
/// of any other date.
Week mondayNamed(const std::string& word);

/// A WEEK argument; when it is left out, the week of today in the zone of the settings.
class WeekArgument {
 public:
  /// `later` than today: where the default week lies.
  void declare(Options& offered, const std::string& help,
               std::chrono::days later = std::chrono::days(0));
  Week chosen(const Settings& settings, const Console& console) const;

 private:
  std::optional<std::string> word_;
  std::chrono::days later_{0};
};

}  // namespace tomatic
