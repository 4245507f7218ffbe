// The hosted platform irontec: JSON over HTTP, a token that is asked for once a run and again when
// it has expired.
#pragma once

#include "files/phone_settings.hpp"
#include "pbx/http_talk.hpp"
#include "pbx/phone_system.hpp"

namespace tomatic {

class Irontec : public PhoneSystem {
 public:
  /// `now` is the time in seconds since 1970.
  Irontec(HostedPlatform platform, std::function<long long()> now, Fetch fetch = nullptr);

  std::string name() const override { return "irontec"; }
  /// It tells of a queue only when asked for it by name.
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;
  std::vector<Call> calls(const std::string& queue, Date date) override;
  std::vector<Extension> extensions() override;
  /// Without accents.
  std::string storedName(const std::string& name) const override;
  /// Those of the range of the configuration; others are refused.
  bool mayRemove(const Extension& extension) const override;
  /// Extensions are there already, free ones with a name of nobody: adding is renaming.
  void addExtension(const Extension& extension, const std::string& secret) override;
  void renameExtension(const Extension& extension) override;
  void removeExtension(const Extension& extension) override;

 private:
  Answer send(const std::string& method, const std::string& path, const std::string& body,
              const std::string& tried);
  Answer sendTo(const std::string& url, const std::string& method, const std::string& body,
                const std::string& tried);
  /// A request that changes something, whose answer must be a yes.
  void change(const std::string& method, const std::string& path, const std::string& body,
              const std::string& tried);
  void logIn();

  HostedPlatform platform_;
  std::function<long long()> now_;
  HttpTalk talk_;
  std::string token_;
};

}  // namespace tomatic
