// The Lagrangian bound by line: the cells of a line are divided among its members exactly, a line
// at a time, and only what couples lines has prices: the counters of slots and crowds, and for
// those who attend several lines that what they do and what each line has them do agree (variable
// splitting; Guignard and Kim 1987). At the prices of the persons' dual it is at least as high.
// With slots, those are filled exactly, too, and prices make lines and slots agree on who takes a
// cell; then it is at least as high again.
#pragma once

#include <vector>

#include "solver/dual.hpp"
#include "solver/lines.hpp"
#include "solver/slots.hpp"

namespace tomatic::solver {

class LineDual : public Relaxation {
 public:
  /// By line and slot if there are slots, whose prices come behind those of the lines.
  LineDual(const Model& model, Lines& lines, Slots* slots = nullptr);

  /// The same prices here: of the counters, then of the agreements, which begin as the cells'.
  Prices startFrom(const Prices& prices) const;

  /// Prices of the loads may follow: from them the lines begin, and the value is of the others.
  Cost evaluate(const Prices& prices, const Domains& domains) override;
  const Weeks& weeks() const override { return weeks_; }
  const std::vector<int>& gaps() const override { return gaps_; }
  int reduce(const Prices& prices, Domains& domains, Cost value, Cost limit) override;

 private:
  void personPrice(int person, const Prices& prices);
  void setTask(const LineProgram& program, const Prices& prices, LineTask& task) const;
  void divideLines(const Prices& prices, const Domains& domains);
  void takeChoices(const LineProgram& program);
  void countWeeks();
  int reducePersons(Domains& domains, Cost room);
  int reduceLine(LineProgram& program, const Prices& prices, Domains& domains, Cost room);

  const Model& model_;
  Lines& lines_;
  Slots* slots_;
  WeekProgram program_;
  std::vector<std::vector<Cost>> itemPrice_;  // by person
  LineTask task_;
  std::vector<Cost> lineCost_;
  Weeks weeks_;
  std::vector<int> gaps_;
};

}  // namespace tomatic::solver
