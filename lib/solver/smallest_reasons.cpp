#include <algorithm>
#include <cstdlib>
#include <optional>

#include "rules/evaluator.hpp"
#include "solver/requirements.hpp"
#include "solver/search.hpp"

namespace tomatic::solver {
namespace {

using Kind = Requirement::Kind;

/// Whether some week costs less than so much.
struct Cheaper {
  bool none = false;               ///< proven
  std::optional<Assignment> week;  ///< one that does; nothing if none was found
};

Cheaper cheaperThan(const WeekProblem& problem, Cost cost, const Stop& stop) {
  const Model model = compile(problem);
  bool reached = false;
  Search search(
      model, 1, cost - 1, [&] { return reached || stop(); },
      [&](const Search& now) { reached = now.bound() >= cost; });
  search.run();
  Cheaper found;
  found.none = search.bound() >= cost;
  if (!found.none && search.incumbent().exists() && search.incumbent().cost < cost) {
    found.week = assignmentOf(problem, model, search.incumbent().weeks);
  }
  return found;
}

bool isCheaper(const WeekProblem& problem, const Assignment& week, Cost cost) {
  const auto found = costOf(problem, week);
  return found && *found < cost;
}

/// A week in which one person's load alone is missed shows for many others that theirs is needed as
/// well: they take the turns that are too many, or give those that lack. Two changes of a week and
/// the judge tell, where a search would take a thousand times as long. Pieces that are passed on so
/// are as needed as those that a search found.
class LoadPasser {
 public:
  LoadPasser(const WeekProblem& problem, const std::vector<Requirement>& dropped, Cost cost)
      : problem_(problem), dropped_(dropped), cost_(cost) {}

  /// The week with the load of `from` missed by as few turns as can be seen.
  Assignment trimmed(const Requirement& from, Assignment week) const {
    const WeekProblem free = freed({from});
    while (excess(from, week) > 1) {
      auto fewer = moved(free, week, from.worker, nobodyIndex);
      if (!fewer || !isCheaper(free, *fewer, cost_)) {
        break;
      }
      week = std::move(*fewer);
    }
    return week;
  }

  /// Whether the load of `to` can be missed instead of that of `from`, in a week that is cheap
  /// enough.
  bool passes(const Requirement& from, const Requirement& to, Assignment week) const {
    const WeekProblem between = freed({from, to});
    const int turns = excess(from, week);
    for (int turn = 0; turn < std::abs(turns); ++turn) {
      auto next = turns > 0 ? moved(between, week, from.worker, to.worker)
                            : moved(between, week, to.worker, from.worker);
      if (!next) {
        return false;
      }
      week = std::move(*next);
    }
    return isCheaper(freed({to}), week, cost_);
  }

 private:
  WeekProblem freed(const std::vector<Requirement>& more) const {
    std::vector<Requirement> all = dropped_;
    all.insert(all.end(), more.begin(), more.end());
    return without(problem_, all);
  }

  int excess(const Requirement& piece, const Assignment& week) const {
    int turns = -problem_.workers[piece.worker].load;
    for (const auto& slot : week) {
      turns += static_cast<int>(std::count(slot.begin(), slot.end(), piece.worker));
    }
    return turns;
  }

  /// One turn of a person given to another, or to nobody, where that costs the least.
  static std::optional<Assignment> moved(const WeekProblem& problem, const Assignment& week,
                                         int giver, int taker) {
    std::optional<Assignment> best;
    Cost least = forbidden;
    Assignment changed = week;
    for (int slot = 0; slot < problem.slotCount(); ++slot) {
      auto& cells = changed[slot];
      const auto given = std::find(cells.begin(), cells.end(), giver);
      const bool there = taker >= 0 && std::find(cells.begin(), cells.end(), taker) != cells.end();
      const bool away = taker >= 0 && problem.workers[taker].required[slot / problem.turns()].has(
                                          Turn{slot % problem.turns()});
      if (given == cells.end() || there || away) {
        continue;
      }
      *given = taker;
      const auto cost = costOf(problem, changed);
      if (cost && *cost < least) {
        least = *cost;
        best = changed;
      }
      cells = week[slot];
    }
    return best;
  }

  const WeekProblem& problem_;
  const std::vector<Requirement>& dropped_;
  Cost cost_;
};

/// Leaves pieces out, as many at once as can be, until each that is left is needed.
class Shrinking {
 public:
  Shrinking(const WeekProblem& problem, Cost cost, const Stop& stop)
      : problem_(problem), cost_(cost), stop_(stop) {}

  Reasons shrink(const std::vector<Requirement>& pieces) {
    for (const Requirement& piece : pieces) {
      if (piece.kind == Kind::load) {
        loads_.push_back(piece);
      }
    }
    leaveOut(pieces.begin(), pieces.end());
    return {std::move(needed_), !stopped_};
  }

 private:
  using Place = std::vector<Requirement>::const_iterator;

  bool isKnown(const Requirement& piece) const {
    return std::find(known_.begin(), known_.end(), piece) != known_.end();
  }

  void leaveOut(Place begin, Place end) {
    if (begin == end) {
      return;
    }
    if (end - begin == 1 && isKnown(*begin)) {
      needed_.push_back(*begin);
      return;
    }
    std::optional<Assignment> cheaper;
    if (!std::any_of(begin, end, [&](const Requirement& piece) { return isKnown(piece); })) {
      std::vector<Requirement> fewer = dropped_;
      fewer.insert(fewer.end(), begin, end);
      stopped_ = stopped_ || stop_();
      if (!stopped_) {
        Cheaper found = cheaperThan(without(problem_, fewer), cost_, stop_);
        if (found.none) {
          dropped_ = std::move(fewer);
          return;
        }
        cheaper = std::move(found.week);
      }
      stopped_ = stopped_ || stop_();
    }
    if (end - begin == 1) {
      needed_.push_back(*begin);
      if (cheaper && begin->kind == Kind::load && !stopped_) {
        passOn(*begin, *cheaper);
      }
      return;
    }
    const Place middle = begin + (end - begin) / 2;
    leaveOut(begin, middle);
    leaveOut(middle, end);
  }

  void passOn(const Requirement& needed, const Assignment& cheaper) {
    const LoadPasser passer(problem_, dropped_, cost_);
    const Assignment week = passer.trimmed(needed, cheaper);
    for (const Requirement& load : loads_) {
      if (stop_()) {
        return;
      }
      const auto isIt = [&](const Requirement& piece) { return piece == load; };
      const bool open = !isKnown(load) && std::none_of(needed_.begin(), needed_.end(), isIt) &&
                        std::none_of(dropped_.begin(), dropped_.end(), isIt);
      if (open && passer.passes(needed, load, week)) {
        known_.push_back(load);
      }
    }
  }

  const WeekProblem& problem_;
  Cost cost_;
  const Stop& stop_;
  std::vector<Requirement> loads_;
  std::vector<Requirement> dropped_;
  std::vector<Requirement> needed_;
  std::vector<Requirement> known_;  // to be needed, before their turn comes
  bool stopped_ = false;
};

}  // namespace

bool costsAtLeast(const WeekProblem& problem, Cost cost, const Stop& stop) {
  return cheaperThan(problem, cost, stop).none;
}

Reasons smallestReasons(const WeekProblem& problem, const std::vector<Requirement>& pieces,
                        Cost cost, const Stop& stop) {
  return Shrinking(problem, cost, stop).shrink(pieces);
}

}  // namespace tomatic::solver
