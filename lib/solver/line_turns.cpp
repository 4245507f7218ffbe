#include "solver/line_turns.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "solver/week_program.hpp"

namespace tomatic::solver {
namespace {

// Whose run ended last, in bits: nobody's, or the member's and one more.
constexpr int bitsOfWho = 4;
constexpr Cost whoseMask = (Cost{1} << bitsOfWho) - 1;
constexpr int mostCodes = 400'000;
constexpr int mostLoad = 100;  // of a member on the line: a packed number has seven bits

}  // namespace

std::optional<LineTurns::Plan> LineTurns::plan(const Domains& domains) const {
  if (!numbered() || model_.turns > mostTurns || members_.size() > mostMembers) {
    return std::nullopt;
  }
  Plan plan;
  long long codes = 1;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    auto shape = shapeOf(model_, members_[m], cap_[m], domains[members_[m].person]);
    if (!shape) {
      return std::nullopt;
    }
    codes *= shape->most + 1;
    if (codes > mostCodes || cap_[m] > mostLoad) {
      return std::nullopt;
    }
    plan.shapes.push_back(std::move(*shape));
  }
  plan.arcs = countArcs(plan.shapes);
  return plan;
}

bool LineTurns::make(Plan plan, const Domains& domains, long long mostSteps) {
  shapes_ = std::move(plan.shapes);
  for (const LineShape& shape : shapes_) {
    base_ += shape.none * model_.days;
  }
  mostSteps_ = mostSteps;
  makeCodes();
  loadPrice_.assign(members_.size(), 0);
  loadStep_.assign(members_.size(), 4 * scale);
  makeWindows();
  return beginWithAnyWeek(domains);
}

/// Until the first division is found, part() tells weeks that are legal for each one alone.
bool LineTurns::beginWithAnyWeek(const Domains& domains) {
  WeekProgram program(model_);
  Week week(model_.days);
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const LineMember& member = members_[m];
    const Person& person = model_.persons[member.person];
    if (!member.whole) {
      continue;
    }
    if (program.cheapest(person, domains[member.person], person.itemCost, 1, week) >= forbidden) {
      return false;
    }
    for (int day = 0; day < model_.days; ++day) {
      chosen_[day][m] = {shapes_[m].turnsOf[week[day]], week[day]};
    }
  }
  return true;
}

/// As many as makeGraph() would make, found by how many codes have so many turns in all.
long long LineTurns::countArcs(const std::vector<LineShape>& shapes) const {
  std::vector<long long> codesOf(model_.turns + 1);
  codesOf[0] = 1;
  for (const LineShape& shape : shapes) {
    for (int sum = model_.turns; sum >= 0; --sum) {
      for (int turns = 1; turns <= std::min(sum, shape.most); ++turns) {
        codesOf[sum] += codesOf[sum - turns];
      }
    }
  }
  long long places = 0;
  for (int day = 0; day < model_.days; ++day) {
    for (int sum = 0; sum <= model_.turns; ++sum) {
      // The turns passed may be more by as many as may stay empty before and after.
      const int most = std::min(model_.turns, sum + model_.turns - leastOnDay(day));
      places += codesOf[sum] * std::max(0, most - sum + 1);
    }
  }
  return places * static_cast<long long>(members_.size());
}

/// A code is how many turns of a day each member attends.
void LineTurns::makeCodes() {
  const std::size_t members = members_.size();
  int stride = 1;
  for (const LineShape& shape : shapes_) {
    codeStride_.push_back(stride);
    stride *= shape.most + 1;
  }
  codeStride_.push_back(stride);
  const int codesOfFirst = codeStride_[membersOfFirst()];
  for (int code = 0; code < stride; ++code) {
    Packed step = 0;
    for (std::size_t m = 0; m < members; ++m) {
      const int digit = code / codeStride_[m] % (shapes_[m].most + 1);
      digits_.push_back(static_cast<std::uint8_t>(digit));
      step |= static_cast<Packed>(digit) << packedBits * m;
    }
    stepOf_.push_back(step);
    firstHalf_.push_back(code % codesOfFirst);
    secondHalf_.push_back(code / codesOfFirst);
  }
  days_.resize(model_.days);
  for (int day = 0; day < model_.days; ++day) {
    const int least = leastOnDay(day);
    const auto same = std::find_if(graphs_.begin(), graphs_.end(),
                                   [&](const Graph& graph) { return graph.least == least; });
    graphOf_.push_back(static_cast<int>(same - graphs_.begin()));
    if (same == graphs_.end()) {
      graphs_.push_back(makeGraph(least));
    }
    const auto places = static_cast<std::size_t>(graphs_[graphOf_[day]].nothing());
    days_[day].steps.resize(places);
    closed_.resize(std::max(closed_.size(), places + 1));
  }
  run_.resize(closed_.size() * members);
}

