#include "solver/search.hpp"

#include <algorithm>
#include <queue>

namespace tomatic::solver {
namespace {

constexpr int rootSteps = 4000;
constexpr int nodeSteps = 150;
constexpr int stepsPerDescent = 60;  // at the root
constexpr int stepsPerReduction = 50;
constexpr int openingDescents = 3;

bool contains(const PatternTable& table, std::uint16_t pattern, int item) {
  const Pattern& which = table.patterns[pattern];
  const auto begin = table.items.begin() + which.firstItem;
  return std::find(begin, begin + which.itemCount, static_cast<std::uint16_t>(item)) !=
         begin + which.itemCount;
}

}  // namespace

struct Search::Node {
  Domains domains;
  Prices prices;
  Cost bound = -forbidden;
  int depth = 0;
};

Search::Search(const Model& model, std::uint64_t seed, Cost goodEnough, Stop stop,
               std::function<void(const Search&)> changed)
    : model_(model),
      unit_(costUnit(model)),
      goodEnough_(goodEnough),
      stop_(std::move(stop)),
      changed_(std::move(changed)),
      dual_(model),
      primal_(model, seed),
      rootPrices_(model.counters.size()) {}

Search::~Search() = default;

Effort Search::effort() const {
  return {evaluations_, primal_.descents(), nodes_};
}

bool Search::finished() const {
  return proven() || incumbent_.cost <= goodEnough_ || stop_();
}

Cost Search::ceiling() const {
  return incumbent_.exists() ? incumbent_.cost : model_.ceiling + unit_;
}

Cost Search::limit() const {
  return (ceiling() - unit_) * scale;
}

void Search::raiseBound(Cost bound) {
  const Cost reached = std::min(bound, ceiling());
  const Cost raised = !incumbent_.exists() && bound > model_.ceiling ? forbidden : reached;
  if (raised > bound_) {
    bound_ = raised;
    changed_(*this);
  }
}

bool Search::descend(const Weeks& start, const Domains& domains) {
  const bool improved = primal_.descend(start, domains, incumbent_, stop_);
  if (improved) {
    changed_(*this);
  }
  return improved;
}

/// Steps until the node is closed (true), or nothing more is to be gained (false).
bool Search::climb(Node& node, Ascent& ascent, bool isRoot) {
  const int steps = isRoot ? rootSteps : nodeSteps;
  for (int step = 1; step <= steps && !finished(); ++step) {
    const Cost target = incumbent_.exists() ? ceiling() * scale
                                            : std::min(ceiling() * scale,
                                                       ascent.bestValue() > -forbidden
                                                           ? ascent.bestValue() * 9 / 8 + 64 * scale
                                                           : ceiling() * scale);
    const Cost value = ascent.step(dual_, node.domains, target);
    ++evaluations_;
    if (value >= forbidden) {
      node.bound = forbidden;
      return true;
    }
    const Cost bound = provenBound(ascent.bestValue(), unit_);
    if (bound > node.bound) {
      node.bound = bound;
      if (isRoot) {
        rootPrices_ = ascent.bestPrices();
        raiseBound(bound);
      }
    }
    if (ascent.met()) {
      descend(dual_.weeks(), node.domains);
    }
    if (node.bound >= ceiling()) {
      return true;
    }
    if (isRoot && step % stepsPerDescent == 0) {
      descend(dual_.weeks(), node.domains);
      if (incumbent_.exists() &&
          primal_.descendNear(ascent.bestPrices(), node.domains, incumbent_, stop_)) {
        changed_(*this);
      }
    }
    if (step % stepsPerReduction == 0 && incumbent_.exists()) {
      if (dual_.reduce(ascent.bestPrices(), node.domains, ascent.bestValue(), limit()) < 0) {
        node.bound = ceiling();
        return true;
      }
    }
    if (ascent.exhausted()) {
      break;
    }
  }
  return false;
}

Search::Branch Search::choose(const Node& node, const Ascent& ascent) const {
  Branch best;
  float bestScore = -1;
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const int items = model_.itemsPerDay(person);
    for (int day = 0; day < model_.days; ++day) {
      const auto& allowed = node.domains[index][day];
      if (allowed.size() < 2) {
        continue;
      }
      for (int item = 0; item < items; ++item) {
        const float share = ascent.shares()[index][day * items + item];
        const float score = std::min(share, 1 - share);
        if (score <= bestScore) {
          continue;
        }
        const auto with = std::count_if(allowed.begin(), allowed.end(), [&](std::uint16_t pattern) {
          return contains(table, pattern, item);
        });
        if (with > 0 && with < static_cast<long>(allowed.size())) {
          best = {static_cast<int>(index), day, item, share >= 0.5F};
          bestScore = score;
        }
      }
    }
  }
  return best;
}

std::unique_ptr<Search::Node> Search::child(const Node& node, const Branch& branch,
                                            bool with) const {
  auto made = std::make_unique<Node>();
  made->domains = node.domains;
  made->prices = node.prices;
  made->bound = node.bound;
  made->depth = node.depth + 1;
  const PatternTable& table = model_.tables[model_.persons[branch.person].table];
  auto& allowed = made->domains[branch.person][branch.day];
  allowed.erase(std::remove_if(allowed.begin(), allowed.end(),
                               [&](std::uint16_t pattern) {
                                 return contains(table, pattern, branch.item) != with;
                               }),
                allowed.end());
  return made;
}

void Search::run() {
  const auto worse = [](const std::unique_ptr<Node>& a, const std::unique_ptr<Node>& b) {
    return a->bound != b->bound ? a->bound > b->bound : a->depth < b->depth;
  };
  std::vector<std::unique_ptr<Node>> open;
  auto node = std::make_unique<Node>();
  node->domains = fullDomains(model_);
  node->prices.resize(model_.counters.size());
  if (dual_.evaluate(node->prices, node->domains) >= forbidden) {
    bound_ = forbidden;
    return;
  }
  const Weeks start = dual_.weeks();
  for (int i = 0; i < openingDescents && !finished(); ++i) {
    descend(start, node->domains);
  }
  bool isRoot = true;
  while (node && !finished()) {
    ++nodes_;
    Ascent ascent(model_, node->prices);
    const bool closed = climb(*node, ascent, isRoot);
    node->prices = ascent.bestPrices();
    std::unique_ptr<Node> next;
    if (!closed && !finished()) {
      if (!isRoot) {
        descend(dual_.weeks(), node->domains);
      }
      const Branch branch = choose(*node, ascent);
      if (branch.person >= 0) {
        next = child(*node, branch, branch.with);
        open.push_back(child(*node, branch, !branch.with));
        std::push_heap(open.begin(), open.end(), worse);
      } else {
        // One pattern a day for everybody: the only weeks of this node, judged as they are.
        descend(dual_.weeks(), node->domains);
      }
    } else if (!closed) {
      break;
    }
    isRoot = false;
    while (!open.empty() && open.front()->bound >= ceiling()) {
      std::pop_heap(open.begin(), open.end(), worse);
      open.pop_back();
    }
    if (!next && !open.empty()) {
      std::pop_heap(open.begin(), open.end(), worse);
      next = std::move(open.back());
      open.pop_back();
    }
    const Cost openBound = open.empty() ? forbidden : open.front()->bound;
    raiseBound(std::min(openBound, next ? next->bound : forbidden));
    node = std::move(next);
  }
}

}  // namespace tomatic::solver
