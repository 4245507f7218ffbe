// What config.yaml says, with types and defaults. Pure data: files/ reads it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "roster/roster.hpp"
#include "rules/fairness.hpp"
#include "rules/rule_set.hpp"
#include "text/complaints.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// How many lines each turn has: the same everywhere, or per day and turn.
class LineCounts {
 public:
  LineCounts() = default;
  explicit LineCounts(int everywhere) : everywhere_(everywhere) {}
  /// Each row has one count a turn; days without a row have none.
  explicit LineCounts(std::map<Weekday, std::vector<int>> perTurn) : perTurn_(std::move(perTurn)) {}

  int at(Weekday day, Turn turn) const;
  /// The most lines of any turn.
  int most() const;
  bool uniform() const { return perTurn_.empty(); }

 private:
  int everywhere_ = 0;
  std::map<Weekday, std::vector<int>> perTurn_;
};

/// One entry of `forced` or of a forced timetable.
struct ForcedTurn {
  Weekday day{};
  Turn turn{};
  std::optional<Line> line;  ///< nothing: any of the person's lines
  PersonId person;           ///< `ningu` asks for one more empty cell
  Place place;
};

struct Settings {
  std::string file;  ///< where it was read from, for messages

  Hours hours;
  LineCounts lines;
  std::vector<Weekday> searchDays;   ///< in week order, each once
  std::vector<Weekday> displayDays;  ///< in week order; every search day is among them
  DayWords dayWords = DayWords::catalan;

  int maxTurnsPerDay = 2;
  std::map<PersonId, int> maxTurnsPerDayByPerson;
  std::optional<int> maxEmptyPerTurn;
  std::optional<int> maxEmptyPerTurnInEdition;  ///< when a timetable is edited by hand
  bool brunchBreak = true;
  std::set<PersonId> brunchExempt;
  TurnSet brunchTurns;  ///< of which at least one must stay free; empty: no such rule
  std::optional<int> maxPerTable;
  std::map<std::string, int> maxPhoningInGroup;
  std::map<std::string, int> minIdleInGroup;
  std::optional<int> maxFirstLinePerDay;
  bool discriminateLines = false;
  UnpleasantKinds fairness;  ///< what the rule `fairness` looks at

  NamedCosts costs{{"costEmpty", 10},
                   {"costDiscontinuous", 40},
                   {"costConcentrated", 1},
                   {"costTableNoise", 5},
                   {"costUndesired", 0}};
  RuleSpec rules;  ///< `extends` is "strict" unless the config says otherwise

  bool computeShifts = false;
  double maxOverload = 1;
  bool adjustLines = false;
  bool clusterize = false;
  bool forgive = false;

  std::optional<std::string> load;         ///< a load file (yaml or csv) named by the user
  std::optional<std::string> weekShifts;   ///< load table by line named by the user
  std::optional<std::string> idealShifts;  ///< nothing: ideal loads of the persons file
  std::optional<std::string> overloadFile;
  std::string personsFile = "persons.yaml";
  bool personsFileNamed = false;  ///< named by config or option: its absence is a warning
  std::vector<std::string> busyFiles{"indisponibilitats.conf", "oneshot.conf",
                                     "indisponibilitats-vacances.conf"};
  bool busyFilesNamed = false;  ///< named by the config: a missing one is an error
  std::string monitoringFile = "taula.html";
  int maxMonitoredSolutions = 10;
  std::string storagePath = "graelles";  ///< the timetables of the weeks
  std::optional<std::string> timeZone;   ///< such as Europe/Madrid; nothing: the machine's
  Place timeZonePlace;                   ///< where the config names it
  std::string memberTechnology = "SIP";  ///< of the members of static queues: SIP, PJSIP, Local …

  std::vector<ForcedTurn> forced;
  std::optional<std::string> forcedTimeTable;
  Cost stopPenalty = 0;
  bool randomColors = false;
  std::optional<std::string> baseUrl;  ///< where other tools fetch the inputs from

  Roster roster;                         ///< people given in config.yaml; persons.yaml comes first
  std::vector<std::string> ignoredKeys;  ///< accepted search-tuning keys without effect here

  int dailyLimit(const PersonId& person) const;
};

}  // namespace tomatic