LineTurns::Graph LineTurns::makeGraph(int least) const {
  const int members = static_cast<int>(members_.size());
  const int codes = static_cast<int>(stepOf_.size());
  const auto sumOf = [&](int code) {
    const auto first = digits_.begin() + static_cast<std::ptrdiff_t>(code) * members;
    return std::accumulate(first, first + members, 0);
  };
  Graph graph;
  graph.least = least;
  Places& places = graph.places;
  for (int passed = 0; passed <= model_.turns; ++passed) {
    places.first.push_back(static_cast<int>(places.codes.size()));
    for (int code = 0; code < codes; ++code) {
      const int sum = sumOf(code);
      if (sum <= passed && sum + model_.turns - passed >= least) {
        places.codes.push_back(code);
      }
    }
  }
  const int nothing = graph.nothing();
  places.first.push_back(nothing);
  graph.from.assign(static_cast<std::size_t>(nothing) * (members + 1), nothing);
  for (const int code : places.codes) {
    const auto first = digits_.begin() + static_cast<std::ptrdiff_t>(code) * members;
    graph.digits.insert(graph.digits.end(), first, first + members);
  }
  std::vector<int> placeOf(codes);
  for (int passed = 1; passed <= model_.turns; ++passed) {
    std::fill(placeOf.begin(), placeOf.end(), nothing);
    for (int place = places.first[passed - 1]; place < places.first[passed]; ++place) {
      placeOf[places.codes[place]] = place;
    }
    for (int place = places.first[passed]; place < places.first[passed + 1]; ++place) {
      const int code = places.codes[place];
      int* from = graph.from.data() + static_cast<std::ptrdiff_t>(place) * (members + 1);
      from[members] = placeOf[code];
      for (int m = 0; m < members; ++m) {
        from[m] = turnsIn(code, m) > 0 ? placeOf[code - codeStride_[m]] : nothing;
      }
    }
  }
  return graph;
}

/// The places after a turn that somebody attends, or nobody if the cell may be empty. What is not
/// allowed costs `barred`, or a few times that.
template <int members>
void LineTurns::passTurn(const Graph& graph, Day& day, int turn, const TurnCost& cost) {
  constexpr std::ptrdiff_t row = mostTurns + 1;
  // Copied: as far as a compiler sees, writing steps could change what is behind any pointer.
  std::array<Cost, members + 1> price;
  std::copy_n(cost.price.begin(), members, price.begin());
  const Cost empty = cost.empty;
  const Cost* const more = cost.more.data();
  const Cost* const another = cost.another.data();
  Cost* const closed = closed_.data();
  Cost* const runs = run_.data();
  Step* const steps = day.steps.data();
  const int first = graph.places.first[turn + 1];
  const int end = graph.places.first[turn + 2];
  const int* from = graph.from.data() + static_cast<std::ptrdiff_t>(first) * (members + 1);
  const std::uint8_t* digits = graph.digits.data() + static_cast<std::ptrdiff_t>(first) * members;
  for (int place = first; place < end; ++place, from += members + 1, digits += members) {
    // Who it is goes along in the lowest bits: without a branch that nobody can foresee.
    Cost best = (closed[from[members]] + empty) << bitsOfWho;
    unsigned goesOn = 0;
    Cost* const run = runs + static_cast<std::ptrdiff_t>(place) * members;
    for (int m = 0; m < members; ++m) {
      const std::ptrdiff_t before = from[m];
      const Cost onward = runs[before * members + m];
      const Cost start = closed[before] + another[m * row + digits[m]];
      goesOn |= static_cast<unsigned>(onward <= start) << static_cast<unsigned>(m);
      const Cost value = std::min(onward, start) + price[m] + more[m * row + digits[m]];
      run[m] = value;
      best = std::min(best, value << bitsOfWho | (m + 1));
    }
    closed[place] = std::min(best >> bitsOfWho, barred);  // so that no sum overflows
    steps[place] = {static_cast<std::uint8_t>(best & whoseMask), static_cast<std::uint8_t>(goesOn)};
  }
}

/// passTurn() for so many members.
LineTurns::PassTurn LineTurns::passTurnOf(std::size_t members) {
  static_assert(mostMembers == 8);
  static constexpr std::array<PassTurn, mostMembers + 1> all{
      &LineTurns::passTurn<0>, &LineTurns::passTurn<1>, &LineTurns::passTurn<2>,
      &LineTurns::passTurn<3>, &LineTurns::passTurn<4>, &LineTurns::passTurn<5>,
      &LineTurns::passTurn<6>, &LineTurns::passTurn<7>, &LineTurns::passTurn<8>};
  return all[members];
}

