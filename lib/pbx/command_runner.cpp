#include "pbx/command_runner.hpp"

#include "pbx/phone_system.hpp"
#include "phone/cli_answer.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/child_process.hpp"
#include "transport/courier.hpp"
#include "transport/ssh_session.hpp"

namespace tomatic {
namespace {

constexpr const char* commandLine = "asterisk -rx";

/// Throws if the words say that there is no Asterisk to talk to, or no such file.
std::string checked(const std::string& where, const std::string& tried, int status, std::string out,
                    const std::string& err) {
  if (status != 0) {
    const std::string said(trimmed(trimmed(err).empty() ? out : err));
    throw Failure({where, 0}, tr("{} ended with status {}: {}", tried, status,
                                 said.empty() ? tr("no words") : said));
  }
  return out;
}

class SshRunner : public CommandRunner {
 public:
  SshRunner(SshTarget target, const AsteriskHost& host, std::function<bool()> giveUp)
      : target_(std::move(target)),
        sudo_(host.sudo ? "sudo -n " : ""),
        program_(shellQuoted(host.command) + " -rx "),
        giveUp_(std::move(giveUp)) {}

  std::string run(const std::string& command) override {
    return told(program_ + shellQuoted(command), commandLine);
  }
  std::string shell(const std::string& line) override {
    // Whatever shell the user has.
    return told("sh -c " + shellQuoted(line), "sh");
  }

 private:
  std::string told(const std::string& line, const std::string& tried) {
    if (!session_) {
      session_ = std::make_unique<SshSession>(target_, giveUp_);
    }
    SshOutput output = session_->run(sudo_ + line);
    return checked(target_.name(), tried, output.status, std::move(output.out), output.err);
  }

  SshTarget target_;
  std::string sudo_;
  std::string program_;
  std::function<bool()> giveUp_;
  std::unique_ptr<SshSession> session_;
};

class LocalRunner : public CommandRunner {
 public:
  explicit LocalRunner(const AsteriskHost& host)
      : command_(host.command),
        limits_{host.connectLimit, host.commandLimit},
        courier_(makeCourier()) {
    if (host.sudo) {
      sudo_ = {"sudo", "-n"};
    }
  }

  std::string run(const std::string& command) override {
    return told({command_, "-rx", command}, commandLine);
  }
  std::string shell(const std::string& line) override { return told({"sh", "-c", line}, "sh"); }

 private:
  std::string told(const std::vector<std::string>& argv, const std::string& tried) {
    CommandRequest request;
    request.argv = sudo_;
    request.argv.insert(request.argv.end(), argv.begin(), argv.end());
    request.folder = ".";
    request.mostBytes = mostPlatformBytes;
    std::optional<Answer> answer;
    courier_->start(request, limits_, [&](Answer got) { answer = std::move(got); });
    while (!answer) {
      courier_->step(std::chrono::milliseconds(100));
    }
    if (answer->ending != Ending::answered) {
      throw Failure(tr("tried {}: {}", tried, answer->reason));
    }
    if (answer->cut) {
      throw Failure(tr("tried {}: the answer has more than {} bytes", tried, mostPlatformBytes));
    }
    return checked(tr("this machine"), tried, answer->status, std::move(answer->body), "");
  }

  std::string command_;
  TimeLimits limits_;
  std::vector<std::string> sudo_;
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
  target.connectLimit = host.connectLimit;
  target.stepLimit = host.commandLimit;
  target.mostBytes = mostPlatformBytes;
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

}  // namespace tomatic
