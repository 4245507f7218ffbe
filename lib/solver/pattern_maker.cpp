#include "solver/pattern_maker.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "text/messages.hpp"

namespace tomatic::solver {
namespace {

constexpr int mostTurnSets = 4'000'000;

[[noreturn]] void failTooManyPatterns(const WeekProblem& problem, int dailyLimit) {
  throw Failure(
      tr("{} turns a day with up to {} for one person make too many possible days; lower "
         "maxTurnsPerDay or use longer turns",
         problem.turns(), dailyLimit));
}

/// Adds to a table every pattern that breaks no rule.
class PatternMaker {
 public:
  PatternMaker(const WeekProblem& problem, const DayProfile& profile, std::vector<int> lines,
               std::vector<int> most, int mostTurns)
      : problem_(problem), profile_(profile), most_(std::move(most)), mostTurns_(mostTurns) {
    table_.ownLines = problem.byLine ? static_cast<int>(lines.size()) : 1;
    table_.lines = std::move(lines);
  }

  PatternTable make() {
    (void)usageIndex(std::vector<int>(std::max(1, table_.ownLines)));
    addTurns(0);
    return std::move(table_);
  }

 private:
  /// The set as it is, then with each later turn.
  void addTurns(int firstTurn) {
    if (++turnSets_ > mostTurnSets) {
      failTooManyPatterns(problem_, profile_.dailyLimit);
    }
    charges_.clear();
    chargeDay(problem_, profile_, worked_, charges_);
    const bool broken = std::any_of(charges_.begin(), charges_.end(),
                                    [](const Charge& charge) { return charge.broken; });
    if (!broken) {
      const Cost cost =
          std::accumulate(charges_.begin(), charges_.end(), Cost{0},
                          [](Cost sum, const Charge& charge) { return sum + charge.cost; });
      usage_.assign(std::max(1, table_.ownLines), 0);
      items_.clear();
      addLines(0, cost);
    }
    if (worked_.size() == mostTurns_ || table_.ownLines == 0) {
      return;
    }
    for (int turn = firstTurn; turn < problem_.turns(); ++turn) {
      worked_.add(Turn{turn});
      turns_.push_back(turn);
      addTurns(turn + 1);
      turns_.pop_back();
      worked_.remove(Turn{turn});
    }
  }

  /// Every choice of own lines for the turns from `which` on.
  void addLines(std::size_t which, Cost cost) {
    if (which == turns_.size()) {
      addPattern(cost);
      return;
    }
    for (int line = 0; line < table_.ownLines; ++line) {
      if (usage_[line] == most_[line]) {
        continue;
      }
      items_.push_back(static_cast<std::uint16_t>(turns_[which] * table_.ownLines + line));
      ++usage_[line];
      addLines(which + 1, cost);
      --usage_[line];
      items_.pop_back();
    }
  }

  void addPattern(Cost cost) {
    if (problem_.byLine && !table_.lines.empty() && table_.lines.front() == 0) {
      const Charge charge = chargeFirstLine(problem_, usage_.front());
      if (charge.broken) {
        return;
      }
      cost += charge.cost;
    }
    if (static_cast<int>(table_.patterns.size()) == mostPatterns) {
      failTooManyPatterns(problem_, profile_.dailyLimit);
    }
    Pattern pattern;
    pattern.firstItem = static_cast<std::uint32_t>(table_.items.size());
    pattern.itemCount = static_cast<std::uint16_t>(items_.size());
    pattern.usage = usageIndex(usage_);
    pattern.cost = cost;
    table_.items.insert(table_.items.end(), items_.begin(), items_.end());
    table_.patterns.push_back(pattern);
  }

  std::uint16_t usageIndex(const std::vector<int>& usage) {
    const auto [found, isNew] =
        usages_.emplace(usage, static_cast<std::uint16_t>(table_.usages.size()));
    if (isNew) {
      table_.usages.push_back(usage);
    }
    return found->second;
  }

  const WeekProblem& problem_;
  DayProfile profile_;
  std::vector<int> most_;  // turns on each own line
  int mostTurns_;
  PatternTable table_;
  std::map<std::vector<int>, std::uint16_t> usages_;
  std::vector<Charge> charges_;
  TurnSet worked_;
  std::vector<int> turns_;
  std::vector<std::uint16_t> items_;
  std::vector<int> usage_;
  int turnSets_ = 0;
};

}  // namespace

PatternTable makePatterns(const WeekProblem& problem, const DayProfile& profile,
                          const std::vector<int>& lines, const std::vector<int>& most,
                          int mostTurns) {
  return PatternMaker(problem, profile, lines, most, mostTurns).make();
}

WeekSpace makeSpace(const WeekProblem& problem, const Worker& worker,
                    const std::vector<std::vector<int>>& usages, const std::vector<int>& caps) {
  WeekSpace space;
  std::vector<int> stride;
  long long states = 1;
  for (const int cap : caps) {
    stride.push_back(static_cast<int>(states));
    states *= cap + 1;
    if (states > mostStates) {
      throw Failure(
          tr("the load of {} is spread over too many lines to be scheduled; give them "
             "fewer lines",
             worker.id));
    }
  }
  space.states = static_cast<int>(states);
  space.caps = caps;
  const auto used = [&](int state, std::size_t line) {
    return state / stride[line] % (caps[line] + 1);
  };
  for (const auto& usage : usages) {
    int step = 0;
    std::vector<int> sources;
    for (std::size_t line = 0; line < caps.size(); ++line) {
      step += usage[line] * stride[line];
    }
    for (int state = 0; state < space.states; ++state) {
      bool fits = true;
      for (std::size_t line = 0; line < caps.size() && fits; ++line) {
        fits = used(state, line) + usage[line] <= caps[line];
      }
      if (fits) {
        sources.push_back(state);
      }
    }
    space.step.push_back(step);
    space.sources.push_back(std::move(sources));
  }
  for (int state = 0; state < space.states; ++state) {
    int turns = 0;
    for (std::size_t line = 0; line < caps.size(); ++line) {
      turns += used(state, line);
    }
    const Charge charge = chargeLoad(problem, worker, turns);
    space.finalCost.push_back(charge.broken ? forbidden : charge.cost);
  }
  return space;
}

}  // namespace tomatic::solver
