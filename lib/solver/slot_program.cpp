#include "solver/slot_program.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace tomatic::solver {
namespace {

constexpr int bitsOfKey = 64;
// Prices are told apart by shades of their smallest unit: one less for each choice that is liked.
constexpr int bitsOfShades = 6;
constexpr Cost shades = 1 << bitsOfShades;
static_assert(shades > SlotProgram::mostLines);

Cost withoutShades(Cost cost) {
  return (cost + shades - 1) >> bitsOfShades;
}

bool isStraight(const std::vector<Cost>& cost) {
  if (std::any_of(cost.begin(), cost.end(), [](Cost each) { return each >= forbidden; })) {
    return false;
  }
  for (std::size_t n = 2; n < cost.size(); ++n) {
    if (cost[n] - cost[n - 1] != cost[1] - cost[0]) {
      return false;
    }
  }
  return true;
}

}  // namespace

SlotProgram::SlotProgram(const Model& model, int slot, Lines& lines,
                         const std::vector<Taker>& takers)
    : model_(model), slot_(slot), lines_(lines), takers_(takers) {}

/// What costs the same for each one more is charged to each.
void SlotProgram::count(int counter, const ByChoice<char>& may) {
  Counted counted;
  counted.of.resize(takers_.size());
  for (std::size_t i = 0; i < takers_.size(); ++i) {
    const auto& [line, member] = takers_[i];
    const auto& crowds =
        model_.persons[lines_.programs()[line]->members()[member].person].crowdCounters;
    const bool counts = counter == slot_ ||
                        std::find(crowds.begin(), crowds.end(), counter - slot_) != crowds.end();
    if (counts && may[i] != 0) {
      counted.of[i] = 1;
      counted.lines |= 1U << line;
    }
  }
  counted.cost = model_.counters[counter].cost;
  counted.cost.resize(std::popcount(counted.lines) + 1, forbidden);
  if (isStraight(counted.cost)) {
    constant_ += counted.cost[0] * scale;
    for (std::size_t i = 0; i < takers_.size(); ++i) {
      ownCost_[i] += counted.of[i] != 0 ? (counted.cost[1] - counted.cost[0]) * scale : 0;
    }
    return;
  }
  if (counted.lines == 0) {
    constant_ = barred;  // not even nobody is allowed
    return;
  }
  counted.most = counted.cost.size() - 1;
  while (counted.most > 0 && counted.cost[counted.most] >= forbidden) {
    --counted.most;
  }
  counted_.push_back(std::move(counted));
}

/// One after the other so that few counts are open at once.
std::vector<std::size_t> SlotProgram::orderOfLines() const {
  std::vector<std::size_t> order;
  std::uint32_t placed = 0;
  const auto openWith = [&](std::size_t line) {
    const std::uint32_t then = placed | 1U << line;
    return std::count_if(counted_.begin(), counted_.end(), [&](const Counted& each) {
      return (each.lines & then) != 0 && (each.lines & ~then) != 0;
    });
  };
  std::vector<std::size_t> left;
  for (std::size_t line = 0; line < lines_.programs().size(); ++line) {
    left.push_back(line);
  }
  while (!left.empty()) {
    const auto next = std::min_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) {
      return openWith(a) < openWith(b);
    });
    placed |= 1U << *next;
    order.push_back(*next);
    left.erase(next);
  }
  return order;
}

/// Where each count is in a key; false if they do not fit.
bool SlotProgram::numberKeys() {
  int shift = 0;
  for (Counted& each : counted_) {
    const auto bits = static_cast<int>(std::bit_width(each.cost.size() - 1));
    if (shift + bits > bitsOfKey) {
      return false;
    }
    each.shift = shift;
    each.mask = ((std::uint64_t{1} << bits) - 1) << shift;
    shift += bits;
  }
  step_.assign(takers_.size(), 0);
  for (const Counted& each : counted_) {
    for (std::size_t i = 0; i < takers_.size(); ++i) {
      step_[i] += each.of[i] != 0 ? std::uint64_t{1} << each.shift : 0;
    }
  }
  return true;
}

/// What is counted to the end with this line, when those are left; it leaves the key. `barred` if
/// something is counted beyond what is allowed.
Cost SlotProgram::close(std::size_t line, std::uint32_t left, std::uint64_t& key) const {
  Cost cost = 0;
  for (const Counted& each : counted_) {
    const std::uint64_t count = (key & each.mask) >> each.shift;
    if (count > each.most) {
      return barred;
    }
    if ((each.lines >> line & 1U) != 0 && (each.lines & left) == 0) {
      if (each.cost[count] >= forbidden) {
        return barred;
      }
      cost += each.cost[count] * scale;
      key &= ~each.mask;
    }
  }
  return cost;
}

