#include "solver/lines.hpp"

#include <algorithm>

#include "solver/line_patterns.hpp"
#include "solver/line_turns.hpp"

namespace tomatic::solver {
namespace {

constexpr int mostCodes = 4096;  // divisions of a day with more
// Of a line whose days are gone through pattern by pattern.
constexpr std::size_t mostMembers = 8;
constexpr long long mostArcsOfLine = 200'000;
// Of what everybody may have used of their loads there: where there is more, reached or not, there
// are too many arcs. To see that takes as long as a search.
constexpr double mostStatesOfLine = 120'000;

/// In how many ways the members' loads of the line may be used.
double statesOf(const Model& model, const std::vector<LineMember>& members) {
  double states = 1;
  for (const LineMember& member : members) {
    states *= model.spaces[model.persons[member.person].space].caps[member.ownLine] + 1;
  }
  return states;
}

}  // namespace

/// The program for the line; false if it would be too large.
bool Lines::add(const Model& model, int line, std::vector<LineMember> members,
                const Domains& domains, long long mostArcs, int fewTurns) {
  if (model.turns > fewTurns) {
    auto turns = std::make_unique<LineTurns>(model, line, std::move(members));
    const bool made = turns->make(domains, mostCodes);
    heavy_ = true;
    programs_.push_back(std::move(turns));
    return made;
  }
  auto patterns = std::make_unique<LinePatterns>(model, line, std::move(members));
  const bool made = patterns->make(domains, std::min(mostArcs - arcs_, mostArcsOfLine));
  arcs_ += patterns->arcs();
  programs_.push_back(std::move(patterns));
  return made;
}

void Lines::numberPrices(const Model& model) {
  prices_ = model.counters.size();
  for (const Person& person : model.persons) {
    const bool several = model.tables[person.table].lines.size() > 1;
    firstAgreement_.push_back(several ? static_cast<int>(prices_) : -1);
    prices_ += several ? person.itemCost.size() : 0;
  }
  pricesWithoutLoads_ = prices_;
  for (const auto& program : programs_) {
    firstLoad_.push_back(prices_);
    prices_ += program->members().size();
  }
}

void Lines::fit(const Domains& domains) {
  for (const auto& program : programs_) {
    program->fit(domains);
  }
}

std::unique_ptr<Lines> Lines::make(const Model& model, long long mostArcs, int fewTurns) {
  return make(model, fullDomains(model), mostArcs, fewTurns);
}

std::unique_ptr<Lines> Lines::make(const Model& model, const Domains& domains, long long mostArcs,
                                   int fewTurns) {
  if (!model.byLine() || !hasPlainCells(model)) {
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
  if (model.turns <= fewTurns && std::any_of(members.begin(), members.end(), [&](const auto& of) {
        return of.size() > mostMembers || statesOf(model, of) > mostStatesOfLine;
      })) {
    return nullptr;
  }
  for (std::size_t line = 0; line < members.size(); ++line) {
    if (!lines->add(model, static_cast<int>(line), std::move(members[line]), domains, mostArcs,
                    fewTurns)) {
      return nullptr;
    }
  }
  lines->numberPrices(model);
  return lines;
}

}  // namespace tomatic::solver
