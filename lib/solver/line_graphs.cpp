// Makes the graphs of a line's program: everything that could be, then only what leads to an end.
#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <unordered_map>

#include "solver/line_patterns.hpp"

namespace tomatic::solver {

/// A day's graph while it is made, layer after layer: a layer is a member's choice.
struct LinePatterns::Draft {
  struct Node {
    int step = 0;  // state distance of the turns chosen so far
    int count = 0;
    std::uint32_t turns = 0;
  };
  struct Way {
    int from = 0;
    int to = 0;
    int label = 0;  // the choice
  };
  std::vector<Node> nodes;
  std::vector<Way> ways;
  int firstOutcome = 0;
  std::vector<char> used;  // by outcome: some state needs it
};

/// The ways between two days while they are made; the label is the outcome.
struct LinePatterns::Join {
  std::vector<int> states;  // after the day
  std::vector<Draft::Way> ways;
};

namespace {

/// New numbers for those that are marked, in their order; -1 for the others.
std::vector<int> numbersOf(const std::vector<char>& marked) {
  std::vector<int> numbers(marked.size(), -1);
  int next = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != 0) {
      numbers[i] = next++;
    }
  }
  return numbers;
}

}  // namespace

/// The ways between kept nodes, sorted by where they lead.
template <typename Ways>
LinePatterns::Graph LinePatterns::graphOf(const Ways& ways, const std::vector<int>& from,
                                          const std::vector<int>& to,
                                          const std::vector<int>& label) {
  Graph graph;
  graph.first.assign(1 + to.size() - static_cast<std::size_t>(std::count(to.begin(), to.end(), -1)),
                     0);
  const auto kept = [&](const auto& way) { return from[way.from] >= 0 && to[way.to] >= 0; };
  for (const auto& way : ways) {
    if (kept(way)) {
      ++graph.first[to[way.to] + 1];
    }
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  graph.arcs.resize(graph.first.back());
  std::vector<int> next(graph.first.begin(), graph.first.end() - 1);
  for (const auto& way : ways) {
    if (kept(way)) {
      graph.arcs[next[to[way.to]]++] = {from[way.from],
                                        label.empty() ? way.label : label[way.label]};
    }
  }
  arcs_ += static_cast<long long>(graph.arcs.size());
  return graph;
}

bool LinePatterns::make(const Domains& domains, long long mostArcs) {
  arcs_ = 0;
  if (!numbered()) {
    return false;
  }
  days_.assign(model_.days, {});
  std::vector<Draft> drafts(model_.days);
  for (int day = 0; day < model_.days; ++day) {
    makeChoices(domains, day);
    if (!draftDay(day, mostArcs, drafts[day])) {
      return false;
    }
  }
  if (!joinDays(drafts, mostArcs)) {
    return false;
  }
  for (int day = 0; day < model_.days; ++day) {
    finishDay(days_[day], drafts[day]);
  }
  return arcs_ <= mostArcs;
}

void LinePatterns::makeChoices(const Domains& domains, int index) {
  Day& day = days_[index];
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const LineMember& member = members_[m];
    const auto& table = model_.tables[model_.persons[member.person].table];
    auto& choiceOf = day.choiceOf.emplace_back(table.patterns.size(), -1);
    const auto first = static_cast<std::ptrdiff_t>(day.choices.size());
    for (const std::uint16_t which : domains[member.person][index]) {
      const std::uint32_t turns = turnsOnLine(model_, member, which);
      const auto known = member.whole
                             ? day.choices.end()
                             : std::find_if(day.choices.begin() + first, day.choices.end(),
                                            [&](const Choice& c) { return c.part.turns == turns; });
      choiceOf[which] = static_cast<int>(known - day.choices.begin());
      if (known == day.choices.end()) {
        day.choices.push_back({static_cast<int>(m), {turns, which}});
      }
    }
  }
}

