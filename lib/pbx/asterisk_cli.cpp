#include "pbx/asterisk_cli.hpp"

#include "phone/cli_answer.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// What cannot be said to a shell or to Asterisk without being more than it should.
void refuseHostile(bool isFine, std::string_view what) {
  if (!isFine) {
    throw Refused(tr("'{}' is refused: expected letters, digits and _-.+ only", what));
  }
}

}  // namespace

std::vector<std::string> AsteriskCli::queues() {
  return parseQueueNames(runner_->run("queue show"));
}

std::vector<QueueMember> AsteriskCli::members(const std::string& queue) {
  refuseHostile(isQueueName(queue), queue);
  QueueShow shown = parseQueueShow(runner_->run("queue show " + queue), form_);
  if (!shown.known) {
    throw Refused(tr("there is no queue {}", queue));
  }
  if (!shown.unread.empty()) {
    throw Refused(tr("the queue {} has a member that was not understood: {}", queue,
                     trimmed(shown.unread.front())));
  }
  return std::move(shown.members);
}

std::string AsteriskCli::interfaceOf(const QueueMember& member) const {
  std::string interface = member.interface.value_or(form_.interfaceOf(member.extension));
  refuseHostile(isInterfaceName(interface), interface);
  return interface;
}

void AsteriskCli::ask(const std::string& command) {
  const CliAnswer answer = judgeCli(command, runner_->run(command));
  if (answer.verdict == CliVerdict::refused) {
    throw Refused(tr("tried '{}': {}", command, answer.reason));
  }
}

void AsteriskCli::add(const std::string& queue, const Attendant& attendant) {
  refuseHostile(isQueueName(queue), queue);
  refuseHostile(isExtension(attendant.extension), attendant.extension);
  ask(cliAdd(form_.interfaceOf(attendant.extension), queue, attendant.penalty, attendant.name));
}

void AsteriskCli::remove(const std::string& queue, const QueueMember& member) {
  refuseHostile(isQueueName(queue), queue);
  ask(cliRemove(interfaceOf(member), queue));
}

void AsteriskCli::pause(const std::string& queue, const QueueMember& member,
                        const std::string& reason) {
  refuseHostile(isQueueName(queue), queue);
  ask(cliPause(interfaceOf(member), queue, reason));
}

void AsteriskCli::resume(const std::string& queue, const QueueMember& member) {
  refuseHostile(isQueueName(queue), queue);
  ask(cliUnpause(interfaceOf(member), queue));
}

std::vector<Call> AsteriskCli::calls(const std::string& queue, Date date) {
  return log_ ? log_(date) : PhoneSystem::calls(queue, date);
}

}  // namespace tomatic
