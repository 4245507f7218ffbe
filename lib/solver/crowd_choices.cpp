#include "solver/crowd_choices.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tomatic::solver {
namespace {

constexpr std::size_t mostMembers = 8;
constexpr int bitsOfMember = 8;
constexpr int mostLoad = 255;
constexpr int mostTurns = 16;

std::size_t stepOf(int member, CrowdChoices::Load load) {
  return load >> (bitsOfMember * member) & mostLoad;
}

/// The least of costs by number, where each has a price.
Cost leastAt(const std::vector<Cost>& costs, Cost price) {
  Cost least = forbidden;
  for (std::size_t step = 0; step < costs.size(); ++step) {
    if (costs[step] < forbidden) {
      least = std::min(least, costs[step] + price * static_cast<Cost>(step));
    }
  }
  return least;
}

}  // namespace

std::vector<SmallCrowd> crowdsApart(const Model& model) {
  std::map<int, std::vector<int>> members;
  for (std::size_t person = 0; person < model.persons.size(); ++person) {
    for (const int crowd : model.persons[person].crowdCounters) {
      members[crowd].push_back(static_cast<int>(person));
    }
  }
  std::vector<SmallCrowd> crowds;
  for (auto& [counter, persons] : members) {
    const bool fits = !model.byLine() && model.turns <= mostTurns && persons.size() > 1 &&
                      persons.size() <= mostMembers &&
                      std::all_of(persons.begin(), persons.end(), [&](int person) {
                        return model.spaces[model.persons[person].space].states <= mostLoad;
                      });
    if (fits) {
      crowds.push_back({counter, std::move(persons)});
    }
  }
  std::stable_sort(crowds.begin(), crowds.end(), [](const SmallCrowd& a, const SmallCrowd& b) {
    return a.members.size() < b.members.size();
  });
  std::vector<char> taken(model.persons.size());
  std::vector<SmallCrowd> apart;
  for (SmallCrowd& crowd : crowds) {
    if (std::none_of(crowd.members.begin(), crowd.members.end(),
                     [&](int member) { return taken[member] != 0; })) {
      for (const int member : crowd.members) {
        taken[member] = 1;
      }
      apart.push_back(std::move(crowd));
    }
  }
  return apart;
}

CrowdChoices::CrowdChoices(const Model& model, SmallCrowd crowd)
    : model_(model), crowd_(std::move(crowd)), program_(model), members_(crowd_.members.size()) {}

void CrowdChoices::look(const Prices& prices, const Domains& domains) {
  cheapest_ = 0;
  unpriced_ = 0;
  for (std::size_t member = 0; member < members_.size(); ++member) {
    lookAt(static_cast<int>(member), prices, domains);
    priceLoad(static_cast<int>(member));
    cheapest_ += members_[member].cheapest;
    unpriced_ += members_[member].unpriced;
  }
  priceCounts(prices);
}

void CrowdChoices::lookAt(int index, const Prices& prices, const Domains& domains) {
  Member& member = members_[index];
  const Person& person = model_.persons[crowd_.members[index]];
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  const auto& allowed = domains[crowd_.members[index]];
  priceItems(model_, person, prices, itemPrice_);
  Week week(model_.days);
  member.cheapest = program_.cheapest(person, allowed, itemPrice_, scale, week);
  member.options.assign(model_.days, {});
  program_.forEachPattern(
      person, allowed, itemPrice_, scale, [&](int day, std::uint16_t which, Cost cost) {
        if (cost >= forbidden) {
          return;
        }
        const Pattern& pattern = table.patterns[which];
        Option& option = member.options[day].emplace_back();
        option.pattern = which;
        option.load = static_cast<Load>(space.step[pattern.usage]) << (bitsOfMember * index);
        option.cost = pattern.cost * scale;
        option.excess = cost - member.cheapest;
        for (int i = 0; i < pattern.itemCount; ++i) {
          const int turn = table.items[pattern.firstItem + i];
          option.cost += itemPrice_[day * model_.turns + turn];
          option.counts |= Counts{1} << (bitsOfTurn * turn);
        }
      });
  member.onward.assign(model_.days + 1, {});
  for (int day = 0; day <= model_.days; ++day) {
    for (int state = 0; state < space.states; ++state) {
      member.onward[day].push_back(program_.onward(person, day, state));
    }
  }
  for (auto& day : member.options) {
    std::stable_sort(day.begin(), day.end(),
                     [](const Option& a, const Option& b) { return a.excess < b.excess; });
  }
}

/// Finds the price of a turn of the load at which the days' cheapest patterns cost together the
/// most: nearly what the week does, and exactly where turns of a day cost more and more.
void CrowdChoices::priceLoad(int index) {
  Member& member = members_[index];
  std::vector<std::vector<Cost>> bests;  // by day and turns
  std::set<Cost> slopes{0};
  for (const auto& day : member.options) {
    std::vector<Cost>& best = bests.emplace_back(member.onward.front().size(), forbidden);
    for (const Option& option : day) {
      Cost& cost = best[stepOf(index, option.load)];
      cost = std::min(cost, option.cost);
    }
    for (std::size_t step = 1; step < best.size(); ++step) {
      if (best[step] < forbidden && best[step - 1] < forbidden) {
        slopes.insert(best[step] - best[step - 1]);
      }
    }
  }
  Cost dearest = -forbidden;
  Cost price = 0;
  for (const Cost slope : slopes) {
    Cost sum = leastAt(member.onward.back(), slope);
    for (const auto& best : bests) {
      sum += leastAt(best, -slope);
    }
    if (sum > dearest) {
      dearest = sum;
      price = slope;
    }
  }
  member.unpriced = member.cheapest - dearest;
  for (int day = 0; day < model_.days; ++day) {
    const Cost least = leastAt(bests[day], -price);
    for (Option& option : member.options[day]) {
      option.above = option.cost - price * static_cast<Cost>(stepOf(index, option.load)) - least;
    }
  }
}

void CrowdChoices::priceCounts(const Prices& prices) {
  const std::size_t counts = members_.size() + 1;
  dearer_.assign(counts * counts * model_.slots(), forbidden);
  for (int slot = 0; slot < model_.slots(); ++slot) {
    const std::vector<Cost>& cost = model_.counters[crowd_.counter + slot].cost;
    const Cost price = prices[crowd_.counter + slot];
    Cost* of = dearer_.data() + slot * counts * counts;
    Cost least = forbidden;
    for (std::size_t n = 0; n < cost.size(); ++n) {
      if (cost[n] < forbidden) {
        const Cost reduced = cost[n] * scale - price * static_cast<Cost>(n);
        least = std::min(least, reduced);
        if (n < counts) {
          of[n] = reduced;
        }
      }
    }
    for (std::size_t n = 0; n < counts; ++n) {
      of[n] = of[n] < forbidden ? of[n] - least : forbidden;
    }
    for (std::size_t more = 1; more < counts; ++more) {
      const Cost* before = of + (more - 1) * counts;
      for (std::size_t n = 0; n < counts; ++n) {
        of[more * counts + n] = std::min(of[n], n + 1 < counts ? before[n + 1] : forbidden);
      }
    }
  }
}

Cost CrowdChoices::onward(int day, Load load) const {
  Cost sum = 0;
  for (std::size_t member = 0; member < members_.size(); ++member) {
    const std::vector<Cost>& rest = members_[member].onward[day];
    const std::size_t used = stepOf(static_cast<int>(member), load);
    if (used >= rest.size() || rest[used] >= forbidden) {
      return forbidden;
    }
    sum += rest[used];
  }
  return sum;
}

}  // namespace tomatic::solver
