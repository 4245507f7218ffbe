#include "settings/week_problem_maker.hpp"

#include <algorithm>
#include <set>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Builds the problem part by part; each part says what it leaves out.
class Maker {
 public:
  Maker(const Settings& settings, const Roster& roster, const Availability& availability,
        const Load& load, Complaints& complaints)
      : settings_(settings),
        roster_(roster),
        availability_(availability),
        load_(load),
        complaints_(complaints) {}

  WeekProblem make(const RuleSet& rules, const std::vector<Weekday>& businessDays,
                   const std::vector<ForcedTurn>& forced) {
    problem_.rules = rules;
    problem_.days = businessDays;
    problem_.hours = settings_.hours;
    problem_.dayWords = settings_.dayWords;
    problem_.byLine = rules.loadsByLine && settings_.discriminateLines && load_.isByLine();
    problem_.brunchTurns = settings_.brunchBreak ? settings_.brunchTurns : TurnSet();
    problem_.maxEmptyPerTurn = settings_.maxEmptyPerTurn;
    problem_.maxFirstLinePerDay = settings_.maxFirstLinePerDay;
    problem_.emptyLoad = load_.empty;
    makeGrid();
    makeWorkers();
    makeTables();
    makeGroups();
    for (const ForcedTurn& turn : forced) {
      force(turn);
    }
    checkLoad();
    return std::move(problem_);
  }

 private:
  void makeGrid() {
    for (const Weekday day : problem_.days) {
      std::vector<int> counts;
      for (int turn = 0; turn < problem_.turns(); ++turn) {
        counts.push_back(settings_.lines.at(day, Turn{turn}));
      }
      problem_.emptyAsked.emplace_back(counts.size());
      problem_.lines.push_back(std::move(counts));
    }
  }

  void makeWorkers() {
    for (const auto& [id, turns] : load_.turns) {
      Worker worker;
      worker.id = id;
      worker.load = turns;
      worker.dailyLimit = settings_.dailyLimit(id);
      worker.brunchExempt = settings_.brunchExempt.count(id) > 0;
      for (const Weekday day : problem_.days) {
        const TurnSet required = availability_.required(id, day);
        worker.required.push_back(required);
        worker.undesired.push_back(availability_.optional(id, day) - required);
      }
      if (problem_.byLine) {
        const auto row = load_.byLine.find(id);
        worker.loadByLine = row == load_.byLine.end() ? std::vector<int>() : row->second;
        const auto width = static_cast<std::size_t>(problem_.mostLines());
        worker.loadByLine.resize(std::max(width, worker.loadByLine.size()));
      }
      problem_.workers.push_back(std::move(worker));
    }
  }

  std::optional<int> workerOf(const PersonId& id) const {
    const auto found = std::lower_bound(
        problem_.workers.begin(), problem_.workers.end(), id,
        [](const Worker& worker, const PersonId& wanted) { return worker.id < wanted; });
    if (found == problem_.workers.end() || found->id != id) {
      return std::nullopt;
    }
    return static_cast<int>(found - problem_.workers.begin());
  }

  void makeTables() {
    std::map<std::string, Crowd> tables;
    for (const auto& [person, table] : roster_.tables) {
      const auto worker = workerOf(person);
      if (worker && table != "-1" && !table.empty()) {
        tables[table].members.push_back(*worker);
      }
    }
    for (auto& [name, crowd] : tables) {
      crowd.name = name;
      crowd.limit = settings_.maxPerTable;
      addCrowd(std::move(crowd));
    }
  }

  void makeGroups() {
    for (const auto& [kind, limits] : {std::pair(Crowd::Kind::phoning, settings_.maxPhoningInGroup),
                                       std::pair(Crowd::Kind::idle, settings_.minIdleInGroup)}) {
      for (const auto& [name, limit] : limits) {
        Crowd crowd;
        crowd.kind = kind;
        crowd.name = name;
        crowd.limit = limit;
        crowd.members = membersOf(name);
        addCrowd(std::move(crowd));
      }
    }
  }

  void addCrowd(Crowd crowd) {
    std::sort(crowd.members.begin(), crowd.members.end());
    if (!crowd.members.empty()) {
      problem_.crowds.push_back(std::move(crowd));
    }
  }

