// tomatic-timetable ical: a person's turns, or everyone's, for calendar programs.
#pragma once

#include <optional>
#include <string>

#include "commands/folder_command.hpp"
#include "roster/roster.hpp"

namespace tomatic {

class TimetableIcalCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "ical"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<PersonId> person_;
  std::optional<std::string> all_;
};

}  // namespace tomatic
