// An Asterisk by its command line, `asterisk -rx '…'`, on this machine or by SSH on another one.
#pragma once

#include <memory>

#include "pbx/command_runner.hpp"
#include "pbx/phone_system.hpp"
#include "phone/interfaces.hpp"
#include "phone/queue_show.hpp"

namespace tomatic {

class AsteriskCli : public PhoneSystem {
 public:
  /// `log` tells its calls.
  AsteriskCli(std::shared_ptr<CommandRunner> runner, InterfaceForm form, CallLog log = nullptr)
      : runner_(std::move(runner)), form_(std::move(form)), log_(std::move(log)) {}

  std::string name() const override { return "asterisk-ssh"; }
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;
  std::vector<Call> calls(const std::string& queue, Date date) override;

 private:
  void ask(const std::string& command);
  std::string interfaceOf(const QueueMember& member) const;

  std::shared_ptr<CommandRunner> runner_;
  InterfaceForm form_;
  CallLog log_;
};

}  // namespace tomatic
