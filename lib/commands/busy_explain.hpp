// tomatic-busy explain and forced-overlap: what the entries mean for a week and for forced turns.
#pragma once

#include <optional>
#include <string>

#include "commands/folder_command.hpp"

namespace tomatic {

class BusyExplainCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "explain"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> date_;
  bool onlyRequired_ = false;
  bool onlyOptional_ = false;
};

class ForcedOverlapCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "forced-overlap"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;
};

}  // namespace tomatic
