// tomatic-timetable: the timetables in force, week after week.
#pragma once

#include "commands/timetable_edit.hpp"
#include "commands/timetable_views.hpp"

namespace tomatic {

class TimetableTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-timetable"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(CLI::App&) override {}
  std::vector<Command*> commands() override { return {&list_, &show_, &edit_, &swap_}; }
  bool needsCommand() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  TimetableListCommand list_;
  TimetableShowCommand show_;
  TimetableEditCommand edit_;
  TimetableSwapCommand swap_;
};

}  // namespace tomatic
