#include "solver/lines.hpp"

#include <algorithm>

#include "solver/line_patterns.hpp"
#include "solver/line_turns.hpp"

namespace tomatic::solver {
namespace {

// Of a line whose days are gone through turn by turn, and of all such lines on average: with more,
// the week is sooner found person by person.
constexpr long long mostArcsOfTurns = 2'500'000;
constexpr long long mostArcsOnAverage = 900'000;
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

/// The programs for lines of short days; false if they would be too large.
bool Lines::addAllByPattern(const Model& model, std::vector<std::vector<LineMember>> members,
                            const Domains& domains, long long mostArcs) {
  if (std::any_of(members.begin(), members.end(), [&](const auto& of) {
        return of.size() > mostMembers || statesOf(model, of) > mostStatesOfLine;
      })) {
    return false;
  }
  for (std::size_t line = 0; line < members.size(); ++line) {
    auto patterns =
        std::make_unique<LinePatterns>(model, static_cast<int>(line), std::move(members[line]));
    if (!patterns->make(domains, std::min(mostArcs - arcs_, mostArcsOfLine))) {
      return false;
    }
    arcs_ += patterns->arcs();
    programs_.push_back(std::move(patterns));
  }
  return true;
}

/// The programs for lines of long days; false if they would be too large.
bool Lines::addAllByTurn(const Model& model, std::vector<std::vector<LineMember>> members,
                         const Domains& domains) {
  heavy_ = true;
  std::vector<std::unique_ptr<LineTurns>> all;
  std::vector<LineTurns::Plan> plans;
  long long left = mostArcsOnAverage * static_cast<long long>(members.size());
  for (std::size_t line = 0; line < members.size(); ++line) {
    all.push_back(
        std::make_unique<LineTurns>(model, static_cast<int>(line), std::move(members[line])));
    auto plan = all.back()->plan(domains);
    if (!plan || plan->arcs > std::min(left, mostArcsOfTurns)) {
      return false;
    }
    left -= plan->arcs;
    plans.push_back(std::move(*plan));
  }
  for (std::size_t line = 0; line < all.size(); ++line) {
    if (!all[line]->make(std::move(plans[line]), domains)) {
      return false;
    }
    programs_.push_back(std::move(all[line]));
  }
  return true;
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
  const bool made = model.turns > fewTurns
                        ? lines->addAllByTurn(model, std::move(members), domains)
                        : lines->addAllByPattern(model, std::move(members), domains, mostArcs);
  if (!made) {
    return nullptr;
  }
  lines->numberPrices(model);
  return lines;
}

}  // namespace tomatic::solver
