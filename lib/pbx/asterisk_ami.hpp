// An Asterisk by its manager interface over HTTP: `GET BASE/rawman?action=…`. The status is 200 for
// errors too; a cookie says who logged in, once a run.
#pragma once

#include "files/phone_settings.hpp"
#include "pbx/http_talk.hpp"
#include "pbx/phone_system.hpp"
#include "phone/interfaces.hpp"
#include "phone/manager.hpp"

namespace tomatic {

class AsteriskAmi : public PhoneSystem {
 public:
  /// `now` is the time in seconds since 1970; `log` tells its calls.
  AsteriskAmi(HostedPlatform platform, InterfaceForm form, std::function<long long()> now,
              Fetch fetch = nullptr, CallLog log = nullptr);
  /// Logs off, if it can.
  ~AsteriskAmi() override;
  AsteriskAmi(const AsteriskAmi&) = delete;
  AsteriskAmi& operator=(const AsteriskAmi&) = delete;

  std::string name() const override { return "asterisk-ami"; }
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;
  std::vector<Call> calls(const std::string& queue, Date date) override;

 private:
  /// Asks, logged in; again after a new login if the old one is not known any more.
  std::vector<ManagerBlock> action(const QueryValues& values);
  std::vector<ManagerBlock> request(const QueryValues& values);
  void logIn();
  /// An action that changes something. `alreadySo` in the platform's words is a yes too.
  void change(const QueryValues& values, std::string_view alreadySo);
  void setPause(const std::string& queue, const QueueMember& member, bool paused,
                const std::string& reason);
  std::string interfaceOf(const QueueMember& member) const;

  HostedPlatform platform_;
  InterfaceForm form_;
  std::function<long long()> now_;
  CallLog log_;
  HttpTalk talk_;
  std::string cookie_;
};

}  // namespace tomatic
