#include "rules/evaluator.hpp"

#include <algorithm>

#include "rules/charges.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Adds findings up as it walks through the week.
class Judge {
 public:
  Judge(const WeekProblem& problem, const Assignment& assignment, bool inWords)
      : problem_(problem),
        assignment_(assignment),
        inWords_(inWords),
        worked_(problem.workers.size(), std::vector<TurnSet>(problem.dayCount())) {}

  Verdict verdict() {
    judgeTurns();
    for (int worker = 0; worker < static_cast<int>(problem_.workers.size()); ++worker) {
      if (!inWords_ && !verdict_.feasible()) {
        return std::move(verdict_);
      }
      judgeWorker(worker);
    }
    judgeEmptyLoad();
    judgeAsked();
    return std::move(verdict_);
  }

 private:
  /// `text` tells it in words; asked only for what matters, and when words are wanted.
  template <typename Text>
  void add(const Charge& charge, std::optional<int> worker, std::optional<int> day,
           std::optional<Turn> turn, Text text, std::optional<int> crowd = {}) {
    if (!charge.matters()) {
      return;
    }
    const bool broken =
        charge.broken ||
        isBanned(problem_.asked.bans, {charge.rule, worker, day, turn, crowd}, charge.cost);
    const Cost cost = broken ? 0 : charge.cost;
    verdict_.cost += cost;
    auto& list = broken ? verdict_.violations : verdict_.penalties;
    list.push_back(
        {charge.rule, cost, worker, day, turn, inWords_ ? text() : std::string(), crowd});
  }

