#include "solver/crowd_program.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace tomatic::solver {
namespace {

constexpr Cost firstReach = scale / 256;

}  // namespace

CrowdProgram::CrowdProgram(const Model& model, SmallCrowd crowd, long long mostWork)
    : model_(model),
      mostWork_(mostWork),
      size_(crowd.members.size()),
      choices_(model, std::move(crowd)),
      days_(model.days + 1) {}

Cost CrowdProgram::excess(Cost limit) {
  work_ = 0;
  const bool whole = boundDays(limit);
  Cost bound = std::accumulate(days_.begin(), days_.end(), -choices_.unpriced(),
                               [](Cost sum, const Day& day) { return sum + day.least; });
  bound = std::max<Cost>(bound, 0);
  for (Cost more = firstReach; whole && bound <= limit; more *= 4) {
    const Cost most = std::min(bound + more, limit);
    if (!putTogether(most)) {
      break;
    }
    bound = together();
    if (bound <= most) {
      break;
    }
  }
  return bound;
}

/// Bounds what each day costs above its cheapest, whatever the load. Whether that was little work.
bool CrowdProgram::boundDays(Cost limit) {
  for (Day& day : days_) {
    day.least = 0;
  }
  Cost left = limit + choices_.unpriced();
  for (int day = 0; day < model_.days && left >= 0; ++day) {
    Day& of = days_[day];
    for (Cost more = firstReach; of.least <= left; more *= 2) {
      const Cost most = std::min(more, left);
      if (!choose(day, {forbidden, most}, false)) {
        return false;
      }
      Cost least = most + 1;
      for (const Node& node : of.nodes.back()) {
        least = std::min(least, node.above);
      }
      of.least = least;
      if (least <= most) {
        break;
      }
    }
    left -= of.least;
  }
  return true;
}

/// Finds all weeks of an excess of at most `most`. Whether that was little work.
bool CrowdProgram::putTogether(Cost most) {
  most_ = most;
  Cost above = most + choices_.unpriced();
  for (const Day& day : days_) {
    above -= day.least;
  }
  days_.front().states = {State{}};
  for (int day = 0; day < model_.days; ++day) {
    if (!choose(day, {most, above + days_[day].least}, true)) {
      return false;
    }
    gather(day);
    if (!forward(day)) {
      return false;
    }
  }
  for (State& state : days_.back().states) {
    state.onward = choices_.onward(model_.days, state.load);
  }
  for (int day = model_.days - 1; day >= 0; --day) {
    backward(day);
  }
  return true;
}

/// After putTogether(): the excess, or more than asked for.
Cost CrowdProgram::together() const {
  const Cost onward = days_.front().states.front().onward;
  return onward < forbidden ? std::min(onward - choices_.cheapest(), most_ + 1) : most_ + 1;
}

/// Who has few patterns chooses first.
void CrowdProgram::lookAhead(int day, const Reach& reach) {
  const auto fits = [&](const Option& option) { return reach.has(option); };
  std::vector<std::ptrdiff_t> few;
  for (const CrowdChoices::Member& member : members()) {
    few.push_back(std::count_if(member.options[day].begin(), member.options[day].end(), fits));
  }
  std::vector<std::size_t>& order = days_[day].order;
  order.resize(size_);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return few[a] < few[b]; });
  left_.assign((size_ + 1) * model_.turns, {});
  for (std::size_t place = size_; place-- > 0;) {
    Counts some = 0;
    Counts all = ~Counts{0};
    for (const Option& option : members()[order[place]].options[day]) {
      some |= fits(option) ? option.counts : 0;
      all &= fits(option) ? option.counts : ~Counts{0};
    }
    all &= some;
    for (int turn = 0; turn < model_.turns; ++turn) {
      const Left& after = left_[(place + 1) * model_.turns + turn];
      const int always = CrowdChoices::countOf(all, turn);
      const int once = CrowdChoices::countOf(some, turn);
      left_[place * model_.turns + turn] = {after.some + once - always, after.all + always};
    }
  }
}

/// What the counts of the day cost above the cheapest ones at least, if these are so far and those
/// from this place on still choose; `forbidden` if more than `most`.
Cost CrowdProgram::dearerAt(int day, std::size_t place, Counts counts, Cost most) const {
  const Left* left = left_.data() + place * model_.turns;
  Cost sum = 0;
  for (int turn = 0; turn < model_.turns; ++turn) {
    const int count = CrowdChoices::countOf(counts, turn) + left[turn].all;
    sum += choices_.dearer(day * model_.turns + turn, count, left[turn].some);
    if (sum > most) {
      return forbidden;
    }
  }
  return sum;
}

