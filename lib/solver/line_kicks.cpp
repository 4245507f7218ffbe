#include "solver/line_kicks.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "solver/count_costs.hpp"
#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

constexpr int kicksPerLine = 5;          // of a walk
constexpr int mostAnswers = 30;          // to a kick
constexpr std::size_t mostAtTable = 16;  // crowds of more do not sit together
// In shares of what a line has of the gap; and the least, in units of cost.
constexpr double warmth = 0.2;
constexpr double noisiness = 0.4;
constexpr double leastNoise = 4;
constexpr int mostRounds = 4;      // without a week that keeps all limits
constexpr Cost usualGap = 12;      // the cost divided by it, before any is known
constexpr double leastWeight = 4;  // of a limit, in units of cost
// How much of both: less after walks that gain nothing, until it is too little.
constexpr double hottest = 2.5;
constexpr double cooling = 0.8;
constexpr double coldest = 0.5;

template <typename Range>
bool contains(const Range& range, int value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

}  // namespace

LineKicks::Walk::Walk(const Model& model, Lines& lines, std::uint64_t seed)
    : random(seed),
      state(model),
      answers(model, state, random, lines),
      personAnswers(model, state, random),
      mostWeight(static_cast<double>(dearestStep(model))),
      weight(mostWeight) {}

LineKicks::LineKicks(const Model& model, Lines& lines, Lines& linesOfOther, std::uint64_t seed)
    : domains_(fullDomains(model)),
      linesOf_(model.persons.size()),
      near_(model.persons.size()),
      walks_{Walk(model, lines, seed), Walk(model, linesOfOther, seed + 1)} {
  std::vector<std::vector<int>> crowds(model.counters.size());
  for (const auto& program : lines.programs()) {
    members_.emplace_back();
    passing_.emplace_back();
    for (const LineMember& member : program->members()) {
      (member.whole ? members_ : passing_).back().push_back(member.person);
      linesOf_[member.person].push_back(program->line());
    }
  }
  for (std::size_t person = 0; person < linesOf_.size(); ++person) {
    for (const int crowd : model.persons[person].crowdCounters) {
      crowds[crowd].push_back(static_cast<int>(person));
    }
  }
  for (const auto& persons : crowds) {
    for (const int person : persons) {
      for (const int other : persons) {
        for (const int line : linesOf_[other]) {
          if (persons.size() <= mostAtTable && !contains(linesOf_[person], line)) {
            near_[person].push_back(line);
          }
        }
      }
    }
  }
}

/// Divides the line anew as is the cheapest beside all others. Returns whom that moves.
std::vector<int> LineKicks::answer(Walk& walk, int line, Cost noise) const {
  const std::vector<int>& members = members_[line];
  std::vector<Week> before;
  for (const int person : members) {
    before.push_back(walk.state.week(person));
  }
  walk.answers.answer(line, domains_, noise);
  std::vector<int> moved;
  for (std::size_t m = 0; m < members.size(); ++m) {
    if (walk.state.week(members[m]) != before[m]) {
      moved.push_back(members[m]);
    }
  }
  touch(walk, members);
  return moved;
}

/// Who attends several lines answers all others but those of these lines, as if turns cost up to
/// the noise more; then the lines are divided anew. Returns whom that moves.
std::vector<int> LineKicks::moveBetweenLines(Walk& walk, int person, Cost noise) const {
  const Week before = walk.state.week(person);
  for (const int line : linesOf_[person]) {
    for (const int member : members_[line]) {
      walk.state.remove(member);
    }
  }
  walk.personAnswers.answer(person, domains_, noise);
  touch(walk, {person});
  for (const int line : linesOf_[person]) {
    for (const int member : members_[line]) {
      walk.state.insert(member);
    }
  }
  std::vector<int> moved;
  if (walk.state.week(person) != before) {
    moved.push_back(person);
  }
  for (const int line : linesOf_[person]) {
    const std::vector<int> there = answer(walk, line, 0);
    moved.insert(moved.end(), there.begin(), there.end());
  }
  return moved;
}

void LineKicks::touch(Walk& walk, const std::vector<int>& persons) {
  for (const int person : persons) {
    if (!contains(walk.touched, person)) {
      walk.touched.push_back(person);
    }
  }
}

void LineKicks::kick(Walk& walk, const Gait& gait) const {
  walk.touched.clear();
  const int first = walk.random.below(static_cast<int>(members_.size()));
  std::deque<int> next;
  const auto queueNear = [&](const std::vector<int>& moved) {
    std::vector<int> near;
    for (const int person : moved) {
      near.insert(near.end(), near_[person].begin(), near_[person].end());
    }
    walk.random.shuffle(near);
    for (const int line : near) {
      if (!contains(next, line)) {
        next.push_back(line);
      }
    }
  };
  const std::vector<int>& passing = passing_[first];
  if (!passing.empty() && walk.random.below(2) == 0) {
    const int person = passing[walk.random.below(static_cast<int>(passing.size()))];
    queueNear(moveBetweenLines(walk, person, gait.noise));
  } else {
    queueNear(answer(walk, first, gait.noise));
  }
  for (int answers = 0; answers < mostAnswers && !next.empty(); ++answers) {
    const int line = next.front();
    next.pop_front();
    queueNear(answer(walk, line, 0));
  }
  answer(walk, first, 0);
}

