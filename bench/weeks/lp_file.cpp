#include "weeks/lp_file.hpp"

#include <fmt/format.h>

#include <vector>

#include "solver/model.hpp"

namespace tomatic::bench {
namespace {

using namespace solver;

/// Writes the parts of the program into texts of their own and puts them together at the end.
class Writer {
 public:
  Writer(const WeekProblem& problem, const Model& model)
      : problem_(problem), model_(model), counted_(model.counters.size()) {}

  std::string text() {
    for (std::size_t person = 0; person < model_.persons.size(); ++person) {
      addPerson(static_cast<int>(person));
    }
    for (std::size_t counter = 0; counter < counted_.size(); ++counter) {
      addCounter(counter);
    }
    return fmt::format(
        "Minimize\n obj: {} + {} one\nSubject To\n{}Bounds\n one = 1\n{}Binaries\n"
        "{}End\n",
        objective_, constant_ + model_.constant, rows_, bounds_, binaries_);
  }

 private:
  void row(const std::string& sum, const char* relation, int right) {
    rows_ += fmt::format(" r{}:{} {} {}\n", row_++, sum, relation, right);
  }

  void charge(Cost cost, const std::string& variable) {
    if (cost != 0) {
      objective_ += fmt::format(" + {} {}\n", cost, variable);
    }
  }

  void addPerson(int index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const int items = model_.itemsPerDay(person);
    std::vector<std::string> onLine(table.ownLines);
    for (int day = 0; day < model_.days; ++day) {
      std::string chosen;
      for (const auto pattern : person.allowed[day]) {
        const Pattern& p = table.patterns[pattern];
        const std::string variable = fmt::format("y{}_{}_{}", index, day, pattern);
        Cost cost = p.cost;
        for (int i = 0; i < p.itemCount; ++i) {
          const int item = table.items[p.firstItem + i];
          cost += person.itemCost[day * items + item];
          model_.forEachCounter(person, day, item,
                                [&](int counter) { counted_[counter] += " + " + variable; });
        }
        for (int own = 0; own < table.ownLines; ++own) {
          if (const int turns = table.usages[p.usage][own]; turns > 0) {
            onLine[own] += fmt::format(" + {} {}", turns, variable);
          }
        }
        chosen += " + " + variable;
        charge(cost, variable);
        binaries_ += " " + variable + "\n";
      }
      row(chosen, "=", 1);
    }
    addLoad(index, table, onLine);
  }

  void addLoad(int index, const PatternTable& table, const std::vector<std::string>& onLine) {
    const Worker& worker = problem_.workers[index];
    const char* relation = problem_.rules.loadExact ? "=" : "<=";
    for (int own = 0; own < table.ownLines; ++own) {
      if (!onLine[own].empty()) {
        row(onLine[own], relation,
            problem_.byLine ? worker.loadByLine[table.lines[own]] : worker.load);
      }
    }
  }

  /// count = least + Σ steps, each step at its own price.
  void addCounter(std::size_t index) {
    const auto& cost = model_.counters[index].cost;
    int least = 0;
    while (cost[least] >= forbidden) {
      ++least;
    }
    constant_ += cost[least];
    std::string sum = counted_[index];
    if (sum.empty()) {
      return;
    }
    for (std::size_t n = least; n + 1 < cost.size() && cost[n + 1] < forbidden; ++n) {
      const std::string step = fmt::format("z{}_{}", index, n);
      sum += " - " + step;
      chargeStep(cost[n + 1] - cost[n], step);
    }
    row(sum, "=", least);
  }

  void chargeStep(Cost cost, const std::string& step) {
    if (cost >= 0) {
      charge(cost, step);
    } else {
      objective_ += fmt::format(" - {} {}\n", -cost, step);
    }
    bounds_ += fmt::format(" 0 <= {} <= 1\n", step);
  }

  const WeekProblem& problem_;
  const Model& model_;
  std::vector<std::string> counted_;  // by counter: the sum of what counts in it
  std::string objective_;
  std::string rows_;
  std::string bounds_;
  std::string binaries_;
  Cost constant_ = 0;
  int row_ = 0;
};

}  // namespace

std::string lpOf(const WeekProblem& problem) {
  const Model model = compile(problem);
  return Writer(problem, model).text();
}

}  // namespace tomatic::bench
