#include "commands/store_command.hpp"

#include "cli/interruption.hpp"
#include "report/dates.hpp"
#include "text/messages.hpp"

namespace tomatic {

Store storeOf(const Settings& settings, const Console& console) {
  return {console.folder(), settings.storagePath};
}

TimeZone zoneOf(const Settings& settings, const Console& console) {
  return TimeZone::chosen(settings.timeZone, settings.timeZonePlace,
                          valueOf(console.environment(), "TZ"));
}

UtcTime nowOf(const Console& console) {
  return std::chrono::floor<std::chrono::seconds>(console.clock().now());
}

StoreChange changeOf(const Store& store, const Console& console) {
  const auto now = std::chrono::floor<std::chrono::microseconds>(console.clock().now());
  return heedingStop([&] { return StoreChange(store, "tomatic-timetable", now, interrupted); });
}

void fillIn(Timetable& timetable, const Roster& roster) {
  timetable.names.insert(roster.names.begin(), roster.names.end());
  timetable.colors.insert(roster.colors.begin(), roster.colors.end());
  timetable.extensions.insert(roster.extensions.begin(), roster.extensions.end());
}

Week mondayNamed(const std::string& word) {
  const auto date = parseDate(word);
  if (!date) {
    throw UsageError(tr("'{}' is no date, expected the Monday of a week as YYYY-MM-DD", word));
  }
  const Week week(*date);
  if (week.monday() != *date) {
    throw UsageError(tr("{} is a {}, expected the Monday of its week, {}", word,
                        dayTitle(*week.dayOf(*date)), week.name()));
  }
  return week;
}

void WeekArgument::declare(Options& offered, const std::string& help, std::chrono::days later) {
  later_ = later;
  offered.option("WEEK", word_, help);
}

Week WeekArgument::chosen(const Settings& settings, const Console& console) const {
  return word_ ? mondayNamed(*word_)
               : Week(dateOf(zoneOf(settings, console).local(nowOf(console))) + later_);
}

}  // namespace tomatic
