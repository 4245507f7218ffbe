#include "solver/smooth_lines.hpp"

#include <algorithm>
#include <cmath>

#include "solver/smooth_patterns.hpp"
#include "solver/smooth_turns.hpp"
#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

constexpr double nowhere = SmoothLine::unpayable;
constexpr double leastBend = 0.6;  // in temperatures

/// How many of something, by what it costs, under the Gibbs distribution.
struct Counted {
  double value = nowhere;
  double mean = 0;
  double variance = 0;
};

template <typename CostOf>
Counted count(std::size_t size, double temperature, CostOf costOf) {
  Counted counted;
  for (std::size_t n = 0; n < size; ++n) {
    counted.value = std::min(counted.value, costOf(n));
  }
  double sum = 0;
  double square = 0;
  for (std::size_t n = 0; n < size; ++n) {
    const double weight = std::exp((counted.value - costOf(n)) / temperature);
    sum += weight;
    counted.mean += weight * static_cast<double>(n);
    square += weight * static_cast<double>(n * n);
  }
  counted.mean /= sum;
  counted.variance = std::max(0.0, square / sum - counted.mean * counted.mean);
  counted.value -= temperature * std::log(sum);
  return counted;
}

}  // namespace

SmoothLines::SmoothLines(const Model& model, Lines& lines, bool twoThreads)
    : model_(model),
      lines_(lines),
      twoThreads_(twoThreads),
      counts_(model, static_cast<std::size_t>(model.firstCell)),
      gradient_(lines.prices()),
      curvature_(lines.prices()) {
  for (const Person& person : model.persons) {
    shares_.emplace_back(person.itemCost.size());
  }
  for (const auto& program : lines.programs()) {
    if (lines.heavy()) {
      smooth_.push_back(
          std::make_unique<SmoothTurns>(model, static_cast<const LineTurns&>(*program)));
    } else {
      smooth_.push_back(
          std::make_unique<SmoothPatterns>(model, static_cast<const LinePatterns&>(*program)));
    }
  }
}

void SmoothLines::look(const Domains& domains) {
  settledCost_ = 0;
  settledGradient_.assign(gradient_.size(), 0);
  split_.clear();
  const auto hasOneWeek = [&](int index) {
    return std::all_of(domains[index].begin(), domains[index].end(),
                       [](const auto& day) { return day.size() == 1; });
  };
  for (int index = 0; index < static_cast<int>(model_.persons.size()); ++index) {
    if (lines_.wholeOf(index)) {
      continue;  // with their line
    }
    if (hasOneWeek(index)) {
      settle(index, domains);
    } else {
      split_.push_back({index, SmoothWeek(model_, index)});
      split_.back().week.look(domains[index]);
    }
  }
  work_.clear();
  for (int line = 0; line < static_cast<int>(smooth_.size()); ++line) {
    const auto& members = smooth_[line]->program().members();
    if (std::all_of(members.begin(), members.end(),
                    [&](const LineMember& member) { return hasOneWeek(member.person); })) {
      settleLine(line, domains);
    } else {
      smooth_[line]->look(domains);
      work_.push_back({line, 0, std::vector<double>(members.size() * model_.slots())});
    }
  }
}

/// Counts who has one week only.
void SmoothLines::settle(int index, const Domains& domains) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  const int items = model_.itemsPerDay(person);
  const int first = lines_.firstAgreement(index);
  int state = 0;
  Cost cost = 0;
  std::fill(shares_[index].begin(), shares_[index].end(), 0.0);
  for (int day = 0; day < model_.days; ++day) {
    const Pattern& pattern = table.patterns[domains[index][day].front()];
    state += space.step[pattern.usage];
    cost += pattern.cost;
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int item = table.items[pattern.firstItem + i];
      cost += person.itemCost[day * items + item];
      shares_[index][day * items + item] = 1;
      model_.forEachCounter(person, day, item, [&](int counter) { ++settledGradient_[counter]; });
      if (first >= 0) {
        ++settledGradient_[first + day * items + item];
      }
    }
  }
  settledCost_ += static_cast<double>(cost + space.finalCost[state]);
}

/// Whoever attends other lines as well agrees with this one.
void SmoothLines::settleLine(int line, const Domains& domains) {
  for (const LineMember& member : smooth_[line]->program().members()) {
    if (member.whole) {
      settle(member.person, domains);
    }
    const int first = lines_.firstAgreement(member.person);
    const int ownLines = model_.tables[model_.persons[member.person].table].ownLines;
    for (int slot = 0; first >= 0 && slot < model_.slots(); ++slot) {
      settledGradient_[first + slot * ownLines + member.ownLine] = 0;
    }
  }
}

double SmoothLines::turnPrice(const Person& person, int slot,
                              const std::vector<double>& prices) const {
  double price = prices[slot];
  for (const int crowd : person.crowdCounters) {
    price += prices[crowd + slot];
  }
  return price;
}

void SmoothLines::addShare(const Person& person, int slot, double share) {
  const double bend = share * (1 - share) / temperature_;
  add(slot, share, bend);
  for (const int crowd : person.crowdCounters) {
    add(crowd + slot, share, bend);
  }
}

