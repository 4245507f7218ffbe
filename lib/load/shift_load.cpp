#include "load/shift_load.hpp"

#include <algorithm>
#include <climits>
#include <cmath>

#include "load/balance.hpp"
#include "load/by_line.hpp"
#include "load/capacity.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"

namespace tomatic {
namespace {

double asNumber(Millionths count) {
  return static_cast<double>(count) / static_cast<double>(oneMillion);
}

/// Walks the steps. Turns are counted in ticks of which `turn_` make one, so that proportional
/// loads are whole.
class Computer {
 public:
  Computer(const ShiftLoadInput& input, Complaints& complaints)
      : input_(input), complaints_(complaints), turn_(oneMillion * input.weekLength) {}

  ShiftLoad compute() {
    checkInput();
    result_.lines = input_.lines;
    for (const auto& [person, ideal] : input_.idealLoads) {
      startWith(person, ideal);
    }
    fill();
    finish();
    adjustLines();
    checkSomeoneWorks();
    if (input_.clusterize) {
      splitByLine(result_.load, lineShares(result_.lines));
    }
    return std::move(result_);
  }

 private:
  void checkInput() {
    if (input_.businessDays.empty()) {
      throw NoAnswer(tr("no day of the week is open: every day to schedule is a holiday"));
    }
    if (input_.idealLoads.empty()) {
      throw NoAnswer(tr("nobody has an ideal load, so nobody can attend"));
    }
    Complaints wrong;
    for (const auto& [person, ideal] : input_.idealLoads) {
      if (!(ideal >= 0 && ideal <= mostTurns)) {
        wrong.error(
            {}, tr("{}: an ideal load of {} turns, expected 0 to {}", person, ideal, mostTurns));
      }
      const double credit = creditOf(person);
      if (!(std::abs(credit) <= mostTurns)) {
        wrong.error({}, tr("{}: a credit of {} turns, expected {} to {}", person, credit,
                           -mostTurns, mostTurns));
      }
    }
    if (!(std::abs(input_.maxOverload) <= mostTurns)) {
      wrong.error({}, tr("maxOverload is {}, expected at most {}", input_.maxOverload, mostTurns));
    }
    if (target(input_.lines) > INT_MAX) {
      wrong.error({}, tr("{} cells a week, expected at most {}", target(input_.lines), INT_MAX));
    }
    if (input_.adjustLines && !uniform()) {
      wrong.error({},
                  tr("adjustLines needs the same lines in every turn, but they differ: give one "
                     "number of lines or leave adjustLines out"));
    }
    wrong.throwIfAny();
  }

  /// Steps 1 to 4.
  void startWith(const PersonId& person, double ideal) {
    const bool onLeave = input_.leaves.count(person) > 0;
    const std::int64_t proportional = onLeave ? 0 : millionths(ideal) * daysWorked(person);
    const std::int64_t augmented =
        proportional + millionths(input_.maxOverload) * input_.weekLength;
    const std::int64_t rounded = dividedHalfEven(proportional, turn_);

    PersonLoad row;
    row.person = person;
    row.ideal = ideal;
    row.proportional = inTurns(proportional);
    row.augmented = inTurns(augmented);
    row.capacity = onLeave ? 0 : capacityOf(person);
    row.bound = static_cast<int>(std::max<std::int64_t>(
        0, dividedHalfEven(std::min(augmented, row.capacity * turn_), turn_)));
    row.limited = static_cast<int>(std::min<std::int64_t>(rounded, row.bound));
    row.loadedCredit = creditOf(person);
    row.initialCredit = input_.forgive ? 0 : row.loadedCredit;
    if (row.limited != rounded) {
      complaints_.warning(
          {}, trn(rounded, "{} should do {} turn but can do {} at most",
                  "{} should do {} turns but can do {} at most", person, rounded, row.limited));
    }
    proportional_.push_back(proportional);
    accounts_.push_back({row.limited, row.bound, millionths(row.initialCredit)});
    result_.people.push_back(std::move(row));
  }

