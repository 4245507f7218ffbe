// tomatic-timetable scheduled and asterisk: what telephones need to know of the timetable in force.
#pragma once

#include <optional>
#include <string>

#include "commands/store_command.hpp"

namespace tomatic {

class TimetableScheduledCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "scheduled"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> at_;
};

class TimetableAsteriskCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "asterisk"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  WeekArgument week_;
};

}  // namespace tomatic
