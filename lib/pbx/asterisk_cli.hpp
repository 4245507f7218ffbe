// An Asterisk by its command line, `asterisk -rx '…'`, on this machine or by SSH on another one.
#pragma once

#include <memory>

#include "files/phone_settings.hpp"
#include "pbx/phone_system.hpp"
#include "phone/interfaces.hpp"
#include "phone/queue_show.hpp"

namespace tomatic {

/// Where command lines are run.
class CommandRunner {
 public:
  virtual ~CommandRunner() = default;

  /// What `asterisk -rx COMMAND` prints. Throws Failure if it cannot be run or tells that no
  /// Asterisk can be reached.
  virtual std::string run(const std::string& command) = 0;
};

/// By SSH if a host is given, else here; one connection, made by the first command. Paths of keys
/// are relative to the folder.
std::unique_ptr<CommandRunner> makeCommandRunner(const AsteriskHost& host,
                                                 const std::filesystem::path& folder,
                                                 std::function<bool()> giveUp);

class AsteriskCli : public PhoneSystem {
 public:
  AsteriskCli(std::unique_ptr<CommandRunner> runner, InterfaceForm form)
      : runner_(std::move(runner)), form_(std::move(form)) {}

  std::string name() const override { return "asterisk-ssh"; }
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;

 private:
  void ask(const std::string& command);
  std::string interfaceOf(const QueueMember& member) const;

  std::unique_ptr<CommandRunner> runner_;
  InterfaceForm form_;
};

}  // namespace tomatic
