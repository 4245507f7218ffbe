#include "commands/timetable_ical.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/profile_text.hpp"
#include "commands/store_command.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "files/file_io.hpp"
#include "files/icalendar.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Calendars = std::map<PersonId, PersonCalendar>;

/// Of everyone in any stored week, in the order of time. Throws with all that is wrong in them.
Calendars calendarsOf(const Store& store) {
  Calendars calendars;
  for (const Week& week : store.weeks()) {
    for (auto& [person, turns] : attendances(store.read(week).timetable)) {
      PersonCalendar& calendar = calendars[person];
      calendar.person = person;
      calendar.turns.insert(calendar.turns.end(), turns.begin(), turns.end());
    }
  }
  return calendars;
}

/// Ids come from files: none may lead to another folder.
bool isFileName(const PersonId& person) {
  return person.find('/') == std::string::npos && person.front() != '.';
}

nlohmann::ordered_json turnsAsJson(const PersonCalendar& calendar, const Settings& settings) {
  auto all = nlohmann::ordered_json::array();
  for (const Attendance& turn : calendar.turns) {
    all.push_back({{"week", turn.week.name()},
                   {"day", wordFor(turn.day, settings.dayWords)},
                   {"turn", index(turn.turn) + 1},
                   {"line", index(turn.line) + 1},
                   {"begin", formatLocal(localTime(turn.date, turn.begin))},
                   {"end", formatLocal(localTime(turn.date, turn.end))}});
  }
  return all;
}

}  // namespace

std::string TimetableIcalCommand::summary() const {
  return tr("Writes a person's turns, or everyone's, as a calendar (iCalendar).");
}

void TimetableIcalCommand::declareOwn(Options& offered) {
  const Option person = offered.option("PERSON", person_, tr("whose turns, on standard output"));
  offered.option("--all", all_, tr("write PERSON.ics of everyone to this folder"))
      .typeName("DIR")
      .excludes(person);
}

ExitCode TimetableIcalCommand::work(const Settings& settings, Console& console) {
  if (!person_ && !all_) {
    throw UsageError(tr("nobody is named, expected a PERSON or --all DIR"));
  }
  ToldComplaints complaints(console);
  const Roster roster = readPeople(settings, console.folder(), complaints);
  complaints.throwIfAny();
  const TimeZone zone = zoneOf(settings, console);
  const UtcTime now = nowOf(console);
  Calendars calendars = calendarsOf(storeOf(settings, console));
  for (auto& [person, calendar] : calendars) {
    calendar.name = roster.displayName(person);
  }
  if (person_) {
    const auto known = roster.people();
    if (calendars.count(*person_) == 0 && !strangerText(*person_, known).empty()) {
      throw NoAnswer(strangerText(*person_, known));
    }
    const auto found = calendars.find(*person_);
    const PersonCalendar calendar =
        found != calendars.end() ? found->second
                                 : PersonCalendar{*person_, roster.displayName(*person_), {}};
    console.out() << calendarText(calendar, zone, now);
    console.answer({{"person", *person_}, {"events", turnsAsJson(calendar, settings)}});
    return ExitCode::done;
  }
  auto files = nlohmann::ordered_json::array();
  for (const auto& [person, calendar] : calendars) {
    if (!isFileName(person)) {
      console.warning(tr("'{}' is no name of a file: no calendar is written", person));
      continue;
    }
    const std::string name = (fs::path(*all_) / (person + ".ics")).string();
    writeFile(console.resolved(name), calendarText(calendar, zone, now));
    console.out() << name << '\n';
    files.push_back({{"person", person}, {"file", name}, {"events", calendar.turns.size()}});
  }
  if (calendars.empty()) {
    console.note(tr("no calendar is written: nobody has turns in a stored week"));
  }
  console.answer({{"files", files}});
  return ExitCode::done;
}

}  // namespace tomatic
