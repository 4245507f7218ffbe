// tomatic-timetable publish: the page of a week on a web server.
#pragma once

#include "commands/store_command.hpp"
#include "commands/week_options.hpp"

namespace tomatic {

class TimetablePublishCommand : public Command {
 public:
  std::string_view name() const override { return "publish"; }
  std::string summary() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  WeekOptions options_;
  WeekArgument week_;
  bool dryRun_ = false;
};

}  // namespace tomatic
