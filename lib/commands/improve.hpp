// tomatic-schedule improve: what would make a timetable better, the cheapest changes first.
#pragma once

#include <optional>

#include "cli/tool.hpp"
#include "commands/given_timetable.hpp"
#include "commands/search_limits.hpp"
#include "commands/what_if.hpp"
#include "solver/improve.hpp"

namespace tomatic {

class ImproveCommand : public Command {
 public:
  std::string_view name() const override { return "improve"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  TimetableOptions options_;
  SearchLimits limits_;
  WhatIf whatIf_;
  solver::ImprovementWish wish_;
  std::optional<std::string> output_;
};

}  // namespace tomatic