  void judgeTurns() {
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      const int day = slot / problem_.turns();
      const Turn turn{slot % problem_.turns()};
      int empty = 0;
      for (const int worker : assignment_[slot]) {
        if (worker == nobodyIndex) {
          ++empty;
        } else if (worked_[worker][day].has(turn)) {
          add({Rule::oneCell, 0, true}, worker, day, turn,
              [&] { return tr("{}: {} attends two lines", problem_.slotName(slot), id(worker)); });
        } else {
          worked_[worker][day].add(turn);
        }
      }
      judgeEmpty(slot, empty);
      for (int crowd = 0; crowd < static_cast<int>(problem_.crowds.size()); ++crowd) {
        judgeCrowd(crowd, slot);
      }
    }
  }

  void judgeEmpty(int slot, int empty) {
    const int day = slot / problem_.turns();
    const Turn turn{slot % problem_.turns()};
    const Charge charge = chargeEmpty(problem_, slot, empty);
    add(charge, {}, day, turn, [&] {
      return charge.broken ? tr("{}: {} empty cells are too many", problem_.slotName(slot), empty)
                           : tr("{}: empty cells: {}", problem_.slotName(slot), empty);
    });
    if (problem_.byLine) {
      return;  // asked for by cell: see judgeEmptyLoad
    }
    const int asked = problem_.emptyAsked[day][index(turn)];
    add(chargeMissedEmpty(problem_, std::max(0, asked - empty)), {}, day, turn, [&] {
      return tr("{}: {} of {} forced empty cells are filled", problem_.slotName(slot),
                asked - empty, asked);
    });
  }

  void judgeCrowd(int which, int slot) {
    const Crowd& crowd = problem_.crowds[which];
    if (!crowdMatters(problem_, crowd)) {
      return;
    }
    const int day = slot / problem_.turns();
    const Turn turn{slot % problem_.turns()};
    const auto phoning = std::count_if(crowd.members.begin(), crowd.members.end(),
                                       [&](int member) { return worked_[member][day].has(turn); });
    const auto limit = crowdLimit(problem_, crowd, slot);
    add(
        chargeCrowd(problem_, crowd, limit, static_cast<int>(phoning)), {}, day, turn,
        [&] { return crowdText(crowd, slot, limit); }, which);
  }

  std::string crowdText(const Crowd& crowd, int slot, std::optional<int> limit) const {
    std::vector<std::string> phoning;
    for (const int member : crowd.members) {
      if (worked_[member][slot / problem_.turns()].has(Turn{slot % problem_.turns()})) {
        phoning.push_back(id(member));
      }
    }
    const std::string people = joined(phoning);
    const std::string where = problem_.slotName(slot);
    switch (crowd.kind) {
      case Crowd::Kind::table:
        return tr("{}: together at table {}: {}", where, crowd.name, people);
      case Crowd::Kind::phoning:
        return tr("{}: {} of group {} on the phone, at most {} may: {}", where, phoning.size(),
                  crowd.name, limit.value_or(0), people);
      default:
        return tr("{}: group {} must keep {} idle, {} too many on the phone: {}", where, crowd.name,
                  crowd.limit.value_or(0), static_cast<int>(phoning.size()) - limit.value_or(0),
                  people);
    }
  }

  void judgeWorker(int index) {
    const Worker& worker = problem_.workers[index];
    int total = 0;
    for (int day = 0; day < problem_.dayCount(); ++day) {
      total += worked_[index][day].size();
      judgeDay(index, day);
    }
    add(chargeLoad(problem_, worker, total), index, {}, {}, [&] {
      return trn(total, "{} attends {} turn, the load is {}", "{} attends {} turns, the load is {}",
                 worker.id, total, worker.load);
    });
    for (const ForcedWish& wish : worker.wishes) {
      if (!fulfilled(index, wish)) {
        add(chargeMissedWish(problem_), index, wish.day, wish.turn,
            [&] { return wishText(worker, wish); });
      }
    }
    if (problem_.byLine) {
      judgeLines(index);
    }
  }

  void judgeDay(int index, int day) {
    const Worker& worker = problem_.workers[index];
    const TurnSet worked = worked_[index][day];
    charges_.clear();
    chargeDay(problem_, dayProfile(worker), worked, charges_);
    for (const Charge& charge : charges_) {
      add(charge, index, day, charge.turn, [&] { return dayText(worker, day, charge); });
    }
    for (int t = 0; t < problem_.turns(); ++t) {
      const Turn turn{t};
      if (!worked.has(turn)) {
        continue;
      }
      const Charge charge = chargeTurn(problem_, worker, day, turn);
      const auto where = [&] { return problem_.slotName(problem_.slot(day, t)); };
      add(charge, index, day, turn, [&] {
        return charge.broken ? tr("{}: {} is busy", where(), worker.id)
                             : tr("{}: {} would rather not", where(), worker.id);
      });
      const Charge unfair = chargeFairness(problem_, worker, day, turn);
      add(unfair, index, day, turn, [&] {
        return tr("{}: {} had more unpleasant turns than their share: {}", where(), worker.id,
                  unfair.amount);
      });
    }
  }

  std::string dayText(const Worker& worker, int day, const Charge& charge) const {
    const std::string where = problem_.dayName(day);
    switch (charge.rule) {
      case Rule::gap:
        return tr("{}: {} has a gap between turns", where, worker.id);
      case Rule::brunch:
        return tr("{}: {} has no brunch break", where, worker.id);
      case Rule::marathon:
        return tr("{}: {} has too many turns in a row", where, worker.id);
      case Rule::dailyLimit:
        return trn(charge.amount, "{}: {} attends {} turn, at most {} a day",
                   "{}: {} attends {} turns, at most {} a day", where, worker.id, charge.amount,
                   worker.dailyLimit);
      default:
        return trn(charge.amount, "{}: {} attends {} turn in one day",
                   "{}: {} attends {} turns in one day", where, worker.id, charge.amount);
    }
  }

  bool fulfilled(int index, const ForcedWish& wish) const {
    const auto& slot = assignment_[problem_.slot(wish.day, tomatic::index(wish.turn))];
    if (problem_.byLine && wish.line) {
      const int line = tomatic::index(*wish.line);
      return line < static_cast<int>(slot.size()) && slot[line] == index;
    }
    return worked_[index][wish.day].has(wish.turn);
  }

  std::string wishText(const Worker& worker, const ForcedWish& wish) const {
    const std::string where = problem_.slotName(problem_.slot(wish.day, index(wish.turn)));
    return problem_.byLine && wish.line
               ? tr("{} {}: {} is forced there and does not attend", where, lineName(*wish.line),
                    worker.id)
               : tr("{}: {} is forced there and does not attend", where, worker.id);
  }

  void judgeLines(int index) {
    const Worker& worker = problem_.workers[index];
    std::vector<int> onLine(problem_.mostLines());
    for (int day = 0; day < problem_.dayCount(); ++day) {
      int first = 0;
      for (int turn = 0; turn < problem_.turns(); ++turn) {
        const auto& cells = assignment_[problem_.slot(day, turn)];
        for (std::size_t line = 0; line < cells.size(); ++line) {
          if (cells[line] == index) {
            ++onLine[line];
            first += line == 0 ? 1 : 0;
          }
        }
      }
      add(chargeFirstLine(problem_, first), index, day, {}, [&] {
        return trn(first, "{}: {} attends the first line {} time",
                   "{}: {} attends the first line {} times", problem_.dayName(day), worker.id,
                   first);
      });
    }
    for (std::size_t line = 0; line < onLine.size(); ++line) {
      const int own = line < worker.loadByLine.size() ? worker.loadByLine[line] : 0;
      if (onLine[line] > own) {
        add({Rule::lineLoad, 0, true}, index, {}, {}, [&] {
          return trn(onLine[line], "{} attends {} turn of {}, the load is {}",
                     "{} attends {} turns of {}, the load is {}", worker.id, onLine[line],
                     lineName(Line{static_cast<int>(line)}), own);
        });
      }
    }
  }

  /// Under an exact load, nobody has exactly its own cells too; a forced empty cell is empty.
  void judgeEmptyLoad() {
    int empty = 0;
    for (const auto& slot : assignment_) {
      empty += static_cast<int>(std::count(slot.begin(), slot.end(), nobodyIndex));
    }
    int least = problem_.emptyLoad;
    int most = problem_.emptyLoad;
    for (const Worker& worker : problem_.workers) {
      least -= worker.mayAdd;
      most += worker.mayDrop;
    }
    if (problem_.rules.loadExact && problem_.rules.load.level == Level::hard &&
        (empty < least || empty > most)) {
      add({Rule::load, 0, true}, {}, {}, {},
          [&] { return tr("cells left empty: {}, the load is {}", empty, problem_.emptyLoad); });
    }
    for (const EmptyCell& cell : problem_.emptyCells) {
      const int slot = problem_.slot(cell.day, index(cell.turn));
      if (assignment_[slot][index(cell.line)] != nobodyIndex) {
        add(chargeMissedEmpty(problem_, 1), {}, cell.day, cell.turn, [&] {
          return tr("{} {}: a forced empty cell is filled", problem_.slotName(slot),
                    lineName(cell.line));
        });
      }
    }
  }

  /// What is asked of this week alone.
  void judgeAsked() {
    for (const CellDemand& demand : problem_.asked.cells) {
      const auto& cells = assignment_[demand.slot];
      const bool attends = demand.line ? cells[index(*demand.line)] == demand.worker
                                       : std::count(cells.begin(), cells.end(), demand.worker) > 0;
      if (attends != demand.attends) {
        add({Rule::asked, 0, true}, demanded(demand), demand.slot / problem_.turns(),
            Turn{demand.slot % problem_.turns()}, [&] { return demandText(demand); });
      }
    }
    for (const Reference& reference : problem_.asked.references) {
      for (int slot = 0; slot < problem_.slotCount(); ++slot) {
        const int changed = changedCells(reference.cells[slot], assignment_[slot], problem_.byLine);
        const int kept = keptCells(reference.cells[slot], assignment_[slot], problem_.byLine);
        add(chargeChanges(reference, changed, kept), {}, slot / problem_.turns(),
            Turn{slot % problem_.turns()},
            [&] { return tr("{}: changed cells: {}", problem_.slotName(slot), changed); });
      }
    }
  }

  static std::optional<int> demanded(const CellDemand& demand) {
    return demand.worker == nobodyIndex ? std::nullopt : std::optional(demand.worker);
  }

  std::string demandText(const CellDemand& demand) const {
    const std::string who(demand.worker == nobodyIndex ? nobody : id(demand.worker));
    const std::string where =
        demand.line ? tr("{} {}", problem_.slotName(demand.slot), lineName(*demand.line))
                    : problem_.slotName(demand.slot);
    return demand.attends ? tr("{}: {} is wanted there", where, who)
                          : tr("{}: {} is not wanted there", where, who);
  }

  const std::string& id(int worker) const { return problem_.workers[worker].id; }

  const WeekProblem& problem_;
  const Assignment& assignment_;
  bool inWords_;
  std::vector<std::vector<TurnSet>> worked_;
  std::vector<Charge> charges_;
  Verdict verdict_;
};

}  // namespace

Verdict judge(const WeekProblem& problem, const Assignment& assignment) {
  return Judge(problem, assignment, true).verdict();
}

std::optional<Cost> costOf(const WeekProblem& problem, const Assignment& assignment) {
  const Verdict verdict = Judge(problem, assignment, false).verdict();
  return verdict.feasible() ? std::optional(verdict.cost) : std::nullopt;
}

void sortLines(const WeekProblem& problem, Assignment& assignment) {
  if (problem.byLine) {
    return;
  }
  // Workers are sorted by id, so their indices sort like ids; nobody comes last.
  for (auto& slot : assignment) {
    std::sort(slot.begin(), slot.end(),
              [](int a, int b) { return static_cast<unsigned>(a) < static_cast<unsigned>(b); });
  }
}

}  // namespace tomatic
