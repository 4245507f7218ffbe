// The hosted platform areavoip: `GET BASE?reqtype=…` with a key in each address, `OK` for a yes. It
// can add one member and remove all of them, not one: who leaves is removed by emptying the queue
// and adding the others again at once, those first who were there.
#pragma once

#include "files/phone_settings.hpp"
#include "pbx/http_talk.hpp"
#include "pbx/phone_system.hpp"

namespace tomatic {

class Areavoip : public PhoneSystem {
 public:
  explicit Areavoip(HostedPlatform platform, Fetch fetch = nullptr);

  std::string name() const override { return "areavoip"; }
  /// It tells of a queue only when asked for it by name.
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  QueueChange set(const std::string& queue, const std::vector<Attendant>& wanted) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;
  std::vector<Call> calls(const std::string& queue, Date date) override;
  std::vector<Extension> extensions() override;
  /// Extensions are there already: adding is naming one that is free, removing is freeing it.
  void addExtension(const Extension& extension, const std::string& secret) override;
  void renameExtension(const Extension& extension) override;
  void removeExtension(const Extension& extension) override;

 private:
  std::string request(QueryValues values, const std::string& tried,
                      std::chrono::milliseconds limit);
  /// A request whose answer must be `OK`.
  void change(QueryValues values, const std::string& tried);
  void addExtensionTo(const std::string& queue, const std::string& extension);
  void clean(const std::string& queue);
  /// Empties the queue and adds who is kept and who was added.
  void replace(const std::string& queue, const QueueChange& whole);
  /// Who is in the queue and who of the wanted is not, in words.
  std::string situation(const std::string& queue, const std::vector<Attendant>& wanted);
  void giveName(const std::string& number, const std::string& name);

  HostedPlatform platform_;
  HttpTalk talk_;
};

}  // namespace tomatic
