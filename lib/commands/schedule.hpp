// tomatic-schedule: next week's timetable, with its cost proven or the distance to the proof
// stated.
#pragma once

#include <optional>
#include <string>

#include "cli/tool.hpp"
#include "commands/check.hpp"
#include "commands/week_plan.hpp"

namespace tomatic {

/// What the search may take and how it ends.
struct SearchOptions {
  bool computeShifts = false;
  bool noFallback = false;
  bool deterministic = false;
  std::optional<std::string> stopPenalty;
  double timeLimit = 60;  ///< seconds; 0: none
  std::uint64_t seed = 1;
};

class ScheduleTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-schedule"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(CLI::App& app) override;
  std::vector<Command*> commands() override { return {&check_}; }
  ExitCode run(Console& console) override;

 private:
  struct Prepared;
  Prepared prepare(const Config& config, Week week, Console& console) const;

  WeekOptions weekOptions_;
  RuleOptions ruleOptions_;
  SearchOptions searchOptions_;
  CheckCommand check_;
};

}  // namespace tomatic