/// Keeps what the kick came to, or sets it back (Metropolis).
void LineKicks::judge(Walk& walk, const Gait& gait) const {
  const Cost cost = walk.state.weighted();
  const auto dearer = static_cast<double>(cost - walk.cost);
  const double chance = walk.random.fraction();
  const bool accepted = dearer <= 0 || chance < std::exp(-dearer / gait.temperature);
  walk.cost = accepted ? cost : walk.cost;
  for (const int person : walk.touched) {
    if (accepted) {
      walk.weeks[person] = walk.state.week(person);
    } else {
      walk.state.remove(person);
      walk.state.openWeek(person) = walk.weeks[person];
      walk.state.insert(person);
    }
  }
  if (accepted && walk.state.broken() == 0 && cost < walk.best.cost) {
    walk.best = {cost, walk.weeks};
  }
}

/// Goes on from the walk's weeks; looks for some below the ceiling, and where there is none, for
/// any.
void LineKicks::run(Walk& walk, Cost ceiling, const Gait& gait, const Stop& stop) const {
  walk.state.assign(walk.weeks);
  walk.cost = walk.state.weighted();
  walk.best = {ceiling, {}};
  const auto kicks = kicksPerLine * static_cast<int>(members_.size());
  const bool anyWill = ceiling >= forbidden;
  for (int i = 0; i < kicks && !stop() && !(anyWill && !walk.best.weeks.empty()); ++i) {
    kick(walk, gait);
    judge(walk, gait);
    oscillate(walk);
  }
}

/// Limits weigh more while they are broken and less while they are kept (strategic oscillation;
/// Glover 1989).
void LineKicks::oscillate(Walk& walk) {
  constexpr double change = 1.05;
  const double changed = walk.state.broken() > 0 ? walk.weight * change : walk.weight / change;
  walk.weight = std::clamp(changed, std::min(leastWeight, walk.mostWeight), walk.mostWeight);
  walk.state.weigh(std::llround(walk.weight));
  walk.cost = walk.state.weighted();
}

void LineKicks::begin(const Incumbent& incumbent) {
  known_ = incumbent.cost;
  for (Walk& walk : walks_) {
    walk.weeks = incumbent.weeks;
  }
}

bool LineKicks::find(const Weeks& weeks, Incumbent& incumbent, const Stop& stop) {
  Walk& walk = walks_[0];
  walk.state.assign(weeks);
  for (std::size_t person = 0; person < linesOf_.size() && !stop(); ++person) {
    if (linesOf_[person].size() > 1) {
      moveBetweenLines(walk, static_cast<int>(person), 0);
    }
  }
  walk.answers.sweep(domains_, stop);
  begin({forbidden, walk.state.weeks()});
  heat_ = 1;
  Incumbent found;
  for (int round = 0; round < mostRounds && !found.exists() && !stop(); ++round) {
    walkOn(found, walk.state.weighted() / usualGap, stop);
  }
  heat_ = 1;
  const bool better = found.cost < incumbent.cost;
  if (better) {
    incumbent = std::move(found);
  }
  return better;
}

bool LineKicks::improve(Incumbent& incumbent, Cost bound, const Stop& stop) {
  const bool isCold = heat_ < coldest;
  heat_ = isCold ? hottest : heat_;
  if (isCold || incumbent.cost < known_) {
    begin(incumbent);
  }
  return walkOn(incumbent, incumbent.cost - bound, stop);
}

/// As warm as is right for a gap. Whether the incumbent improved.
bool LineKicks::walkOn(Incumbent& incumbent, Cost gap, const Stop& stop) {
  const double own = heat_ * static_cast<double>(gap) / static_cast<double>(members_.size());
  const Gait gait{warmth * own,
                  std::llround(std::max(leastNoise, noisiness * own) * static_cast<double>(scale))};
  const bool whole = runBoth(
      stop, [&] { run(walks_[0], known_, gait, stop); },
      [&](const Stop& ofOther) { run(walks_[1], known_, gait, ofOther); });
  for (std::size_t which = 0; which < (whole ? walks_.size() : 1); ++which) {
    if (walks_[which].best.cost < incumbent.cost) {
      incumbent = walks_[which].best;
    }
  }
  kicks_ += 2LL * kicksPerLine * static_cast<long long>(members_.size());
  const bool improved = incumbent.cost < known_;
  heat_ = improved ? std::min(heat_, 1.0) : cooling * heat_;
  return improved;
}

}  // namespace tomatic::solver
