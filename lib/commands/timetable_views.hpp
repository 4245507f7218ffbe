// tomatic-timetable list and show: what is stored.
#pragma once

#include <string>

#include "commands/store_command.hpp"

namespace tomatic {

class TimetableListCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "list"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(const Settings& settings, Console& console) override;
};

class TimetableShowCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "show"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  WeekArgument week_;
  std::string format_ = "table";
};

}  // namespace tomatic
