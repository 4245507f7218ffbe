// tomatic-callinfo import and sync: fill the mirror of the customers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/callinfo_command.hpp"

namespace tomatic {

class CallinfoImportCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "import"; }
  std::string summary() const override;
  std::string epilogue() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::vector<std::string> files_;
  std::optional<std::string> table_;
  bool keepGoing_ = false;
  bool replace_ = false;
  bool dryRun_ = false;
};

class CallinfoSyncCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "sync"; }
  std::string summary() const override;
  std::string epilogue() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  bool restart_ = false;
  bool dryRun_ = false;
};

}  // namespace tomatic
