// tomatic-callinfo: who is calling, and the registry of calls.
#pragma once

#include "commands/callinfo_calls.hpp"
#include "commands/callinfo_mirror.hpp"
#include "commands/callinfo_registry.hpp"
#include "commands/callinfo_search.hpp"

namespace tomatic {

class CallinfoTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-callinfo"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  std::vector<Command*> commands() override;
  ExitCode run(Console& console) override;

 private:
  PartnerSearch own_;
  std::optional<std::string> configFile_;
  CallinfoSearchCommand search_;
  CallinfoDetailsCommand details_;
  CallinfoRingingCommand ringing_;
  CallinfoCallsCommand calls_;
  CallinfoHistoryCommand history_;
  CallinfoAnnotateCommand annotate_;
  CallinfoClearCommand clear_;
  CallinfoCategoriesCommand categories_;
  CallinfoRegistryCommand registry_;
  CallinfoImportCommand import_;
  CallinfoSyncCommand sync_;
  CallinfoForgetCommand forget_;
};

}  // namespace tomatic