SlotProgram::Layer SlotProgram::layerOf(std::size_t line, std::uint32_t left,
                                        const std::vector<std::uint64_t>& keys, int firstState,
                                        const ByChoice<char>& may) const {
  Layer layer;
  std::unordered_map<std::uint64_t, std::size_t> known;
  const auto lead = [&](std::size_t from, std::uint64_t key, std::size_t choice, Cost cost) {
    const Cost closed = close(line, left, key);
    if (closed >= barred) {
      return;
    }
    const auto [found, isNew] = known.try_emplace(key, layer.keys.size());
    if (isNew) {
      layer.keys.push_back(key);
      layer.into.emplace_back();
    }
    layer.into[found->second].push_back(
        {firstState + static_cast<int>(from), static_cast<int>(choice), (cost + closed) * shades});
  };
  for (std::size_t from = 0; from < keys.size(); ++from) {
    if (may[takers_.size() + line] != 0) {
      lead(from, keys[from], takers_.size() + line, 0);
    }
    for (std::size_t i = 0; i < takers_.size(); ++i) {
      if (may[i] != 0 && takers_[i].line == line) {
        lead(from, keys[from] + step_[i], i, ownCost_[i]);
      }
    }
  }
  return layer;
}

bool SlotProgram::make(const ByChoice<char>& may, long long mostArcs) {
  constant_ = 0;
  ownCost_.assign(takers_.size(), 0);
  counted_.clear();
  for (int counter = slot_; counter < model_.firstCell; counter += model_.slots()) {
    count(counter, may);
  }
  order_ = orderOfLines();
  if (!numberKeys()) {
    return false;
  }
  arcs_.clear();
  firstArc_ = {0, 0};  // none leads into the first state
  std::vector<std::uint64_t> keys{0};
  int firstState = 0;
  std::uint32_t left = (1U << order_.size()) - 1;
  for (const std::size_t line : order_) {
    left &= ~(1U << line);
    Layer layer = layerOf(line, left, keys, firstState, may);
    for (const auto& into : layer.into) {
      arcs_.insert(arcs_.end(), into.begin(), into.end());
      firstArc_.push_back(static_cast<int>(arcs_.size()));
    }
    if (static_cast<long long>(arcs_.size()) > mostArcs) {
      return false;
    }
    firstState += static_cast<int>(keys.size());
    keys = std::move(layer.keys);
    if (keys.empty()) {
      constant_ = barred;
      break;
    }
  }
  least_.resize(firstArc_.size() - 1);
  best_.resize(least_.size());
  rest_.resize(least_.size());
  return true;
}

Cost SlotProgram::cheapest(const ByChoice<Cost>& prices, const ByChoice<char>& liked) {
  if (constant_ >= barred) {
    return barred;
  }
  price_.resize(prices.size());
  for (std::size_t choice = 0; choice < prices.size(); ++choice) {
    price_[choice] = prices[choice] * shades - liked[choice];
  }
  least_[0] = constant_ * shades;
  for (std::size_t state = 1; state < least_.size(); ++state) {
    Cost least = forbidden;
    for (int a = firstArc_[state]; a < firstArc_[state + 1]; ++a) {
      const Arc& arc = arcs_[a];
      const Cost cost = least_[arc.from] + arc.cost + price_[arc.choice];
      if (cost < least) {
        least = cost;
        best_[state] = a;
      }
    }
    least_[state] = least;
  }
  chosen_.assign(lines_.programs().size(), -1);
  std::size_t state = least_.size() - 1;
  for (auto line = order_.rbegin(); line != order_.rend(); ++line) {
    const Arc& arc = arcs_[best_[state]];
    if (arc.choice < static_cast<int>(takers_.size())) {
      chosen_[*line] = arc.choice;
    }
    state = static_cast<std::size_t>(arc.from);
  }
  return withoutShades(least_.back());
}

const std::vector<Cost>& SlotProgram::cheapestWith() {
  with_.assign(takers_.size(), forbidden);
  if (constant_ >= barred) {
    return with_;
  }
  std::fill(rest_.begin(), rest_.end(), forbidden);
  rest_.back() = 0;
  for (std::size_t state = least_.size() - 1; state > 0; --state) {
    for (int a = firstArc_[state]; a < firstArc_[state + 1]; ++a) {
      const Arc& arc = arcs_[a];
      const Cost rest = rest_[state] + arc.cost + price_[arc.choice];
      rest_[arc.from] = std::min(rest_[arc.from], rest);
      if (arc.choice < static_cast<int>(takers_.size())) {
        with_[arc.choice] = std::min(with_[arc.choice], least_[arc.from] + rest);
      }
    }
  }
  for (Cost& cost : with_) {
    cost = withoutShades(cost);
  }
  return with_;
}

}  // namespace tomatic::solver
