#include "solver/line_shape.hpp"

#include <algorithm>
#include <bit>

namespace tomatic::solver {
namespace {

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

/// What a day of these turns costs, if it is told by their number and their runs; completes the
/// shape. Whether every set of turns is there, at such a cost.
bool priceRuns(const Model& model, const PatternTable& table, int most, LineShape& shape) {
  shape.gap = barred;
  std::vector<Cost> base(most + 1, forbidden);
  std::vector<long long> sets(most + 1);
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    const std::uint32_t turns = shape.turnsOf[p];
    ++sets[std::popcount(turns)];
    if (runsOf(turns) <= 1) {
      base[std::popcount(turns)] = table.patterns[p].cost;
    } else if (runsOf(turns) == 2) {
      shape.gap = 0;
    }
  }
  const bool oneRun = shape.gap == barred;
  for (int n = 0; n <= most; ++n) {
    const long long all = oneRun ? (n == 0 ? 1 : model.turns - n + 1) : choose(model.turns, n);
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
    if ((table.patterns[p].cost - base[turns]) * scale != further * shape.gap) {
      return false;
    }
  }
  for (int n = 0; n < shape.most; ++n) {
    shape.more[n] = (base[n + 1] - base[n]) * scale;
  }
  shape.none = base[0] * scale;
  return shape.gap >= 0;
}

/// Whether on every day what is allowed is any set between two: what must be and what may be.
bool isRegular(const LineShape& shape, const std::vector<std::vector<std::uint16_t>>& allowed) {
  return std::all_of(allowed.begin(), allowed.end(), [&](const auto& ofDay) {
    const TurnRange range = rangeOf(shape, ofDay);
    const auto between =
        std::count_if(shape.turnsOf.begin(), shape.turnsOf.end(), [&](std::uint32_t turns) {
          return (turns & ~range.may) == 0 && (range.must & ~turns) == 0;
        });
    return between == static_cast<std::ptrdiff_t>(ofDay.size());
  });
}

}  // namespace

std::optional<LineShape> shapeOf(const Model& model, const LineMember& member, int most,
                                 const std::vector<std::vector<std::uint16_t>>& allowed) {
  const PatternTable& table = model.tables[model.persons[member.person].table];
  LineShape shape;
  int mostOfPattern = 0;
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    shape.turnsOf.push_back(turnsOnLine(model, member, static_cast<std::uint16_t>(p)));
    mostOfPattern = std::max(mostOfPattern, std::popcount(shape.turnsOf.back()));
  }
  shape.most = std::min(mostOfPattern, most);
  shape.more.assign(shape.most, 0);
  if (!member.whole) {
    return shape;
  }
  shape.patternOf.assign(std::size_t{1} << model.turns, -1);
  for (std::size_t p = 0; p < table.patterns.size(); ++p) {
    shape.patternOf[shape.turnsOf[p]] = static_cast<int>(p);
  }
  if (!priceRuns(model, table, mostOfPattern, shape) || !isRegular(shape, allowed)) {
    return std::nullopt;
  }
  return shape;
}

TurnRange rangeOf(const LineShape& shape, const std::vector<std::uint16_t>& allowed) {
  TurnRange range{0, ~std::uint32_t{0}};
  for (const std::uint16_t pattern : allowed) {
    range.may |= shape.turnsOf[pattern];
    range.must &= shape.turnsOf[pattern];
  }
  return range;
}

}  // namespace tomatic::solver
