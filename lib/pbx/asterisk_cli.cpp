#include "pbx/asterisk_cli.hpp"

#include "phone/cli_answer.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/child_process.hpp"
#include "transport/courier.hpp"
#include "transport/ssh_session.hpp"

namespace tomatic {
namespace {

constexpr std::chrono::seconds connectLimit{5};
constexpr std::chrono::seconds commandLimit{10};

/// What cannot be said to a shell or to Asterisk without being more than it should.
void refuseHostile(bool isFine, std::string_view what) {
  if (!isFine) {
    throw Refused(tr("'{}' is refused: expected letters, digits and _-.+ only", what));
  }
}

/// Throws if the words say that there is no Asterisk to talk to.
std::string checked(const std::string& where, int status, std::string out, const std::string& err) {
  if (status != 0) {
    const std::string said(trimmed(trimmed(err).empty() ? out : err));
    throw Failure({where, 0}, tr("asterisk -rx ended with status {}: {}", status,
                                 said.empty() ? tr("no words") : said));
  }
  return out;
}

class SshRunner : public CommandRunner {
 public:
  SshRunner(SshTarget target, const AsteriskHost& host, std::function<bool()> giveUp)
      : target_(std::move(target)),
        program_((host.sudo ? "sudo -n " : "") + shellQuoted(host.command) + " -rx "),
        giveUp_(std::move(giveUp)) {}

  std::string run(const std::string& command) override {
    if (!session_) {
      session_ = std::make_unique<SshSession>(target_, giveUp_);
    }
    const SshOutput output = session_->run(program_ + shellQuoted(command));
    return checked(target_.name(), output.status, output.out, output.err);
  }

 private:
  SshTarget target_;
  std::string program_;
  std::function<bool()> giveUp_;
  std::unique_ptr<SshSession> session_;
};

class LocalRunner : public CommandRunner {
 public:
  explicit LocalRunner(const AsteriskHost& host) : courier_(makeCourier()) {
    if (host.sudo) {
      argv_ = {"sudo", "-n"};
    }
    argv_.insert(argv_.end(), {host.command, "-rx"});
  }

  std::string run(const std::string& command) override {
    CommandRequest request;
    request.argv = argv_;
    request.folder = ".";
    request.mostBytes = mostPlatformBytes;
    request.argv.push_back(command);
    std::optional<Answer> answer;
    courier_->start(request, {connectLimit, commandLimit},
                    [&](Answer got) { answer = std::move(got); });
    while (!answer) {
      courier_->step(std::chrono::milliseconds(100));
    }
    if (answer->ending != Ending::answered) {
      throw Failure(tr("tried {} -rx: {}", argv_.front(), answer->reason));
    }
    if (answer->cut) {
      throw Failure(
          tr("tried {} -rx: the answer has more than {} bytes", argv_.front(), mostPlatformBytes));
    }
    return checked(tr("this machine"), answer->status, answer->body, "");
  }

 private:
  std::vector<std::string> argv_;
  std::unique_ptr<Courier> courier_;
};

}  // namespace

std::unique_ptr<CommandRunner> makeCommandRunner(const AsteriskHost& host,
                                                 const std::filesystem::path& folder,
                                                 std::function<bool()> giveUp) {
  if (host.host.empty()) {
    return std::make_unique<LocalRunner>(host);
  }
  SshTarget target;
  target.host = host.host;
  target.port = host.port;
  target.user = host.user;
  target.password = host.password;
  target.connectLimit = connectLimit;
  target.stepLimit = commandLimit;
  if (host.key) {
    target.key = folder / *host.key;
  }
  if (host.knownHosts) {
    target.knownHosts = folder / *host.knownHosts;
  }
  if (host.user.empty()) {
    throw Failure(tr("asterisk: user is missing, expected who logs in on {}", host.host));
  }
  return std::make_unique<SshRunner>(std::move(target), host, std::move(giveUp));
}

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

}  // namespace tomatic
