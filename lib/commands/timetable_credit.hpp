// tomatic-timetable credit, retire-old and workforce: what weeks add up to.
#pragma once

#include <optional>
#include <string>

#include "commands/store_command.hpp"

namespace tomatic {

class TimetableCreditCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "credit"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  WeekArgument week_;
  bool reset_ = false;
};

class TimetableRetireCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "retire-old"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  WeekArgument week_;
};

class TimetableWorkforceCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "workforce"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> from_;
  std::optional<std::string> to_;
};

}  // namespace tomatic
