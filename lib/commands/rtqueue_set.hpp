// tomatic-rtqueue set, preview and clear: the queue as the timetable has it, or empty.
#pragma once

#include "commands/phone_setup.hpp"

namespace tomatic {

/// Which moment is meant: now, or a date and time of the wall's clocks.
class MomentOptions {
 public:
  void declare(Options& offered);
  /// Who attends then and has a telephone, in the order of the lines; who has none is warned about.
  std::vector<Attendant> attendants(const PhoneSetup& setup, Console& console) const;

 private:
  std::optional<std::string> date_;
  std::optional<std::string> time_;
};

class QueueSetCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "set"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  MomentOptions moment_;
  bool allowEmpty_ = false;
  bool dryRun_ = false;
};

class QueuePreviewCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "preview"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override { moment_.declare(offered); }
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  MomentOptions moment_;
};

class QueueClearCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "clear"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(PhoneSetup& setup, Console& console) override;

 private:
  bool dryRun_ = false;
};

}  // namespace tomatic