void SmoothLines::priceLine(Work& work, const std::vector<double>& prices) const {
  const LineProgram& program = smooth_[work.line]->program();
  const bool dayByDay = smooth_[work.line]->dayByDay();
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    const Person& person = model_.persons[member.person];
    const int ownLines = model_.tables[person.table].ownLines;
    double* price = work.price.data() + m * model_.slots();
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const Cost cell = model_.counters[model_.cellCounter(slot, program.line())].cost[1];
      if (cell >= forbidden) {
        price[slot] = nowhere;
        continue;
      }
      const double own =
          member.whole
              ? static_cast<double>(person.itemCost[slot]) + turnPrice(person, slot, prices)
              : -prices[lines_.firstAgreement(member.person) + slot * ownLines + member.ownLine];
      price[slot] = static_cast<double>(cell) + own -
                    (dayByDay ? prices[lines_.firstLoad(work.line) + m] : 0);
    }
  }
}

void SmoothLines::divideLines(const std::vector<double>& prices) {
  shareOut(twoThreads_ && work_.size() > 1, [&](std::size_t first, std::size_t step) {
    for (std::size_t i = first; i < work_.size(); i += step) {
      priceLine(work_[i], prices);
      work_[i].value = smooth_[work_[i].line]->evaluate(work_[i].price, temperature_);
    }
  });
}

void SmoothLines::addLine(const Work& work) {
  const LineProgram& program = smooth_[work.line]->program();
  const bool dayByDay = smooth_[work.line]->dayByDay();
  const std::vector<double>& shares = smooth_[work.line]->shares();
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    const Person& person = model_.persons[member.person];
    const int ownLines = model_.tables[person.table].ownLines;
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const double share = shares[m * model_.slots() + slot];
      gradient_[lines_.firstLoad(work.line) + m] -= dayByDay ? share : 0;
      if (member.whole) {
        shares_[member.person][slot] = share;
        addShare(person, slot, share);
      } else {
        add(lines_.firstAgreement(member.person) + slot * ownLines + member.ownLine, -share,
            share * (1 - share) / temperature_);
      }
    }
  }
}

/// What using so much of each member's load costs; and how loads bend together.
double SmoothLines::loads(const Work& work, const std::vector<double>& prices) {
  const SmoothLine& line = *smooth_[work.line];
  const std::size_t members = line.program().members().size();
  const std::size_t first = lines_.firstLoad(work.line);
  QuasiNewton::Block block{first, members, line.covariance()};
  double value = 0;
  for (std::size_t m = 0; m < members; ++m) {
    const std::vector<Cost>& final = line.program().finalOf(m);
    const Counted used = count(final.size(), temperature_, [&](std::size_t n) {
      return final[n] >= barred ? nowhere
                                : static_cast<double>(final[n]) / static_cast<double>(scale) +
                                      prices[first + m] * static_cast<double>(n);
    });
    value += used.value;
    gradient_[first + m] += used.mean;
    block.bend[m * members + m] += used.variance + leastBend;
  }
  for (double& bend : block.bend) {
    bend /= temperature_;
  }
  blocks_.push_back(std::move(block));
  return value;
}

/// The week of somebody who attends several lines.
double SmoothLines::person(const Split& split, const std::vector<double>& prices) {
  const int index = split.person;
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const int first = lines_.firstAgreement(index);
  for (std::size_t item = 0; first >= 0 && item < person.itemCost.size(); ++item) {
    const int slot = static_cast<int>(item) / table.ownLines;
    agreed_[model_.cellCounter(slot, table.lines[item % table.ownLines])] = prices[first + item];
  }
  const double value = split.week.evaluate(agreed_, temperature_, scratch_);
  for (std::size_t item = 0; item < person.itemCost.size(); ++item) {
    const double share = scratch_.share[item];
    shares_[index][item] = share;
    addShare(person, static_cast<int>(item) / table.ownLines, share);
    if (first >= 0) {
      add(first + item, share, share * (1 - share) / temperature_);
    }
  }
  return value;
}

void SmoothLines::evaluate(const std::vector<double>& prices, double temperature,
                           QuasiNewton::Point& point) {
  temperature_ = temperature;
  std::fill(curvature_.begin(), curvature_.end(), leastBend / temperature);
  gradient_ = settledGradient_;
  blocks_.clear();
  double value = static_cast<double>(model_.constant) + settledCost_;
  // Cells are divided, not priced.
  std::fill(gradient_.begin() + model_.firstCell,
            gradient_.begin() + static_cast<std::ptrdiff_t>(model_.counters.size()), 0);
  for (std::size_t price = 0; price < gradient_.size(); ++price) {
    value += prices[price] * gradient_[price];
  }
  divideLines(prices);
  for (const Work& work : work_) {
    value += work.value;
    addLine(work);
    value += smooth_[work.line]->dayByDay() ? loads(work, prices) : 0;
  }
  agreed_.assign(prices.begin(),
                 prices.begin() + static_cast<std::ptrdiff_t>(model_.counters.size()));
  for (const Split& split : split_) {
    value += person(split, prices);
  }
  for (std::size_t c = 0; c < counts_.size(); ++c) {
    const SmoothCounts::Liked liked = counts_.at(c, prices[c], temperature);
    value += liked.value;
    add(c, -liked.mean, liked.variance / temperature);
  }
  point.value = value;
  point.gradient = gradient_;
  point.curvature = curvature_;
  point.blocks = blocks_;
}

}  // namespace tomatic::solver
