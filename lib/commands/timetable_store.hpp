// tomatic-timetable upload, undo and log: what comes into the store, what goes back, who did it.
#pragma once

#include <optional>
#include <string>

#include "commands/store_command.hpp"

namespace tomatic {

class TimetableUploadCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "upload"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::string file_;
  std::optional<std::string> user_;
  bool force_ = false;
};

class TimetableUndoCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "undo"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::string week_;
  bool force_ = false;
};

class TimetableLogCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "log"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  WeekArgument week_;
};

}  // namespace tomatic
