#include "solver/line_turns.hpp"

#include <algorithm>
#include <bit>

#include "solver/week_program.hpp"

namespace tomatic::solver {
namespace {

constexpr std::uint8_t nobodys = 255;
constexpr int mostTurns = 16;  // of a day
constexpr int mostLoad = 100;  // of a member on the line: a packed number has seven bits
constexpr std::size_t mostMembers = 8;

int runsOf(std::uint32_t turns) {
  return std::popcount(turns & ~(turns << 1U));
}

long long choose(int n, int k) {
  long long ways = 1;
  for (int i = 1; i <= k; ++i) {
    ways = ways * (n - k + i) / i;
  }
  return ways;
}

}  // namespace

bool LineTurns::make(const Domains& domains, int mostCodes, long long mostSteps) {
  mostSteps_ = mostSteps;
  if (!numbered() || model_.turns > mostTurns || members_.size() > mostMembers) {
    return false;
  }
  long long codes = 1;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    if (!makeShape(static_cast<int>(m), domains)) {
      return false;
    }
    codes *= shapes_[m].most + 1;
    if (codes > mostCodes || cap_[m] > mostLoad) {
      return false;
    }
  }
  makeCodes(static_cast<int>(codes));
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

/// Whether every set of turns is there, at a cost of its size and its runs.
bool LineTurns::makeShape(int index, const Domains& domains) {
  const LineMember& member = members_[index];
  const Person& person = model_.persons[member.person];
  const PatternTable& table = model_.tables[person.table];
  Shape& shape = shapes_.emplace_back();
  int most = 0;
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    shape.turnsOf.push_back(LineProgram::turnsOf(member, static_cast<std::uint16_t>(p)));
    most = std::max(most, std::popcount(shape.turnsOf.back()));
  }
  shape.most = std::min(most, cap_[index]);
  shape.more.assign(shape.most, 0);
  if (!member.whole) {
    return true;
  }
  shape.gap = barred;
  shape.patternOf.assign(std::size_t{1} << model_.turns, -1);
  std::vector<Cost> base(most + 1, forbidden);
  std::vector<long long> sets(most + 1);
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    const std::uint32_t turns = shape.turnsOf[p];
    shape.patternOf[turns] = static_cast<int>(p);
    ++sets[std::popcount(turns)];
    if (runsOf(turns) <= 1) {
      base[std::popcount(turns)] = table.patterns[p].cost;
    } else if (runsOf(turns) == 2) {
      shape.gap = 0;
    }
  }
  const bool oneRun = shape.gap == barred;
  for (int n = 0; n <= most; ++n) {
    const long long all = oneRun ? (n == 0 ? 1 : model_.turns - n + 1) : choose(model_.turns, n);
    if (base[n] >= forbidden || sets[n] != all) {
      return false;
    }
  }
  for (std::size_t p = 0; p < table.patterns.size() && !oneRun; ++p) {
    if (runsOf(shape.turnsOf[p]) == 2) {
      shape.gap = (table.patterns[p].cost - base[std::popcount(shape.turnsOf[p])]) * scale;
    }
  }
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    const int turns = std::popcount(shape.turnsOf[p]);
    const int further = std::max(0, runsOf(shape.turnsOf[p]) - 1);
    if ((table.patterns[p].cost - base[turns]) * scale != (further > 0 ? further * shape.gap : 0)) {
      return false;
    }
  }
  for (int n = 0; n < shape.most; ++n) {
    shape.more[n] = (base[n + 1] - base[n]) * scale;
  }
  base_ += base[0] * scale * model_.days;
  return shape.gap >= 0 && isRegular(shape, member, domains);
}

/// Whether on every day what is allowed is any set between two: what must be and what may be.
bool LineTurns::isRegular(const Shape& shape, const LineMember& member,
                          const Domains& domains) const {
  for (int day = 0; day < model_.days; ++day) {
    const Range range = rangeOf(shape, domains[member.person][day]);
    const auto between =
        std::count_if(shape.turnsOf.begin(), shape.turnsOf.end(), [&](std::uint32_t turns) {
          return (turns & ~range.may) == 0 && (range.must & ~turns) == 0;
        });
    if (between != static_cast<std::ptrdiff_t>(domains[member.person][day].size())) {
      return false;
    }
  }
  return true;
}

LineTurns::Range LineTurns::rangeOf(const Shape& shape, const std::vector<std::uint16_t>& allowed) {
  Range range{0, ~std::uint32_t{0}};
  for (const std::uint16_t pattern : allowed) {
    range.may |= shape.turnsOf[pattern];
    range.must &= shape.turnsOf[pattern];
  }
  return range;
}