/// Members choose for the day, one after the other, within reach; or, whatever the load, within
/// what is above the day's cheapest. Whether that was little work.
bool CrowdProgram::choose(int day, const Reach& reach, bool byLoad) {
  Day& of = days_[day];
  lookAhead(day, reach);
  of.nodes.assign(size_ + 1, {});
  of.nodes[0].push_back({});
  for (std::size_t place = 0; place < size_; ++place) {
    const bool last = place + 1 == size_;
    std::vector<Node>& after = of.nodes[place + 1];
    for (const Node& node : of.nodes[place]) {
      for (const Option& option : members()[of.order[place]].options[day]) {
        Node next{node.load + (byLoad ? option.load : 0),
                  node.counts + option.counts,
                  node.cost + option.cost,
                  node.excess + (byLoad ? option.excess : 0),
                  node.above + option.above,
                  forbidden};
        if (next.excess > reach.excess) {
          break;
        }
        ++work_;
        const Cost spare = std::min(reach.above - next.above, reach.excess - next.excess);
        const Cost dearer = spare < 0 ? forbidden : dearerAt(day, place + 1, next.counts, spare);
        if (dearer <= spare) {
          next.cost += last ? dearer : 0;
          next.above += last ? dearer : 0;
          after.push_back(next);
        }
      }
      if (work_ > mostWork_) {
        return false;
      }
    }
    // Of the same load, who is less above is less dear.
    std::sort(after.begin(), after.end(), [](const Node& a, const Node& b) {
      return std::tie(a.load, a.counts, a.above) < std::tie(b.load, b.counts, b.above);
    });
    after.erase(std::unique(after.begin(), after.end(),
                            [](const Node& a, const Node& b) {
                              return a.load == b.load && a.counts == b.counts;
                            }),
                after.end());
  }
  return true;
}

void CrowdProgram::gather(int day) {
  std::vector<Kind>& kinds = days_[day].kinds;
  kinds.clear();
  for (const Node& node : days_[day].nodes.back()) {
    if (kinds.empty() || kinds.back().load != node.load) {
      kinds.push_back({node.load, node.cost, forbidden});
    } else {
      kinds.back().cost = std::min(kinds.back().cost, node.cost);
    }
  }
}

/// The states after the day, but for those from where it is too dear. Whether that was little work.
bool CrowdProgram::forward(int day) {
  std::vector<State>& next = days_[day + 1].states;
  next.clear();
  for (const State& state : days_[day].states) {
    for (const Kind& kind : days_[day].kinds) {
      const Cost onward = choices_.onward(day + 1, state.load + kind.load);
      const Cost cost = state.cost + kind.cost;
      if (onward < forbidden && cost + onward - choices_.cheapest() <= most_) {
        next.push_back({state.load + kind.load, cost, forbidden});
      }
    }
    work_ += static_cast<long long>(days_[day].kinds.size());
    if (work_ > mostWork_) {
      return false;
    }
  }
  std::sort(next.begin(), next.end(), [](const State& a, const State& b) {
    return std::tie(a.load, a.cost) < std::tie(b.load, b.cost);
  });
  next.erase(std::unique(next.begin(), next.end(),
                         [](const State& a, const State& b) { return a.load == b.load; }),
             next.end());
  return true;
}

CrowdProgram::State* CrowdProgram::stateOf(int day, Load load) {
  std::vector<State>& states = days_[day].states;
  const auto found =
      std::lower_bound(states.begin(), states.end(), load,
                       [](const State& state, Load than) { return state.load < than; });
  return found != states.end() && found->load == load ? &*found : nullptr;
}

CrowdProgram::Node* CrowdProgram::find(std::vector<Node>& nodes, Load load, Counts counts) {
  const auto found =
      std::lower_bound(nodes.begin(), nodes.end(), std::tie(load, counts),
                       [](const Node& node, const std::tuple<const Load&, const Counts&>& than) {
                         return std::tie(node.load, node.counts) < than;
                       });
  return found != nodes.end() && found->load == load && found->counts == counts ? &*found : nullptr;
}

void CrowdProgram::backward(int day) {
  for (State& state : days_[day].states) {
    for (Kind& kind : days_[day].kinds) {
      const State* next = stateOf(day + 1, state.load + kind.load);
      if (next != nullptr && next->onward < forbidden) {
        state.onward = std::min(state.onward, kind.cost + next->onward);
        kind.through = std::min(kind.through, state.cost + next->onward);
      }
    }
  }
}

int CrowdProgram::reduce(Cost most, Domains& domains) {
  work_ = 0;
  if (!boundDays(most) || !putTogether(most)) {
    return 0;
  }
  if (together() > most) {
    return -1;
  }
  int removed = 0;
  for (int day = 0; day < model_.days; ++day) {
    removed += reduceDay(day, domains);
  }
  return removed;
}

/// The ways through the nodes of a day, there and back.
int CrowdProgram::reduceDay(int day, Domains& domains) {
  Day& of = days_[day];
  auto kind = of.kinds.begin();
  for (Node& node : of.nodes.back()) {
    kind += kind->load != node.load ? 1 : 0;
    const Cost dearer = dearerAt(day, size_, node.counts, forbidden);
    node.onward = kind->through < forbidden ? kind->through + dearer : forbidden;
  }
  int removed = 0;
  for (std::size_t place = size_; place-- > 0;) {
    const std::size_t member = of.order[place];
    std::vector<std::uint16_t> kept;
    for (const Option& option : members()[member].options[day]) {
      Cost least = forbidden;
      for (Node& node : of.nodes[place]) {
        const Node* next =
            find(of.nodes[place + 1], node.load + option.load, node.counts + option.counts);
        if (next != nullptr && next->onward < forbidden) {
          node.onward = std::min(node.onward, option.cost + next->onward);
          least = std::min(least, node.cost + option.cost + next->onward);
        }
      }
      if (least - choices_.cheapest() <= most_) {
        kept.push_back(option.pattern);
      }
    }
    std::sort(kept.begin(), kept.end());
    auto& allowed = domains[choices_.crowd().members[member]][day];
    removed += static_cast<int>(allowed.size() - kept.size());
    allowed = std::move(kept);
  }
  return removed;
}

}  // namespace tomatic::solver
