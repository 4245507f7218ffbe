#include "solver/alternatives.hpp"

#include <algorithm>

#include "rules/changes.hpp"
#include "rules/evaluator.hpp"

namespace tomatic::solver {
namespace {

constexpr int mostTries = 6;

class Finder {
 public:
  Finder(const WeekProblem& problem, Cost most, const Solver& solve)
      : problem_(problem), most_(most), solve_(solve) {}

  std::vector<Alternative> find(const Alternative& first, int count) {
    add(first);
    while (static_cast<int>(found_.size()) < count) {
      auto next = another();
      if (!next) {
        break;
      }
      add(*next);
    }
    return std::move(found_);
  }

 private:
  void add(const Alternative& alternative) {
    found_.push_back(alternative);
    likeness_.push_back(1);
  }

  /// How unlike the nearest of those found.
  int changed(const Assignment& assignment) const {
    int least = problem_.cellCount();
    for (const Alternative& other : found_) {
      least = std::min(least, changedCells(other.assignment, assignment, problem_.byLine));
    }
    return least;
  }

  /// The best when each unit of cost weighs as much as so many shared cells.
  std::optional<Alternative> at(Cost weight) {
    WeekProblem unlike = scaledCosts(problem_, weight);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      unlike.asked.references.push_back({found_[i].assignment, 0, likeness_[i]});
    }
    const Solution solution = solve_(unlike);
    if (!solution.assignment) {
      return std::nullopt;
    }
    const Cost cost = judge(problem_, *solution.assignment).cost;
    return cost > most_ ? std::nullopt
                        : std::optional(Alternative{*solution.assignment, cost,
                                                    changed(*solution.assignment)});
  }

  std::optional<Alternative> another() {
    for (int attempt = 0; attempt < mostTries; ++attempt) {
      auto found = dearest();
      if (!found || found->changed > 0) {
        return found;
      }
      // It is one of those before: that one counts more from now on.
      for (std::size_t i = 0; i < found_.size(); ++i) {
        const int cells = changedCells(found_[i].assignment, found->assignment, problem_.byLine);
        likeness_[i] += cells == 0 ? 1 : 0;
      }
    }
    return std::nullopt;
  }

  /// Lets cost weigh less and less, as long as what is found costs no more than is allowed.
  std::optional<Alternative> dearest() {
    Cost sum = 0;
    for (const Cost likeness : likeness_) {
      sum += likeness;
    }
    Cost weight = sum * problem_.cellCount() + 1;
    std::optional<Alternative> best = at(weight);
    while (best && best->cost < most_ && weight > 1) {
      weight /= 2;
      auto next = at(weight);
      if (!next) {
        break;
      }
      best = next->changed >= best->changed ? next : best;
    }
    return best;
  }

  const WeekProblem& problem_;
  Cost most_;
  const Solver& solve_;
  std::vector<Alternative> found_;
  std::vector<Cost> likeness_;  // of each found: what a shared cell weighs
};

}  // namespace

std::vector<Alternative> alternatives(const WeekProblem& problem, const Alternative& first,
                                      int count, Cost most, const Solver& solve) {
  return Finder(problem, most, solve).find(first, count);
}

}  // namespace tomatic::solver
