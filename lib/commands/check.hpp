// tomatic-schedule check: what a timetable costs and which rules it breaks, whoever made it.
#pragma once

#include "cli/tool.hpp"
#include "commands/given_timetable.hpp"

namespace tomatic {

class CheckCommand : public Command {
 public:
  std::string_view name() const override { return "check"; }
  std::string summary() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  TimetableOptions options_;
};

}  // namespace tomatic
