#include "solver/lines.hpp"

#include <algorithm>

namespace tomatic::solver {

std::unique_ptr<Lines> Lines::make(const Model& model, long long mostArcs) {
  if (!model.byLine()) {
    return nullptr;
  }
  const bool plain =
      std::all_of(model.counters.begin() + model.firstCell, model.counters.end(),
                  [](const Counter& cell) { return cell.cost.size() == 2 && cell.cost[0] == 0; });
  if (!plain) {
    return nullptr;
  }
  auto lines = std::make_unique<Lines>();
  std::vector<std::vector<LineMember>> members(model.cellsPerSlot);
  for (std::size_t index = 0; index < model.persons.size(); ++index) {
    const auto& own = model.tables[model.persons[index].table].lines;
    lines->whole_.push_back(own.size() == 1 ? 1 : 0);
    lines->anySplit_ = lines->anySplit_ || own.size() > 1;
    for (std::size_t i = 0; i < own.size(); ++i) {
      members[own[i]].push_back({static_cast<int>(index), static_cast<int>(i), own.size() == 1});
    }
  }
  const Domains domains = fullDomains(model);
  for (std::size_t line = 0; line < members.size(); ++line) {
    LineProgram& program = lines->programs_.emplace_back(model, static_cast<int>(line));
    if (!program.make(members[line], domains, mostArcs)) {
      return nullptr;
    }
    mostArcs -= program.arcs();
  }
  return lines;
}

}  // namespace tomatic::solver