/// A code is how many turns of a day each member attends.
void LineTurns::makeCodes(int codes) {
  const std::size_t members = members_.size();
  int stride = 1;
  for (const Shape& shape : shapes_) {
    codeStride_.push_back(stride);
    stride *= shape.most + 1;
  }
  std::vector<int> sum(codes);
  for (int code = 0; code < codes; ++code) {
    Packed step = 0;
    for (std::size_t m = 0; m < members; ++m) {
      const int digit = code / codeStride_[m] % (shapes_[m].most + 1);
      digits_.push_back(static_cast<std::uint8_t>(digit));
      sum[code] += digit;
      step |= static_cast<Packed>(digit) << packedBits * m;
    }
    stepOf_.push_back(step);
  }
  days_.resize(model_.days);
  for (int d = 0; d < model_.days; ++d) {
    Day& day = days_[d];
    const int least = leastOnDay(d);
    for (int passed = 0; passed <= model_.turns; ++passed) {
      auto& layer = day.layers.emplace_back();
      for (int code = 0; code < codes; ++code) {
        if (sum[code] <= passed && sum[code] + model_.turns - passed >= least) {
          layer.push_back(code);
        }
      }
    }
    const auto size = static_cast<std::size_t>(codes) * (model_.turns + 1);
    day.ended.resize(size);
    day.goesOn.resize(size * members);
  }
  closed_.resize(2 * static_cast<std::size_t>(codes));
  run_.resize(closed_.size() * members);
}

void LineTurns::passDay(const LineTask& task, const Domains& domains, int index) {
  Day& day = days_[index];
  const int members = static_cast<int>(members_.size());
  const auto codes = static_cast<int>(stepOf_.size());
  std::vector<Range> ranges;
  std::uint32_t must = 0;
  for (int m = 0; m < members; ++m) {
    const LineMember& member = members_[m];
    if (!member.whole && task.kept != nullptr) {
      const std::uint32_t turns = shapes_[m].turnsOf[(*task.kept)[member.person][index]];
      ranges.push_back({turns, turns});
    } else {
      ranges.push_back(rangeOf(shapes_[m], domains[member.person][index]));
    }
    must |= ranges.back().must;
  }
  closed_[0] = 0;
  std::fill(run_.begin(), run_.begin() + members, barred);
  for (int turn = 0; turn <= model_.turns; ++turn) {
    Cost* closed = closed_.data() + static_cast<std::ptrdiff_t>(turn % 2) * codes;
    Cost* run = run_.data() + static_cast<std::ptrdiff_t>(turn % 2) * codes * members;
    Cost* nextClosed = closed_.data() + static_cast<std::ptrdiff_t>((turn + 1) % 2) * codes;
    Cost* nextRun = run_.data() + static_cast<std::ptrdiff_t>((turn + 1) % 2) * codes * members;
    const bool last = turn == model_.turns;
    std::vector<Cost> price(members, barred);
    for (int m = 0; m < members && !last; ++m) {
      const bool may = (ranges[m].may >> turn & 1U) != 0;
      bool others = false;
      for (int other = 0; other < members; ++other) {
        others = others || (other != m && (ranges[other].must >> turn & 1U) != 0);
      }
      if (may && !others) {
        price[m] = task.price[m][index * model_.turns + turn];
      }
    }
    if (!last) {
      for (const int code : day.layers[turn + 1]) {
        nextClosed[code] = barred;
        std::fill_n(nextRun + static_cast<std::ptrdiff_t>(code) * members, members, barred);
      }
    }
    for (const int code : day.layers[turn]) {
      Cost best = closed[code];
      std::uint8_t ended = nobodys;
      const Cost* runs = run + static_cast<std::ptrdiff_t>(code) * members;
      for (int m = 0; m < members; ++m) {
        if (runs[m] < best) {
          best = runs[m];
          ended = static_cast<std::uint8_t>(m);
        }
      }
      closed[code] = best;
      day.ended[turn * codes + code] = ended;
      if (last || best >= dearest) {
        continue;
      }
      if ((must >> turn & 1U) == 0) {
        nextClosed[code] = best;
      }
      const std::uint8_t* digits = digits_.data() + static_cast<std::ptrdiff_t>(code) * members;
      for (int m = 0; m < members; ++m) {
        const Shape& shape = shapes_[m];
        if (digits[m] == shape.most || price[m] >= dearest) {
          continue;
        }
        const Cost start = best + (digits[m] > 0 ? shape.gap : 0);
        const std::ptrdiff_t to = (code + codeStride_[m]) * members + m;
        nextRun[to] = std::min(runs[m], start) + price[m] + shape.more[digits[m]];
        day.goesOn[static_cast<std::size_t>(turn + 1) * codes * members + to] = runs[m] <= start;
      }
    }
  }
  day.outcomes.clear();
  for (const int code : day.layers.back()) {
    const Cost value = closed_[model_.turns % 2 * codes + code];
    if (value < dearest) {
      day.outcomes.push_back({code, value, 0});
    }
  }
}

/// Walks back from the end of the day.
void LineTurns::chooseDay(int index, int code) {
  const Day& day = days_[index];
  const std::size_t codes = stepOf_.size();
  const std::size_t members = members_.size();
  auto& parts = chosen_[index];
  std::fill(parts.begin(), parts.end(), Part{});
  for (int turn = model_.turns; turn > 0;) {
    const int who = day.ended[turn * codes + code];
    if (who == nobodys) {
      --turn;
      continue;
    }
    for (bool goesOn = true; goesOn;) {
      goesOn = day.goesOn[(turn * codes + code) * members + who] != 0;
      code -= codeStride_[who];
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
