// tomatic-rtqueue show, status, add, remove, pause and resume: the members of a queue as it is.
#pragma once

#include "commands/phone_setup.hpp"

namespace tomatic {

class QueueShowCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "show"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(PhoneSetup& setup, Console& console) override;
};

class QueueStatusCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;
  std::string_view name() const override { return "status"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(PhoneSetup& setup, Console& console) override;
};

/// Something done to each of the persons named.
class QueueMembersCommand : public PhoneCommand {
 public:
  using PhoneCommand::PhoneCommand;

 protected:
  void declareOwn(Options& offered) override;
  virtual void declareMore(Options&) {}
  ExitCode work(PhoneSetup& setup, Console& console) override;

  /// `member` is nothing for who is not in the queue.
  virtual void act(PhoneSetup& setup, const Attendant& attendant, const QueueMember* member) = 0;
  /// Whether it can only be done to members.
  virtual bool wantsMembers() const { return true; }

 private:
  std::vector<std::string> persons_;
  bool dryRun_ = false;
};

class QueueAddCommand : public QueueMembersCommand {
 public:
  using QueueMembersCommand::QueueMembersCommand;
  std::string_view name() const override { return "add"; }
  std::string summary() const override;

 protected:
  void declareMore(Options& offered) override;
  void act(PhoneSetup& setup, const Attendant& attendant, const QueueMember* member) override;
  bool wantsMembers() const override { return false; }

 private:
  int penalty_ = 0;
};

class QueueRemoveCommand : public QueueMembersCommand {
 public:
  using QueueMembersCommand::QueueMembersCommand;
  std::string_view name() const override { return "remove"; }
  std::string summary() const override;

 protected:
  void act(PhoneSetup& setup, const Attendant& attendant, const QueueMember* member) override;
  bool wantsMembers() const override { return false; }
};

class QueuePauseCommand : public QueueMembersCommand {
 public:
  using QueueMembersCommand::QueueMembersCommand;
  std::string_view name() const override { return "pause"; }
  std::string summary() const override;

 protected:
  void declareMore(Options& offered) override;
  void act(PhoneSetup& setup, const Attendant& attendant, const QueueMember* member) override;

 private:
  std::string reason_;
};

class QueueResumeCommand : public QueueMembersCommand {
 public:
  using QueueMembersCommand::QueueMembersCommand;
  std::string_view name() const override { return "resume"; }
  std::string summary() const override;

 protected:
  void act(PhoneSetup& setup, const Attendant& attendant, const QueueMember* member) override;
};

}  // namespace tomatic
