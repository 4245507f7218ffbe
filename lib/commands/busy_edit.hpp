// tomatic-busy add and remove: change the lines of one person and no other byte.
#pragma once

#include <string>
#include <vector>

#include "availability/availability.hpp"
#include "commands/folder_command.hpp"

namespace tomatic {

class BusyAddCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "add"; }
  std::string summary() const override;
  std::string epilogue() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  BusyEntry asked(const Settings& settings) const;

  std::vector<std::string> words_;
  std::string reason_;
  bool required_ = false;
  bool vacation_ = false;
};

class BusyRemoveCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "remove"; }
  std::string summary() const override;
  std::string epilogue() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::vector<std::string> words_;
  bool everyDay_ = false;
  bool all_ = false;
};

}  // namespace tomatic