bool LinePatterns::draftDay(int index, long long mostArcs, Draft& draft) const {
  std::uint32_t open = 0;
  for (int turn = 0; turn < model_.turns; ++turn) {
    open |= isOpen(index * model_.turns + turn) ? std::uint32_t{1} << turn : 0;
  }
  // The choices that can be made at all, by member, and the most that later members can attend.
  const int memberCount = static_cast<int>(members_.size());
  std::vector<std::vector<int>> possible(memberCount);
  std::vector<int> mostLater(memberCount + 1);
  const auto& choices = days_[index].choices;
  for (int c = static_cast<int>(choices.size()) - 1; c >= 0; --c) {
    const int member = choices[c].member;
    if ((choices[c].part.turns & ~open) == 0 &&
        std::popcount(choices[c].part.turns) <= cap_[member]) {
      possible[member].push_back(c);
    }
  }
  for (int m = memberCount - 1; m >= 0; --m) {
    int most = 0;
    for (const int c : possible[m]) {
      most = std::max(most, std::popcount(choices[c].part.turns));
    }
    mostLater[m] = mostLater[m + 1] + most;
  }
  const int least = leastOnDay(index);
  draft.nodes.push_back({});
  int layer = 0;
  for (int m = 0; m < memberCount; ++m) {
    const int end = static_cast<int>(draft.nodes.size());
    std::unordered_map<std::uint64_t, int> known;
    for (int from = layer; from < end; ++from) {
      const Draft::Node node = draft.nodes[from];
      for (const int c : possible[m]) {
        const std::uint32_t turns = choices[c].part.turns;
        const int count = std::popcount(turns);
        if ((node.turns & turns) != 0 || node.count + count + mostLater[m + 1] < least) {
          continue;
        }
        // Who took which turns means nothing once all have chosen.
        const Draft::Node next{node.step + count * stride_[m], node.count + count,
                               m + 1 < memberCount ? node.turns | turns : 0};
        const auto key = static_cast<std::uint64_t>(next.step) << 32U | next.turns;
        const auto [found, isNew] = known.emplace(key, static_cast<int>(draft.nodes.size()));
        if (isNew) {
          draft.nodes.push_back(next);
        }
        draft.ways.push_back({from, found->second, c});
      }
      if (static_cast<long long>(draft.ways.size()) > mostArcs) {
        return false;
      }
    }
    layer = end;
  }
  draft.firstOutcome = layer;
  draft.used.assign(draft.nodes.size() - layer, 0);
  return true;
}

bool LinePatterns::joinDays(std::vector<Draft>& drafts, long long mostArcs) {
  std::vector<Join> joins(model_.days);
  const std::size_t members = members_.size();
  std::vector<int> before{0};
  for (int d = 0; d < model_.days; ++d) {
    const Draft& draft = drafts[d];
    Join& join = joins[d];
    // By outcome and member, for what follows asks millions of times.
    std::vector<int> turns;
    for (std::size_t o = 0; o < draft.used.size(); ++o) {
      for (std::size_t m = 0; m < members; ++m) {
        turns.push_back(turnsUsed(draft.nodes[draft.firstOutcome + o].step, m));
      }
    }
    std::vector<int> room(members);
    std::unordered_map<int, int> known;
    for (std::size_t s = 0; s < before.size(); ++s) {
      for (std::size_t m = 0; m < members; ++m) {
        room[m] = cap_[m] - turnsUsed(before[s], m);
      }
      for (std::size_t o = 0; o < draft.used.size(); ++o) {
        const auto ofOutcome = turns.begin() + static_cast<std::ptrdiff_t>(o * members);
        if (!std::equal(room.begin(), room.end(), ofOutcome, std::greater_equal<>())) {
          continue;
        }
        const int step = draft.nodes[draft.firstOutcome + o].step;
        const auto [found, isNew] =
            known.emplace(before[s] + step, static_cast<int>(join.states.size()));
        if (isNew) {
          join.states.push_back(before[s] + step);
        }
        join.ways.push_back({static_cast<int>(s), found->second, static_cast<int>(o)});
      }
      if (static_cast<long long>(join.ways.size()) > mostArcs) {
        return false;
      }
    }
    before = join.states;
  }
  finalStates_.clear();
  finalCosts_.clear();
  std::vector<char> alive;
  for (const int state : joins.back().states) {
    const Cost cost = finalCost(state);
    alive.push_back(cost < barred ? 1 : 0);
    if (cost < barred) {
      finalStates_.push_back(state);
      finalCosts_.push_back(cost);
    }
  }
  for (int d = model_.days - 1; d >= 0; --d) {
    const auto to = numbersOf(alive);
    std::vector<char> aliveBefore(d == 0 ? 1 : joins[d - 1].states.size());
    for (const auto& way : joins[d].ways) {
      if (to[way.to] >= 0) {
        aliveBefore[way.from] = 1;
        drafts[d].used[way.label] = 1;
      }
    }
    days_[d].week = graphOf(joins[d].ways, numbersOf(aliveBefore), to, numbersOf(drafts[d].used));
    alive = std::move(aliveBefore);
  }
  return true;
}

void LinePatterns::finishDay(Day& day, Draft& draft) {
  std::vector<char> alive(draft.nodes.size());
  std::copy(draft.used.begin(), draft.used.end(), alive.begin() + draft.firstOutcome);
  for (auto way = draft.ways.rbegin(); way != draft.ways.rend(); ++way) {
    alive[way->from] |= alive[way->to];
  }
  const auto number = numbersOf(alive);
  for (std::size_t n = draft.firstOutcome; n < number.size(); ++n) {
    if (number[n] >= 0) {
      day.outcomes.push_back(number[n]);
    }
  }
  day.graph = graphOf(draft.ways, number, number, {});
}

}  // namespace tomatic::solver
