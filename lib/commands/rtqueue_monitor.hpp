// tomatic-rtqueue monitor: who lost their telephone, said once.
#pragma once

#include "commands/phone_setup.hpp"

namespace tomatic {

class QueueMonitorCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "monitor"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  void announce(const std::string& text, const PhoneSetup& setup, Console& console) const;

  std::string throttle_ = "10m";
  bool dryRun_ = false;
};

}  // namespace tomatic
