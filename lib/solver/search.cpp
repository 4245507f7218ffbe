#include "solver/search.hpp"

#include <algorithm>
#include <limits>

namespace tomatic::solver {
namespace {

constexpr int stepsPerDescent = 60;  // at the root; twice as many after each that gains nothing
constexpr int stepsPerPart = 20;
constexpr int stepsPerReduction = 50;
constexpr int openingDescents = 3;
constexpr long long endless = std::numeric_limits<long long>::max() / 4;
constexpr long long firstTree = 120;  // nodes before the aim is raised
// Where lines are quickly divided: from one time that a bound is dived for to another, and of
// parts.
constexpr long long nodesPerDive = 60;
constexpr long long nodesPerRound = 30;

}  // namespace

Search::Search(const Model& model, std::uint64_t seed, Cost goodEnough, Stop stop,
               std::function<void(const Search&)> changed)
    : model_(model),
      seed_(seed),
      unit_(costUnit(model)),
      goodEnough_(goodEnough),
      stop_(std::move(stop)),
      changed_(std::move(changed)),
      dual_(model),
      primal_(model, seed) {}

Search::~Search() = default;

Effort Search::effort() const {
  return {evaluations_ + (parts_ ? parts_->evaluations() : 0) +
              (lineParts_ ? lineParts_->evaluations() : 0),
          primal_.descents() + (parts_ ? parts_->descents() : 0) +
              (lineParts_ ? lineParts_->descents() : 0) + (lineKicks_ ? lineKicks_->kicks() : 0),
          nodes_};
}

bool Search::finished() const {
  return proven() || incumbent_.cost <= goodEnough_ || stop_();
}

/// Whether the gap is a large part of the cost: then slots are looked at before the bound is dived
/// for, and where days are long lines are kicked instead of dived for once more.
bool Search::isFar() const {
  constexpr Cost farFromBound = 12;
  return incumbent_.exists() && farFromBound * (incumbent_.cost - bound_) > incumbent_.cost;
}

Cost Search::ceiling() const {
  return std::min(aim_, incumbent_.exists() ? incumbent_.cost : model_.ceiling + unit_);
}

void Search::raiseBound(Cost bound) {
  const Cost reached = std::min(bound, ceiling());
  const Cost raised = !incumbent_.exists() && reached > model_.ceiling ? forbidden : reached;
  if (raised > bound_) {
    bound_ = raised;
    changed_(*this);
  }
}

bool Search::descend(const Weeks& start, const Domains& domains) {
  return descend(start, domains, stop_);
}

bool Search::descend(const Weeks& start, const Domains& domains, const Stop& stop) {
  const bool improved = primal_.descend(start, domains, incumbent_, stop);
  if (improved) {
    changed_(*this);
  }
  return improved;
}

/// Steps until the node is closed (true), or nothing more is to be gained (false).
bool Search::climb(Node& node, Ascent& ascent, int steps) {
  const bool isRoot = node.depth == 0;
  // Lines that are quickly divided make a descent as quick as a few steps.
  const bool quick = lineDual_ && !lines_->heavy();
  int pause = lineParts_ ? stepsPerPart : stepsPerDescent;
  int nextDescent = pause;
  for (int step = 1; step <= steps && !finished(); ++step) {
    const Cost target = incumbent_.exists() ? ceiling() * scale
                                            : std::min(ceiling() * scale,
                                                       ascent.bestValue() > -forbidden
                                                           ? ascent.bestValue() * 9 / 8 + 64 * scale
                                                           : ceiling() * scale);
    const Cost value = ascent.step(*relaxation_, node.domains, target);
    ++evaluations_;
    if (value >= forbidden) {
      node.bound = forbidden;
      return true;
    }
    const Cost bound = provenBound(ascent.bestValue(), unit_);
    if (bound > node.bound) {
      node.bound = bound;
      if (isRoot) {
        raiseBound(bound);
      }
    }
    if (ascent.met()) {
      descend(relaxation_->weeks(), node.domains);
    }
    if (node.bound >= ceiling()) {
      return true;
    }
    if (isRoot && step >= nextDescent && lineParts_) {
      improveLines();
      nextDescent = step + pause;
    } else if (isRoot && step >= nextDescent) {
      bool gained = descend(relaxation_->weeks(), node.domains);
      if (incumbent_.exists() &&
          primal_.descendNear(ascent.bestPrices(), node.domains, incumbent_, stop_)) {
        changed_(*this);
        gained = true;
      }
      pause = gained || quick ? stepsPerDescent : 2 * pause;
      nextDescent = step + pause;
    }
    if (step % stepsPerReduction == 0 && incumbent_.exists()) {
      if (relaxation_->reduce(ascent.bestPrices(), node.domains, ascent.bestValue(),
                              (ceiling() - unit_) * scale) < 0) {
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

/// Looks for weeks that break no limit at all, whatever they cost; if there are none, that is
/// proven.
bool Search::findAny() {
  const Model free = elastic(model_);
  Search search(free, 1, 0, stop_, [](const Search&) {});
  search.run();
  evaluations_ += search.evaluations_;
  nodes_ += search.nodes_;
  if (search.incumbent().cost == 0) {
    descend(search.incumbent().weeks, fullDomains(model_));
    return true;
  }
  if (search.bound() > 0) {
    bound_ = forbidden;
    changed_(*this);
  }
  return false;
}

void Search::run() {
  Node root;
  root.domains = fullDomains(model_);
  root.prices.resize(model_.counters.size());
  if (dual_.evaluate(root.prices, root.domains) >= forbidden) {
    bound_ = forbidden;
    return;
  }
  if (boundsByLine_ && SmoothWeek::fits(model_)) {
    lines_ = Lines::make(model_);
  }
  if (lines_) {
    primal_.useLines(*lines_);
  }
  const bool smoothly = !lines_ && SmoothWeek::fits(model_);
  const bool crowded = smoothly && model_.byLine();
  const bool heavyLines = lines_ && lines_->heavy();
  const bool quickLines = lines_ && !heavyLines;
  if (smoothly && model_.persons.size() >= manyPersons) {
    parts_ = std::make_unique<PartSearch>(model_, seed_);
  }
  if (!start_.empty() && !finished()) {
    descend(start_, root.domains);
  }
  if (heavyLines && !incumbent_.exists()) {
    // Some week soon, as it is: whatever is done line by line takes long.
    descend(dual_.weeks(), root.domains, [&] { return incumbent_.exists() || stop_(); });
    isTight_ = !incumbent_.exists();
    if (isTight_ && !dividesDays()) {
      bound_ = forbidden;
      return;
    }
    if (isTight_ && !stop_()) {
      makeLineParts();
      kickUntilAny(dual_.weeks());
    }
  }
  // Where the first week is dived for, descents are for when that finds none.
  const int before = parts_ || heavyLines || crowded ? 0 : smoothly ? 1 : openingDescents;
  for (int i = 0; i < before && !finished(); ++i) {
    descend(dual_.weeks(), root.domains);
  }
  if (smoothly && !finished()) {
    root.prices = crowded ? searchWithoutLines() : climbSmoothly(root);
  } else if ((heavyLines && climbLines(root)) || (quickLines && climbQuickLines(root))) {
    raiseBound(ceiling());
    return;
  }
  if (crowded && !incumbent_.exists() && !finished()) {
    diveBelow(root, patternsBelow(root));
  }
  for (int i = before; i < openingDescents && !incumbent_.exists() && !finished(); ++i) {
    descend(dual_.weeks(), root.domains);
  }
  if (!incumbent_.exists() && !finished() && !findAny()) {
    return;
  }
  if (smoothly) {
    runParts(root);
    return;
  }
  ++nodes_;
  if (!quickLines) {
    Ascent ascent(model_, root.prices, lineDual_ ? nearnessOfLines : 1);
    if (climb(root, ascent, rootSteps)) {
      raiseBound(ceiling());
      return;
    }
    root.prices = ascent.bestPrices();
  }
  runTrees(root);
}

/// Trees below an aim that comes nearer to the incumbent, each of more nodes than the one before.
/// Where lines are quickly divided, each new bound is first dived for.
void Search::runTrees(Node& root) {
  const bool quickLines = lines_ && !lines_->heavy();
  long long mostNodes = firstTree;
  Cost reach = unit_;
  Cost dived = -1;              // for that bound
  long long nextDive = nodes_;  // when so many nodes are made
  bool slotsTried = quickLines && isFar() && !finished();
  if (slotsTried) {
    climbBySlot(root);
  }
  while (!finished()) {
    if (slotDual_) {
      useSlots(slotsRaise_ || relaxation_ != slotDual_.get(), root);
    }
    Node below = root;
    const bool anew = quickLines && dived < bound_ && nodes_ >= nextDive;
    if (anew) {
      below = diveBelowByLine(root, reach);
      dived = bound_;
      nextDive = nodes_ + nodesPerDive;
      if (finished()) {
        break;  // below may be nothing at all
      }
      if (!slotsTried) {
        slotsTried = true;
        if (climbBySlot(root)) {
          nextDive = nodes_;  // for a better bound at once
          continue;
        }
      }
    }
    aim_ = bound_ + reach;
    if (lines_ && !anew) {
      fitLines(root.domains);
    }
    if (!anew && removeDear(below) < 0) {
      raiseBound(ceiling());
      reach = std::min(2 * reach, forbidden / 2);
      continue;
    }
    if (lines_) {
      fitLines(below.domains);
    }
    if (quickLines && lineParts_) {
      lineParts_->keepTo(below.domains);
    }
    below.bound = bound_;
    const bool whole = !(aim_ < incumbent_.cost) && (!slotDual_ || slotsRaise_);
    const long long before = nodes_;
    grow(below, whole ? endless : mostNodes);
    const long long rounds = quickLines ? 1 + (nodes_ - before) / nodesPerRound : 1;
    for (long long round = 0; lineParts_ && round < rounds && !finished(); ++round) {
      improveLines();
    }
    mostNodes = std::min(2 * mostNodes, endless);
    if (open_.empty() && !finished()) {
      raiseBound(ceiling());
      reach = unit_;  // not less: the aim must be above the bound
    } else {
      reach = std::min(2 * reach, forbidden / 2);
    }
  }
  aim_ = forbidden;
}

}  // namespace tomatic::solver