  /// Steps 5 and 6.
  void fill() {
    completeLoad(accounts_, target(input_.lines));
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      result_.people[i].complete = accounts_[i].turns;
    }
    compensateCredits(accounts_);
  }

  /// Steps 7 and 8, but for the lines.
  void finish() {
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      PersonLoad& row = result_.people[i];
      row.compensated = accounts_[i].turns;
      const std::int64_t over = accounts_[i].turns * turn_ - proportional_[i];
      row.overload = static_cast<double>(dividedHalfEven(over * 10, turn_)) / 10;
      row.finalCredit = asNumber(accounts_[i].credit);
      result_.load.turns[row.person] = row.finalLoad();
    }
    result_.load.empty = 0;
    result_.load.empty = static_cast<int>(target(input_.lines) - result_.load.total());
    result_.load.source = tr("computed");
  }

  void adjustLines() {
    const int slots = static_cast<int>(input_.businessDays.size()) * input_.turnsPerDay;
    Load& load = result_.load;
    if (input_.adjustLines && slots > 0) {
      result_.removedLines = load.empty / slots;
      load.empty %= slots;
      for (std::vector<int>& day : result_.lines) {
        for (int& count : day) {
          count -= result_.removedLines;
        }
      }
    }
    if (target(result_.lines) == 0) {
      throw NoAnswer(tr("no line is left: nobody can attend"));
    }
    if (result_.removedLines > 0) {
      complaints_.warning(
          {}, tr("lines that nobody could attend were removed: {}", result_.removedLines));
    }
    if (load.empty > 0) {
      complaints_.warning({},
                          tr("cells that stay empty, for people cannot do more: {}", load.empty));
    }
  }

  void checkSomeoneWorks() const {
    if (result_.load.total() == result_.load.empty) {
      throw NoAnswer(tr("nobody can attend: everybody's load is 0"));
    }
  }

  int daysWorked(const PersonId& person) const {
    const auto off = input_.daysOff.find(person);
    return static_cast<int>(std::count_if(
        input_.businessDays.begin(), input_.businessDays.end(),
        [&](Weekday day) { return off == input_.daysOff.end() || off->second.count(day) == 0; }));
  }

  int capacityOf(const PersonId& person) const {
    const auto exception = input_.maxTurnsPerDayByPerson.find(person);
    const int limit = exception == input_.maxTurnsPerDayByPerson.end() ? input_.maxTurnsPerDay
                                                                       : exception->second;
    int sum = 0;
    for (const Weekday day : input_.businessDays) {
      const TurnSet free =
          TurnSet::first(input_.turnsPerDay) - input_.availability.required(person, day);
      sum += dayCapacity(free, input_.turnsPerDay, limit, input_.brunchTurns);
    }
    return sum;
  }

  double creditOf(const PersonId& person) const {
    const auto found = input_.credits.find(person);
    return found == input_.credits.end() ? 0 : found->second;
  }

  static long long target(const std::vector<std::vector<int>>& lines) {
    long long sum = 0;
    for (const std::vector<int>& day : lines) {
      for (const int count : day) {
        sum += count;
      }
    }
    return sum;
  }

  bool uniform() const {
    std::set<int> counts;
    for (const std::vector<int>& day : input_.lines) {
      counts.insert(day.begin(), day.end());
    }
    return counts.size() <= 1;
  }

  double inTurns(std::int64_t ticks) const {
    return static_cast<double>(ticks) / static_cast<double>(turn_);
  }

  const ShiftLoadInput& input_;
  Complaints& complaints_;
  const std::int64_t turn_;
  std::vector<std::int64_t> proportional_;  ///< in ticks
  std::vector<Account> accounts_;           ///< in the order of the rows
  ShiftLoad result_;
};

}  // namespace

ShiftLoad computeShiftLoad(const ShiftLoadInput& input, Complaints& complaints) {
  return Computer(input, complaints).compute();
}

}  // namespace tomatic
