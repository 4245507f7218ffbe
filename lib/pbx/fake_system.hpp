// A platform that is but a file of the working folder, pbx-fake.yaml: for trying things, for tests
// and demonstrations. Every change is whole; any number of processes may make them at once.
#pragma once

#include <filesystem>

#include "pbx/fake_state.hpp"
#include "pbx/phone_system.hpp"

namespace tomatic {

class FakeSystem : public PhoneSystem {
 public:
  /// The file is made by the first change.
  explicit FakeSystem(std::filesystem::path folder, std::function<bool()> giveUp = nullptr)
      : folder_(std::move(folder)), giveUp_(std::move(giveUp)) {}

  std::string name() const override { return "fake"; }
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
  void addExtension(const Extension& extension, const std::string& secret) override;
  void renameExtension(const Extension& extension) override;
  void removeExtension(const Extension& extension) override;

 private:
  FakeState read() const;
  /// Changes the state as one step; nothing is written if `work` throws or changes nothing.
  void change(const std::function<void(FakeState&)>& work);
  void setPause(const std::string& queue, const QueueMember& member, bool paused,
                const std::string& reason);

  std::filesystem::path folder_;
  std::function<bool()> giveUp_;
};

}  // namespace tomatic
