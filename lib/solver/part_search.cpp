#include "solver/part_search.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "solver/smooth_ascent.hpp"
#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

// A part is a sixth of everybody, within these.
constexpr int leastPersons = 50;
constexpr int leastByLine = 30;  // and three quarters of everybody at most
constexpr int mostPersons = 150;
constexpr int partsOfWeek = 6;
constexpr std::size_t eighths = 7;     // of a part, at most: who makes the week dear
constexpr double shareOfRound = 0.05;  // of those who are left, who settle at once

/// The near patterns that the part allows; all that it allows on days where it allows none of them.
std::vector<std::vector<std::uint16_t>> allowedOf(
    const Person& person, const std::vector<std::vector<std::uint16_t>>& near) {
  std::vector<std::vector<std::uint16_t>> both(near.size());
  for (std::size_t day = 0; day < near.size(); ++day) {
    std::set_intersection(near[day].begin(), near[day].end(), person.allowed[day].begin(),
                          person.allowed[day].end(), std::back_inserter(both[day]));
    if (both[day].empty()) {
      both[day] = person.allowed[day];
    }
  }
  return both;
}

constexpr char unchosen = 2;  // neither part

/// Of the lines that some member of is in no part yet, the one that the most of are in this part.
std::vector<std::vector<int>>::const_iterator nearestLine(
    const std::vector<std::vector<int>>& members, const std::vector<char>& part, char which) {
  const auto count = [&](const std::vector<int>& line, char of) {
    return std::count_if(line.begin(), line.end(), [&](int person) { return part[person] == of; });
  };
  auto nearest = members.end();
  double most = -1;
  for (auto line = members.begin(); line != members.end(); ++line) {
    const double share =
        static_cast<double>(count(*line, which)) / static_cast<double>(line->size());
    if (share > most && count(*line, unchosen) > 0) {
      most = share;
      nearest = line;
    }
  }
  return nearest;
}

}  // namespace

PartSearch::PartSearch(const Model& model, std::uint64_t seed)
    : model_(model),
      random_(seed),
      state_(model),
      gap_(model),
      least_(costUnit(model) * scale / 32),
      order_(model.persons.size()) {
  const int all = static_cast<int>(order_.size());
  const int least = model.byLine() ? leastByLine : leastPersons;
  const int most = model.byLine() ? std::max(1, all * 3 / 4) : all;
  size_ = std::min(most, std::clamp(all / partsOfWeek, least, mostPersons));
  std::iota(order_.begin(), order_.end(), 0);
  members_.resize(model.cellsPerSlot);
  for (int person = 0; person < all; ++person) {
    for (const int line : model.tables[model.persons[person].table].lines) {
      members_[line].push_back(person);
    }
  }
}

void PartSearch::look(const Prices& prices, Domains near, double temperature) {
  prices_ = inCostUnits(prices);
  gap_.look(prices);
  near_ = std::move(near);
  temperature_ = temperature;
}

/// Persons of two parts: some of those who make the week dearer than the bound, and any others.
std::array<std::vector<int>, 2> PartSearch::nextPersons() {
  const std::vector<Cost> shares = gap_.shares(state_);
  random_.shuffle(order_);
  std::array<std::vector<int>, 2> chosen;
  for (const bool dear : {true, false}) {
    const std::size_t most = dear ? size_ * eighths / 8 : size_;
    std::size_t part = 0;
    for (const int person : order_) {
      if (dear == (shares[person] > least_) && chosen[part].size() < most) {
        chosen[part].push_back(person);
        part = chosen[1 - part].size() < most ? 1 - part : part;
      }
    }
  }
  for (auto& part : chosen) {
    std::sort(part.begin(), part.end());
  }
  return chosen;
}

/// Persons of two parts, line by line: who shares lines can exchange cells.
std::array<std::vector<int>, 2> PartSearch::nextLines() {
  random_.shuffle(members_);
  std::vector<char> part(order_.size(), unchosen);
  std::array<std::vector<int>, 2> chosen;
  for (char which = 0; which < 2; ++which) {
    std::size_t size = 0;
    while (size < size_) {
      const auto line = nearestLine(members_, part, which);
      if (line == members_.end()) {
        break;
      }
      for (const int person : *line) {
        size += part[person] == unchosen ? 1 : 0;
        part[person] = part[person] == unchosen ? which : part[person];
      }
    }
  }
  for (std::size_t person = 0; person < part.size(); ++person) {
    if (part[person] != unchosen) {
      chosen[part[person]].push_back(static_cast<int>(person));
    }
  }
  return chosen;
}

bool PartSearch::improve(Incumbent& incumbent, const Stop& stop) {
  state_.assign(incumbent.weeks);
  const Cost before = incumbent.cost;
  const std::size_t tries = order_.size() / size_;
  for (std::size_t i = 0; i < tries && !stop(); i += 2) {
    tryParts(incumbent, stop);
  }
  return incumbent.cost < before;
}

PartSearch::Try PartSearch::prepare(std::vector<int> persons) {
  Try made{partOf(model_, state_, std::move(persons)), {}, {}, random_.next(), {}, 0};
  for (const int counter : made.part.counters) {
    made.prices.push_back(prices_[counter]);
  }
  for (std::size_t i = 0; i < made.part.persons.size(); ++i) {
    made.near.push_back(allowedOf(made.part.model.persons[i], near_[made.part.persons[i]]));
  }
  return made;
}

void PartSearch::run(Try& made, double temperature, const Stop& stop) const {
  const Model& model = made.part.model;
  Dive dive(model);
  const Weeks start = dive.run(made.near, made.prices, temperature, shareOfRound, stop);
  made.evaluations = dive.evaluations();
  if (!start.empty()) {
    Primal(model, made.seed).descend(start, fullDomains(model), made.best, stop);
  }
}

/// Two parts at once, one colder than the other, while all others stay: keeps what both come to
/// together if it costs no more, else what one of them does.
void PartSearch::tryParts(Incumbent& incumbent, const Stop& stop) {
  wholeLines_ = model_.byLine() && !wholeLines_;
  auto persons = wholeLines_ ? nextLines() : nextPersons();
  std::array<Try, 2> tries{prepare(std::move(persons[0])), prepare(std::move(persons[1]))};
  const auto runFirst = [&] { run(tries[0], temperature_, stop); };
  const auto runSecond = [&](const Stop& of) { run(tries[1], temperature_ / 2, of); };
  bool whole = true;
  if (order_.size() >= manyPersons) {
    whole = runBoth(stop, runFirst, runSecond);
  } else {
    runFirst();
    runSecond(stop);
  }
  if (!whole) {
    tries[1].best = {};
  }
  for (const Try& made : tries) {
    evaluations_ += made.evaluations;
    ++descents_;
  }
  const std::size_t better = tries[1].best.cost < tries[0].best.cost ? 1 : 0;
  take(tries[better], incumbent);
  take(tries[1 - better], incumbent);
}

/// Keeps what the part comes to if the whole costs no more.
void PartSearch::take(const Try& made, Incumbent& incumbent) {
  if (!made.best.exists()) {
    return;
  }
  Weeks weeks = incumbent.weeks;
  for (std::size_t i = 0; i < made.part.persons.size(); ++i) {
    weeks[made.part.persons[i]] = made.best.weeks[i];
  }
  state_.assign(weeks);
  if (state_.broken() == 0 && state_.cost() <= incumbent.cost) {
    incumbent = {state_.cost(), std::move(weeks)};
  } else {
    state_.assign(incumbent.weeks);
  }
}

}  // namespace tomatic::solver