  std::vector<int> membersOf(const std::string& group) {
    std::vector<int> members;
    const auto found = roster_.groups.find(group);
    if (found == roster_.groups.end()) {
      warnOnce({}, tr("group {}: nobody is in it, so its limits mean nothing", group));
      return members;
    }
    std::vector<std::string> strangers;
    for (const PersonId& id : found->second) {
      if (const auto worker = workerOf(id)) {
        members.push_back(*worker);
      } else {
        strangers.push_back(id);
      }
    }
    if (!strangers.empty()) {
      warnOnce({}, tr("group {}: without load, ignored: {}", group, joined(strangers)));
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
  }

  void force(const ForcedTurn& forced) {
    const auto day = std::find(problem_.days.begin(), problem_.days.end(), forced.day);
    if (day == problem_.days.end()) {
      complaints_.warning(forced.place, tr("forced turn of {}: {} is not scheduled, ignored",
                                           forced.person, wordFor(forced.day, problem_.dayWords)));
      return;
    }
    const auto dayIndex = static_cast<int>(day - problem_.days.begin());
    if (forced.person == nobody) {
      forceEmpty(forced, dayIndex);
      return;
    }
    const auto worker = workerOf(forced.person);
    if (!worker) {
      complaints_.warning(forced.place,
                          tr("forced turn of {}: without load, ignored", forced.person));
      return;
    }
    if (problem_.workers[*worker].required[dayIndex].has(forced.turn)) {
      complaints_.warning(
          forced.place, tr("forced turn of {} on {} is ignored, they are busy: {}", forced.person,
                           problem_.slotName(problem_.slot(dayIndex, index(forced.turn))),
                           joined(availability_.reasons(forced.person, forced.day, forced.turn))));
      return;
    }
    ForcedWish wish{dayIndex, forced.turn, problem_.byLine ? forced.line : std::nullopt};
    auto& wishes = problem_.workers[*worker].wishes;
    if (std::find(wishes.begin(), wishes.end(), wish) == wishes.end()) {
      wishes.push_back(wish);
    }
  }

  void forceEmpty(const ForcedTurn& forced, int day) {
    if (problem_.byLine && forced.line) {
      const EmptyCell cell{day, forced.turn, *forced.line};
      if (std::find(problem_.emptyCells.begin(), problem_.emptyCells.end(), cell) !=
          problem_.emptyCells.end()) {
        return;
      }
      problem_.emptyCells.push_back(cell);
    }
    ++problem_.emptyAsked[day][index(forced.turn)];
  }

  void checkLoad() {
    if (!problem_.rules.loadExact || problem_.rules.load.level != Level::hard) {
      return;
    }
    const Place place{load_.source, 0};
    if (problem_.byLine) {
      checkLines(place);
    } else if (load_.total() != problem_.cellCount()) {
      const int excess = load_.total() - problem_.cellCount();
      complaints_.error(
          place, excess > 0 ? tr("the load is {} turns and there are {} cells: {} too many",
                                 load_.total(), problem_.cellCount(), excess)
                            : tr("the load is {} turns and there are {} cells: {} missing (give "
                                 "them to somebody, or to {} to leave them empty)",
                                 load_.total(), problem_.cellCount(), -excess, nobody));
    }
  }

  void checkLines(const Place& place) {
    std::vector<int> cells(problem_.mostLines());
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      for (int line = 0; line < problem_.linesAt(slot); ++line) {
        ++cells[line];
      }
    }
    std::vector<int> load(std::max(cells.size(), load_.emptyByLine.size()));
    for (const Worker& worker : problem_.workers) {
      load.resize(std::max(load.size(), worker.loadByLine.size()));
      for (std::size_t line = 0; line < worker.loadByLine.size(); ++line) {
        load[line] += worker.loadByLine[line];
      }
    }
    for (std::size_t line = 0; line < load_.emptyByLine.size(); ++line) {
      load[line] += load_.emptyByLine[line];
    }
    cells.resize(load.size());
    for (std::size_t line = 0; line < load.size(); ++line) {
      const int excess = load[line] - cells[line];
      if (excess != 0) {
        const std::string name = lineName(Line{static_cast<int>(line)});
        complaints_.error(
            place, excess > 0 ? tr("the load of {} is {} turns and it has {} cells: {} too many",
                                   name, load[line], cells[line], excess)
                              : tr("the load of {} is {} turns and it has {} cells: {} missing",
                                   name, load[line], cells[line], -excess));
      }
    }
  }

  /// A group may have both limits; what concerns the group is said once.
  void warnOnce(const Place& place, const std::string& message) {
    if (warned_.insert(message).second) {
      complaints_.warning(place, message);
    }
  }

  const Settings& settings_;
  const Roster& roster_;
  const Availability& availability_;
  const Load& load_;
  Complaints& complaints_;
  std::set<std::string> warned_;
  WeekProblem problem_;
};

}  // namespace

WeekProblem makeWeekProblem(const Settings& settings, const Roster& roster,
                            const Availability& availability, const Load& load,
                            const RuleSet& rules, const std::vector<Weekday>& businessDays,
                            const std::vector<ForcedTurn>& forced, Complaints& complaints) {
  return Maker(settings, roster, availability, load, complaints).make(rules, businessDays, forced);
}

}  // namespace tomatic
