// A telephone platform: its queues and its extensions. One class a platform implements it; whoever
// uses it does not know which one. Not thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "phone/calls.hpp"
#include "phone/change.hpp"
#include "phone/extensions.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// The platform understood and said no; others than a broken connection, it may go on.
class Refused : public Failure {
 public:
  using Failure::Failure;
};

/// How much a platform may say at once: a queue of tens of thousands.
inline constexpr std::size_t mostPlatformBytes = 16U << 20U;

/// The calls of a day, of all queues, oldest first: where a platform's calls are told by another
/// than itself.
using CallLog = std::function<std::vector<Call>(Date)>;

/// All members throw Failure that says what was tried and what the platform said.
class PhoneSystem {
 public:
  virtual ~PhoneSystem() = default;

  /// What has this name in the configuration.
  virtual std::string name() const = 0;

  virtual std::vector<std::string> queues() = 0;
  /// In no particular order. Throws Refused if there is no such queue, where that is known.
  virtual std::vector<QueueMember> members(const std::string& queue) = 0;

  /// Makes the queue hold exactly these, as the difference to who is in it, and tells it. What
  /// fails half way says so, and can be done again.
  virtual QueueChange set(const std::string& queue, const std::vector<Attendant>& wanted);

  /// Who is there already stays as they are.
  virtual void add(const std::string& queue, const Attendant& attendant) = 0;
  /// Nothing if they are not there.
  virtual void remove(const std::string& queue, const QueueMember& member) = 0;
  /// Throw Refused if they are not there.
  virtual void pause(const std::string& queue, const QueueMember& member,
                     const std::string& reason) = 0;
  virtual void resume(const std::string& queue, const QueueMember& member) = 0;

  /// The calls of a day, oldest first. Throws Refused where a platform does not tell.
  virtual std::vector<Call> calls(const std::string& queue, Date date);

  /// All extensions, free ones too. These throw Refused where a platform has none to manage.
  virtual std::vector<Extension> extensions();
  /// Whether whoever adds this extension has to choose the secret that its telephone needs.
  virtual bool wantsSecret(const Extension&) { return false; }
  /// A name as extensions() tells it once the platform has it.
  virtual std::string storedName(const std::string& name) const { return name; }
  /// Whether the configuration lets this extension be removed.
  virtual bool mayRemove(const Extension&) const { return true; }
  virtual void addExtension(const Extension& extension, const std::string& secret);
  virtual void renameExtension(const Extension& extension);
  virtual void removeExtension(const Extension& extension);
};

}  // namespace tomatic
