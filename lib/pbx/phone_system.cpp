#include "pbx/phone_system.hpp"

#include <fmt/format.h>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::string called(const Attendant& attendant) {
  return attendant.person.empty() ? attendant.extension
                                  : fmt::format("{} ({})", attendant.person, attendant.extension);
}

std::string called(const QueueMember& member) {
  return member.name.empty() ? member.extension
                             : fmt::format("{} ({})", member.name, member.extension);
}

/// A change that is made one member at a time, and what is known of the queue meanwhile.
class Steps {
 public:
  Steps(PhoneSystem& system, const std::string& queue, const QueueChange& change)
      : system_(system), queue_(queue), change_(change) {
    for (const QueueMember& member : change.kept) {
      in_.push_back(called(member));
    }
    for (const QueueMember& member : change.immovable) {
      in_.push_back(called(member));
    }
  }

  void run() {
    // Who comes is there before anybody leaves.
    for (const Attendant& attendant : change_.added) {
      step(called(attendant), true, [&] { system_.add(queue_, attendant); });
    }
    const bool nobodyCame = !change_.added.empty() && in_.empty();
    for (const QueueMember& member : change_.removed) {
      if (nobodyCame) {
        broken_ = true;  // rather the people of before than nobody
      }
      step(called(member), false, [&] { system_.remove(queue_, member); });
    }
    if (!problems_.empty()) {
      throw Failure(
          tr("queue {}: {}; in it: {}; not in it: {}{}; mend the cause and do the same "
             "again",
             queue_, joined(problems_, "; "), listed(in_), listed(out_),
             unknown_.empty() ? "" : tr("; not known: {}", joined(unknown_))));
    }
  }

 private:
  static std::string listed(const std::vector<std::string>& names) {
    return names.empty() ? tr("nobody") : joined(names);
  }

  template <typename Action>
  void step(const std::string& name, bool comes, Action action) {
    auto& asBefore = comes ? out_ : in_;
    if (broken_) {
      asBefore.push_back(name);
      return;
    }
    try {
      action();
      (comes ? in_ : out_).push_back(name);
    } catch (const Refused& no) {
      problems_.emplace_back(no.what());
      asBefore.push_back(name);
    } catch (const Failure& failure) {
      problems_.emplace_back(failure.what());
      unknown_.push_back(name);
      broken_ = true;
    }
  }

  PhoneSystem& system_;
  const std::string& queue_;
  const QueueChange& change_;
  bool broken_ = false;  ///< nothing more is tried
  std::vector<std::string> in_;
  std::vector<std::string> out_;
  std::vector<std::string> unknown_;
  std::vector<std::string> problems_;
};

}  // namespace

QueueChange PhoneSystem::set(const std::string& queue, const std::vector<Attendant>& wanted) {
  QueueChange change = queueChange(members(queue), wanted);
  Steps(*this, queue, change).run();
  return change;
}

std::vector<Call> PhoneSystem::calls(const std::string&, Date) {
  throw Refused(tr("{} does not tell its calls", name()));
}

std::vector<Extension> PhoneSystem::extensions() {
  throw Refused(tr("{} has no extensions that could be managed from here", name()));
}

void PhoneSystem::addExtension(const Extension&, const std::string&) {
  throw Refused(tr("{} has no extensions that could be managed from here", name()));
}

void PhoneSystem::renameExtension(const Extension&) {
  throw Refused(tr("{} has no extensions that could be managed from here", name()));
}

void PhoneSystem::removeExtension(const Extension&) {
  throw Refused(tr("{} has no extensions that could be managed from here", name()));
}

}  // namespace tomatic
