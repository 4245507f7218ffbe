// tomatic-rtqueue: who receives calls now.
#pragma once

#include "commands/rtqueue_calls.hpp"
#include "commands/rtqueue_members.hpp"
#include "commands/rtqueue_monitor.hpp"
#include "commands/rtqueue_set.hpp"

namespace tomatic {

class RtqueueTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-rtqueue"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override { declarePhoneOptions(offered, options_, true); }
  std::vector<Command*> commands() override;
  bool needsCommand() const override { return true; }
  bool optionsGoWithCommands() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  PhoneOptions options_;
  QueueShowCommand show_{options_};
  QueueStatusCommand status_{options_};
  QueueMonitorCommand monitor_{options_};
  QueueSetCommand set_{options_};
  QueuePreviewCommand preview_{options_};
  QueueAddCommand add_{options_};
  QueueRemoveCommand remove_{options_};
  QueuePauseCommand pause_{options_};
  QueueResumeCommand resume_{options_};
  QueueClearCommand clear_{options_};
  QueueStatsCommand stats_{options_};
  QueueCallsCommand calls_{options_};
};

}  // namespace tomatic
