// A complete week out of the smooth bound by line, as `dive` makes one out of the smooth dual:
// whole lines settle, the clearest first, prices adapt, and so on. Who attends several lines
// settles before those. Some lines may have settled from the start. One thread: two dives may go on
// at once, each with lines of its own.
#pragma once

#include "solver/dive_prices.hpp"
#include "solver/smooth_lines.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class LineDive {
 public:
  LineDive(const Model& model, Lines& lines);

  /// From now on tries these patterns of each person and day only.
  void keepTo(const Domains& domains) { open_ = domains; }

  /// From these prices in cost units, at this temperature. The given lines settle, and those
  /// persons of several lines who attend no others; the week of all others is the given one, which
  /// may be empty if nobody is left. In each round at least this share of those who are left
  /// settle. Returns nobody's weeks if it is stopped, or finds no week at all.
  Weeks run(const Weeks& others, const std::vector<int>& lines, const std::vector<double>& prices,
            double temperature, double share, const Stop& stop);

  long long evaluations() const { return prices_.evaluations(); }

 private:
  /// What settles at once.
  struct Unit {
    bool isLine = false;
    int index = 0;       // of the line or the person
    double unclear = 0;  // turns that may or may not be theirs
  };

  void begin(const Weeks& others, const std::vector<int>& lines);
  bool isOpen(const Unit& unit) const;
  double unclear(const Unit& unit) const;
  bool settle(const Unit& unit);
  bool settleLine(int line);
  bool settlePerson(int person);
  void fix(int person);

  const Model& model_;
  Lines& lines_;
  SmoothLines smooth_;
  DivePrices prices_;
  WeekProgram program_;
  Domains open_;  // of those who dive
  Domains domains_;
  Weeks weeks_;
  std::vector<Unit> left_;
  std::vector<char> settled_;  // by person
  std::vector<char> taken_;    // by cell counter
  LineTask task_;
  std::vector<Cost> price_;
  std::vector<Cost> loadPrice_;
};

}  // namespace tomatic::solver
