// tomatic-busy: when people cannot or would rather not attend.
#pragma once

#include <string>
#include <vector>

#include "commands/busy_edit.hpp"
#include "commands/busy_explain.hpp"
#include "commands/busy_list.hpp"

namespace tomatic {

class BusyTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-busy"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options&) override {}
  std::vector<Command*> commands() override {
    return {&list_, &add_, &remove_, &explain_, &forcedOverlap_};
  }
  bool needsCommand() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  BusyListCommand list_;
  BusyAddCommand add_;
  BusyRemoveCommand remove_;
  BusyExplainCommand explain_;
  ForcedOverlapCommand forcedOverlap_;
};

}  // namespace tomatic
