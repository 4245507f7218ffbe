// tomatic-schedule: next week's timetable, with its cost proven or the distance to the proof
// stated.
#pragma once

#include <optional>
#include <string>

#include "cli/tool.hpp"
#include "commands/check.hpp"
#include "commands/improve.hpp"
#include "commands/repair.hpp"
#include "commands/search_limits.hpp"
#include "commands/week_plan.hpp"
#include "commands/what_if.hpp"
#include "commands/why.hpp"

namespace tomatic {

/// What the search may take and how it ends.
struct SearchOptions : SearchLimits {
  bool computeShifts = false;
  bool noFallback = false;
  std::optional<std::string> stopPenalty;
  int solutions = 1;  ///< timetables wanted
  Cost within = 0;    ///< of the best cost, for the others
};

class ScheduleTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-schedule"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  std::vector<Command*> commands() override { return {&check_, &repair_, &improve_, &why_}; }
  ExitCode run(Console& console) override;

 private:
  struct Prepared;
  Prepared prepare(const Settings& settings, Week week, const WhatIf& whatIf, Console& console,
                   Complaints& complaints) const;

  WeekOptions weekOptions_;
  RuleOptions ruleOptions_;
  SearchOptions searchOptions_;
  WhatIf whatIf_;
  CheckCommand check_;
  RepairCommand repair_;
  ImproveCommand improve_;
  WhyCommand why_;
};

}  // namespace tomatic
