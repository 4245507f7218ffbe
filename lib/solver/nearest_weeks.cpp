#include "solver/nearest_weeks.hpp"

#include <algorithm>

#include "solver/week_program.hpp"

namespace tomatic::solver {
namespace {

/// What a turn more or less costs: more than anything that a rule charges a person's week for.
constexpr Cost perTurn = Cost{1} << 40;

bool attends(bool byLine, const std::vector<int>& cells, int person, int line) {
  return byLine ? line < static_cast<int>(cells.size()) && cells[line] == person
                : std::find(cells.begin(), cells.end(), person) != cells.end();
}

}  // namespace

Weeks nearestWeeks(const Model& model, const Assignment& assignment) {
  WeekProgram program(model);
  Weeks weeks(model.persons.size(), Week(model.days));
  for (std::size_t index = 0; index < weeks.size(); ++index) {
    const Person& person = model.persons[index];
    const PatternTable& table = model.tables[person.table];
    std::vector<Cost> price = person.itemCost;
    for (std::size_t item = 0; item < price.size(); ++item) {
      const std::size_t slot = item / table.ownLines;
      const int line = table.lines.empty() ? 0 : table.lines[item % table.ownLines];
      price[item] += attends(model.byLine(), assignment[slot], static_cast<int>(index), line)
                         ? -perTurn
                         : perTurn;
    }
    if (program.cheapest(person, person.allowed, price, 1, weeks[index]) >= forbidden) {
      return {};
    }
  }
  return weeks;
}

}  // namespace tomatic::solver
