#include "commands/week_inputs.hpp"

#include <algorithm>

#include "availability/busy_text.hpp"
#include "files/input_file.hpp"
#include "files/roster_reader.hpp"
#include "files/week_files.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// The first map if it says anything, else the second.
template <typename Map>
void fallBack(Map& first, const Map& second) {
  if (first.empty()) {
    first = second;
  }
}

/// Reads the files of a folder one after the other.
class Reader {
 public:
  Reader(const Settings& settings, fs::path folder, Week week, Complaints& complaints)
      : folder_(std::move(folder)), complaints_(complaints) {
    inputs_.settings = settings;
    inputs_.week = week;
  }

  WeekInputs read() {
    inputs_.roster = readPeople(settings(), folder_, complaints_);
    readDays();
    readBusy();
    const auto leaves = readLeaves(optional("leaves.conf"), complaints_);
    inputs_.leaves = {leaves.begin(), leaves.end()};
    inputs_.credits = readCredits(optional("shiftcredit.yaml"), complaints_);
    inputs_.idealLoads = settings().idealShifts
                             ? readIdealLoads(named(*settings().idealShifts), complaints_)
                             : inputs_.roster.idealLoads;
    inputs_.idealLoads.erase(PersonId(nobody));
    return std::move(inputs_);
  }

 private:
  const Settings& settings() const { return inputs_.settings; }

  InputFile optional(std::string name) const { return {folder_, std::move(name), false}; }
  InputFile named(std::string name) const { return {folder_, std::move(name), true}; }

  void readDays() {
    inputs_.closedDays = readClosedDays(folder_, complaints_);
    for (const Weekday day : settings().searchDays) {
      if (inputs_.closedDays.count(inputs_.week.date(day)) == 0) {
        inputs_.businessDays.push_back(day);
      }
    }
  }

  void readBusy() {
    bool vacationsRead = false;
    for (const std::string& name : settings().busyFiles) {
      const InputFile file{folder_, name, settings().busyFilesNamed};
      auto entries = readBusyFiles({file}, settings().hours.turns(), complaints_);
      if (fs::path(name).filename() == vacationsFile) {
        append(inputs_.vacations, entries);
        vacationsRead = true;
      }
      append(inputs_.busy, entries);
    }
    if (!vacationsRead) {
      inputs_.vacations = readBusyFiles({optional(std::string(vacationsFile))},
                                        settings().hours.turns(), complaints_);
    }
  }

  static void append(std::vector<BusyEntry>& all, const std::vector<BusyEntry>& entries) {
    all.insert(all.end(), entries.begin(), entries.end());
  }

  fs::path folder_;
  Complaints& complaints_;
  WeekInputs inputs_;
};

std::map<PersonId, std::set<Weekday>> daysOff(const WeekInputs& inputs) {
  std::map<PersonId, std::set<Weekday>> days;
  for (const BusyEntry& entry : inputs.vacations) {
    for (const Weekday day : inputs.businessDays) {
      if (entry.covers(inputs.week, day)) {
        days[entry.person].insert(day);
      }
    }
  }
  return days;
}

std::vector<std::vector<int>> linesOf(const WeekInputs& inputs) {
  std::vector<std::vector<int>> lines;
  for (const Weekday day : inputs.businessDays) {
    auto& counts = lines.emplace_back();
    for (int turn = 0; turn < inputs.settings.hours.turns(); ++turn) {
      counts.push_back(inputs.settings.lines.at(day, Turn{turn}));
    }
  }
  return lines;
}

}  // namespace

Holidays readClosedDays(const fs::path& folder, Complaints& complaints) {
  Holidays days;
  for (const char* name : {"holidays.conf", "noservice.conf", "data/noservice.conf"}) {
    days.merge(readHolidays({folder, name, false}, complaints));
  }
  return days;
}

Roster readPeople(const Settings& settings, const fs::path& folder, Complaints& complaints) {
  const InputFile file{folder, settings.personsFile, false};
  std::error_code ignored;
  if (settings.personsFileNamed && !fs::exists(folder / file.name, ignored)) {
    complaints.warning({file.name, 0},
                       tr("no such file: nothing but the config tells who works here"));
  }
  Roster roster;
  readRoster(yamlOf(textOf(file, complaints), file.name, complaints), roster, complaints);
  const Roster& config = settings.roster;
  fallBack(roster.names, config.names);
  fallBack(roster.extensions, config.extensions);
  fallBack(roster.tables, config.tables);
  fallBack(roster.colors, config.colors);
  fallBack(roster.emails, config.emails);
  fallBack(roster.erpUsers, config.erpUsers);
  fallBack(roster.idealLoads, config.idealLoads);
  fallBack(roster.groups, config.groups);
  return roster;
}

WeekInputs readWeekInputs(const Settings& settings, const fs::path& folder, Week week,
                          Complaints& complaints) {
  return Reader(settings, folder, week, complaints).read();
}

Availability availabilityOf(const WeekInputs& inputs, const std::set<PersonId>& withLoad,
                            Complaints& complaints) {
  Availability availability(inputs.week);
  std::set<PersonId> strangers;
  const auto counts = [&](const PersonId& person, const Place& place) {
    const bool known = withLoad.count(person) > 0;
    if (!known && strangers.insert(person).second) {
      complaints.warning(place, tr("{} has no load, so when they are away is ignored", person));
    }
    return known;
  };
  for (const BusyEntry& entry : inputs.busy) {
    const bool thisWeek = std::any_of(inputs.businessDays.begin(), inputs.businessDays.end(),
                                      [&](Weekday day) { return entry.covers(inputs.week, day); });
    if (thisWeek && counts(entry.person, entry.place)) {
      availability.add(entry);
    }
  }
  for (const PersonId& person : inputs.leaves) {
    if (counts(person, {"leaves.conf", 0})) {
      availability.addLeave(person, inputs.settings.hours.turns(), tr("on leave"));
    }
  }
  return availability;
}

ShiftLoad computeWeekLoad(const WeekInputs& inputs, Complaints& complaints) {
  const Settings& settings = inputs.settings;
  std::set<PersonId> people;
  for (const auto& [person, ideal] : inputs.idealLoads) {
    people.insert(person);
  }
  ShiftLoadInput input;
  input.idealLoads = inputs.idealLoads;
  input.businessDays = inputs.businessDays;
  input.weekLength = static_cast<int>(settings.displayDays.size());
  input.daysOff = daysOff(inputs);
  input.leaves = inputs.leaves;
  input.availability = availabilityOf(inputs, people, complaints);
  input.credits = inputs.credits;
  input.turnsPerDay = settings.hours.turns();
  input.lines = linesOf(inputs);
  input.maxTurnsPerDay = settings.maxTurnsPerDay;
  input.maxTurnsPerDayByPerson = settings.maxTurnsPerDayByPerson;
  input.brunchTurns = settings.brunchTurns;
  input.maxOverload = settings.maxOverload;
  input.forgive = settings.forgive;
  input.adjustLines = settings.adjustLines;
  input.clusterize = settings.clusterize;
  return computeShiftLoad(input, complaints);
}

}  // namespace tomatic
