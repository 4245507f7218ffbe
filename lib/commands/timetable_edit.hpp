// tomatic-timetable edit and swap: other people in cells of the timetable in force.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/cell_arguments.hpp"
#include "commands/store_command.hpp"

namespace tomatic {

/// What both take, and how their changes get into the store.
class CellEditCommand : public FolderCommand {
 protected:
  void declareShared(Options& offered);
  ExitCode work(const Settings& settings, Console& console) final;

  /// The changes that the arguments ask for.
  virtual std::vector<CellEdit> changesIn(const Timetable& timetable) const = 0;
  /// What was done, for the log: `changed dl 09:00-10:15 L1 from anna to bea`.
  virtual std::string deed(const Timetable& timetable,
                           const std::vector<CellEdit>& changes) const = 0;

  std::string week_;
  bool force_ = false;

 private:
  std::optional<std::string> user_;
};

class TimetableEditCommand : public CellEditCommand {
 public:
  std::string_view name() const override { return "edit"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  std::vector<CellEdit> changesIn(const Timetable& timetable) const override;
  std::string deed(const Timetable& timetable, const std::vector<CellEdit>& changes) const override;

 private:
  CellWords cell_;
  std::string person_;
  std::optional<std::string> expected_;
};

class TimetableSwapCommand : public CellEditCommand {
 public:
  std::string_view name() const override { return "swap"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  std::vector<CellEdit> changesIn(const Timetable& timetable) const override;
  std::string deed(const Timetable& timetable, const std::vector<CellEdit>& changes) const override;

 private:
  CellWords one_;
  CellWords other_;
  std::optional<std::string> expected_;
};

}  // namespace tomatic
