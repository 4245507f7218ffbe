// tomatic-schedule repair: the best timetable near to the one at hand when somebody is away.
#pragma once

#include <optional>

#include "cli/tool.hpp"
#include "commands/given_timetable.hpp"
#include "commands/search_limits.hpp"
#include "commands/what_if.hpp"
#include "solver/repair.hpp"

namespace tomatic {

class RepairCommand : public Command {
 public:
  std::string_view name() const override { return "repair"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  solver::RepairWish wishOf(const GivenTimetable& given, Console& console) const;
  std::vector<char> pastOf(const GivenTimetable& given, Console& console) const;
  solver::Absence absenceOf(const GivenTimetable& given, const std::string& text,
                            const std::vector<char>& past) const;
  [[noreturn]] void failWithReasons(const GivenTimetable& given, const WeekProblem& problem,
                                    Searches& searches, bool proven, Console& console) const;

  TimetableOptions options_;
  SearchLimits limits_;
  WhatIf whatIf_;
  std::vector<std::string> absent_;
  std::optional<std::string> keepBefore_;
  std::optional<std::string> output_;
  Cost changeCost_ = 30;
};

}  // namespace tomatic
