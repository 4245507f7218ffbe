#include "pbx/fake_system.hpp"

#include <algorithm>

#include "files/file_io.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr const char* fileName = "pbx-fake.yaml";
/// Holds the lock: that of the working folder is held for as long as a search takes.
constexpr const char* lockFolder = ".pbx-fake";
constexpr std::chrono::seconds lockLimit{10};

auto memberIn(std::vector<QueueMember>& members, const std::string& extension) {
  return std::find_if(members.begin(), members.end(),
                      [&](const QueueMember& member) { return member.extension == extension; });
}

auto extensionIn(FakeState& state, const std::string& number) {
  return std::find_if(state.extensions.begin(), state.extensions.end(),
                      [&](const Extension& extension) { return extension.number == number; });
}

void enter(std::vector<QueueMember>& members, const Attendant& attendant) {
  if (memberIn(members, attendant.extension) != members.end()) {
    return;
  }
  QueueMember& member = members.emplace_back();
  member.extension = attendant.extension;
  member.name = attendant.name;
  member.penalty = attendant.penalty;
  member.paused = false;
  member.ncalls = 0;
  setDeviceState(member, "not in use");
}

void leave(std::vector<QueueMember>& members, const std::string& extension) {
  members.erase(std::remove_if(members.begin(), members.end(),
                               [&](const QueueMember& one) { return one.extension == extension; }),
                members.end());
}

}  // namespace

FakeState FakeSystem::read() const {
  const auto text = readFile(folder_ / fileName);
  FakeState state = text ? parseFakeState(*text, fileName) : FakeState();
  if (!state.down.empty()) {
    throw Failure({fileName, 0}, tr("the platform does not work: {}", state.down));
  }
  return state;
}

void FakeSystem::change(const std::function<void(FakeState&)>& work) {
  std::error_code ignored;  // the lock tells what is wrong
  std::filesystem::create_directory(folder_ / lockFolder, ignored);
  const FolderLock lock(folder_ / lockFolder, "tomatic-rtqueue", lockLimit, giveUp_);
  FakeState state = read();
  const std::string before = fakeStateText(state);
  work(state);
  if (const std::string after = fakeStateText(state); after != before) {
    writeFile(folder_ / fileName, after);
  }
}

std::vector<std::string> FakeSystem::queues() {
  std::vector<std::string> names;
  for (const auto& [queue, members] : read().queues) {
    names.push_back(queue);
  }
  return names;
}

std::vector<QueueMember> FakeSystem::members(const std::string& queue) {
  return read().queues[queue];
}

QueueChange FakeSystem::set(const std::string& queue, const std::vector<Attendant>& wanted) {
  QueueChange difference;
  change([&](FakeState& state) {
    auto& all = state.queues[queue];
    difference = queueChange(all, wanted);
    for (const QueueMember& member : difference.removed) {
      leave(all, member.extension);
    }
    for (const Attendant& attendant : difference.added) {
      enter(all, attendant);
    }
  });
  return difference;
}

void FakeSystem::add(const std::string& queue, const Attendant& attendant) {
  change([&](FakeState& state) { enter(state.queues[queue], attendant); });
}

void FakeSystem::remove(const std::string& queue, const QueueMember& member) {
  change([&](FakeState& state) { leave(state.queues[queue], member.extension); });
}

void FakeSystem::setPause(const std::string& queue, const QueueMember& member, bool paused,
                          const std::string& reason) {
  change([&](FakeState& state) {
    auto& all = state.queues[queue];
    const auto found = memberIn(all, member.extension);
    if (found == all.end()) {
      throw Refused(tr("{} is not in the queue {}", member.extension, queue));
    }
    found->paused = paused;
    found->pauseReason = reason.empty() ? std::nullopt : std::optional(reason);
  });
}

void FakeSystem::pause(const std::string& queue, const QueueMember& member,
                       const std::string& reason) {
  setPause(queue, member, true, reason);
}

void FakeSystem::resume(const std::string& queue, const QueueMember& member) {
  setPause(queue, member, false, "");
}

std::vector<Call> FakeSystem::calls(const std::string&, Date date) {
  std::vector<Call> all = read().calls;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const Call& call) { return dateOf(call.start) != date; }),
            all.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const Call& one, const Call& other) { return one.start < other.start; });
  return all;
}

std::vector<Extension> FakeSystem::extensions() {
  return read().extensions;
}

void FakeSystem::addExtension(const Extension& extension, const std::string&) {
  change([&](FakeState& state) {
    const auto found = extensionIn(state, extension.number);
    if (found == state.extensions.end()) {
      state.extensions.push_back(extension);
    } else if (found->name.empty()) {
      *found = extension;
    } else {
      throw Refused(
          tr("the extension {} is there already, that of {}", extension.number, found->name));
    }
  });
}

void FakeSystem::renameExtension(const Extension& extension) {
  change([&](FakeState& state) {
    const auto found = extensionIn(state, extension.number);
    if (found == state.extensions.end()) {
      throw Refused(tr("there is no extension {}", extension.number));
    }
    *found = extension;
  });
}

void FakeSystem::removeExtension(const Extension& extension) {
  change([&](FakeState& state) {
    const auto found = extensionIn(state, extension.number);
    if (found != state.extensions.end()) {
      state.extensions.erase(found);
    }
  });
}

}  // namespace tomatic