/// What who attends each turn of the day costs. False if that is what it was passed at.
bool LineTurns::takePrices(const LineTask& task, const Domains& domains, int index) {
  const std::size_t members = members_.size();
  std::vector<TurnRange> ranges;
  std::uint32_t must = 0;
  for (std::size_t m = 0; m < members; ++m) {
    const LineMember& member = members_[m];
    if (!member.whole && task.kept != nullptr) {
      const std::uint32_t turns = shapes_[m].turnsOf[(*task.kept)[member.person][index]];
      ranges.push_back({turns, turns});
    } else {
      ranges.push_back(rangeOf(shapes_[m], domains[member.person][index]));
    }
    must |= ranges.back().must;
  }
  std::vector<Cost> price;
  for (int turn = 0; turn < model_.turns; ++turn) {
    for (std::size_t m = 0; m < members; ++m) {
      bool may = (ranges[m].may >> turn & 1U) != 0;
      for (std::size_t other = 0; other < members; ++other) {
        may = may && (other == m || (ranges[other].must >> turn & 1U) == 0);
      }
      price.push_back(may ? task.price[m][index * model_.turns + turn] : barred);
    }
    price.push_back((must >> turn & 1U) == 0 ? 0 : barred);
  }
  const bool changed = price != days_[index].price;
  days_[index].price = std::move(price);
  return changed;
}

void LineTurns::passDay(const LineTask& task, const Domains& domains, int index) {
  if (!takePrices(task, domains, index)) {
    return;
  }
  Day& day = days_[index];
  const Graph& graph = graphs_[graphOf_[index]];
  const std::size_t members = members_.size();
  const auto nothing = static_cast<std::size_t>(graph.nothing());
  closed_[0] = 0;
  closed_[nothing] = barred;
  std::fill_n(run_.begin(), members, barred);
  std::fill_n(run_.begin() + static_cast<std::ptrdiff_t>(nothing * members), members, barred);
  TurnCost cost;
  for (std::size_t m = 0; m < members; ++m) {
    const LineShape& shape = shapes_[m];
    const std::size_t row = m * (mostTurns + 1);
    for (int turns = 1; turns <= shape.most; ++turns) {
      cost.more[row + turns] = shape.more[turns - 1];
      cost.another[row + turns] = turns > 1 ? shape.gap : 0;
    }
  }
  for (int turn = 0; turn < model_.turns; ++turn) {
    const auto first = day.price.begin() + static_cast<std::ptrdiff_t>(turn * (members + 1));
    std::copy_n(first, members, cost.price.begin());
    cost.empty = first[static_cast<std::ptrdiff_t>(members)];
    (this->*passTurnOf(members))(graph, day, turn, cost);
  }
  day.outcomes.clear();
  for (int place = graph.places.first[model_.turns]; place < static_cast<int>(nothing); ++place) {
    if (closed_[place] < dearest) {
      day.outcomes.push_back({place, graph.places.codes[place], closed_[place], 0});
    }
  }
}

bool LineTurns::dividesDays(const Domains& domains) {
  LineTask task;
  task.price.assign(members_.size(), std::vector<Cost>(model_.slots()));
  for (int day = 0; day < model_.days; ++day) {
    passDay(task, domains, day);
    if (days_[day].outcomes.empty()) {
      return false;
    }
  }
  return true;
}

/// Walks back from the end of the day.
void LineTurns::chooseDay(int index, int place) {
  const Day& day = days_[index];
  const Graph& graph = graphs_[graphOf_[index]];
  const std::size_t members = members_.size();
  auto& parts = chosen_[index];
  std::fill(parts.begin(), parts.end(), Part{});
  for (int turn = model_.turns; turn > 0;) {
    const int who = day.steps[place].ended - 1;
    if (who < 0) {
      place = graph.from[place * (members + 1) + members];
      --turn;
      continue;
    }
    for (bool goesOn = true; goesOn;) {
      goesOn = (day.steps[place].goesOn >> who & 1) != 0;
      place = graph.from[place * (members + 1) + who];
      --turn;
      parts[who].turns |= std::uint32_t{1} << turn;
    }
  }
  for (std::size_t m = 0; m < members; ++m) {
    if (members_[m].whole) {
      parts[m].pattern = static_cast<std::uint16_t>(shapes_[m].patternOf[parts[m].turns]);
    }
  }
}

}  // namespace tomatic::solver
