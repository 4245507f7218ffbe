// Search's tree: nodes that ask whether a week below the ceiling exists, split until none is open.
#include <algorithm>

#include "solver/search.hpp"

namespace tomatic::solver {
namespace {

constexpr int nodeSteps = 60;
// Careful trees look a few steps ahead on both sides of so many branches.
constexpr std::size_t branchesTried = 16;
constexpr int stepsTried = 10;

}  // namespace

std::unique_ptr<Search::Node> Search::child(const Node& node, const Branch& branch,
                                            bool with) const {
  auto made = std::make_unique<Node>(node);
  made->depth = node.depth + 1;
  keep(model_, branch, with, made->domains);
  return made;
}

/// In every other tree, of the likeliest branches the one whose sides rise the most in a few steps
/// (strong branching, Applegate, Bixby, Chvátal and Cook 1995; the product, Achterberg 2007): such
/// trees prove more. In the others the likeliest: they find more.
std::optional<Branch> Search::chooseBranch(const Node& node, const Ascent& ascent) {
  const auto branches =
      likelyBranches(model_, node.domains, ascent.shares(), carefully_ ? branchesTried : 1);
  const Cost value = ascent.bestValue();
  std::optional<Branch> best;
  double most = -1;
  for (const Branch& branch : branches) {
    const double gain = branches.size() == 1 ? 0
                                             : sideGain(node, branch, false, value) *
                                                   sideGain(node, branch, true, value);
    if (gain > most) {
      most = gain;
      best = branch;
    }
  }
  return best;
}

/// How far a child's bound rises above the value in a few steps, scaled and at least 1.
double Search::sideGain(const Node& node, const Branch& branch, bool with, Cost value) {
  const auto side = child(node, branch, with);
  const Cost most = ceiling() * scale;
  Ascent ascent(model_, node.prices);
  for (int step = 0; step < stepsTried && ascent.bestValue() < most && !finished(); ++step) {
    ascent.step(*relaxation_, side->domains, most);
    ++evaluations_;
  }
  return static_cast<double>(std::max<Cost>(std::min(ascent.bestValue(), most) - value, 1));
}

/// One child of the node goes to the open nodes, the other is returned; none if the node is a week.
std::unique_ptr<Search::Node> Search::split(Node& node) {
  ++nodes_;
  Ascent ascent(model_, node.prices);
  const bool closed = climb(node, ascent, nodeSteps);
  if (closed || finished()) {
    if (!closed) {
      open_.push_back(std::make_unique<Node>(std::move(node)));
    }
    return nullptr;
  }
  node.prices = ascent.bestPrices();
  descend(relaxation_->weeks(), node.domains);
  const auto branch = chooseBranch(node, ascent);
  if (!branch) {
    return nullptr;  // one pattern a day for everybody: the only weeks of this node, judged just
                     // now
  }
  open_.push_back(child(node, *branch, !branch->with));
  return child(node, *branch, branch->with);
}

/// Searches below the ceiling, from the root on, until nothing is open or so many nodes are made.
void Search::grow(const Node& root, long long mostNodes) {
  const auto worse = [](const std::unique_ptr<Node>& a, const std::unique_ptr<Node>& b) {
    return a->bound != b->bound ? a->bound > b->bound : a->depth < b->depth;
  };
  const long long last = nodes_ + mostNodes;
  carefully_ = !carefully_;
  open_.clear();
  auto node = std::make_unique<Node>(root);
  while (node) {
    const std::size_t before = open_.size();
    auto next = split(*node);
    if (open_.size() > before) {
      std::push_heap(open_.begin(), open_.end(), worse);
    }
    while (!open_.empty() && open_.front()->bound >= ceiling()) {
      std::pop_heap(open_.begin(), open_.end(), worse);
      open_.pop_back();
    }
    if (finished() || nodes_ >= last) {
      if (next) {
        open_.push_back(std::move(next));
      }
      break;
    }
    if (!next && !open_.empty()) {
      std::pop_heap(open_.begin(), open_.end(), worse);
      next = std::move(open_.back());
      open_.pop_back();
    }
    node = std::move(next);
    const Cost openBound = open_.empty() ? forbidden : open_.front()->bound;
    raiseBound(std::min(openBound, node ? node->bound : forbidden));
  }
}

}  // namespace tomatic::solver
