// tomatic-rtqueue stats and calls: the calls of a day.
#pragma once

#include "commands/phone_setup.hpp"

namespace tomatic {

class QueueStatsCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "stats"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  std::optional<std::string> date_;
};

class QueueCallsCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "calls"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  std::optional<std::string> date_;
};

}  // namespace tomatic
