// tomatic-timetable forced, forced-edit, forced-add-line and forced-remove-line: turns that people
// have every week.
#pragma once

#include <optional>
#include <string>

#include "commands/cell_arguments.hpp"
#include "commands/store_command.hpp"

namespace tomatic {

class ForcedShowCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "forced"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(const Settings& settings, Console& console) override;
};

class ForcedEditCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "forced-edit"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  CellWords cell_;
  std::string person_;
  std::optional<std::string> expected_;
  bool force_ = false;
};

class ForcedAddLineCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "forced-add-line"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(const Settings& settings, Console& console) override;
};

class ForcedRemoveLineCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "forced-remove-line"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> line_;
  bool force_ = false;
};

}  // namespace tomatic
