#include "phone/manager.hpp"

#include <algorithm>
#include <limits>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

long long numberIn(const ManagerBlock& block, std::string_view name) {
  const auto number = parseInteger(block[name]);
  return std::clamp<long long>(number.value_or(0), 0, std::numeric_limits<long long>::max());
}

int smallNumberIn(const ManagerBlock& block, std::string_view name) {
  return static_cast<int>(
      std::min<long long>(numberIn(block, name), std::numeric_limits<int>::max()));
}

QueueMember memberIn(const ManagerBlock& block, const InterfaceForm& form, long long now) {
  QueueMember member;
  member.interface = std::string(block["Location"]);
  member.extension = form.extensionIn(*member.interface);
  member.name = std::string(block["Name"]) == *member.interface ? "" : std::string(block["Name"]);
  member.paused = block["Paused"] == "1";
  if (*member.paused && !block["PausedReason"].empty()) {
    member.pauseReason = std::string(block["PausedReason"]);
  }
  member.penalty = smallNumberIn(block, "Penalty");
  member.ncalls = smallNumberIn(block, "CallsTaken");
  member.incall = block["InCall"] == "1";
  member.fixed = block["Membership"] != "dynamic";
  if (const long long last = numberIn(block, "LastCall"); last > 0 && now >= last) {
    member.secondsSinceLastCall = now - last;
  }
  setDeviceState(member, smallNumberIn(block, "Status"));
  return member;
}

}  // namespace

std::string_view ManagerBlock::operator[](std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (sameWord(known, name)) {
      return value;
    }
  }
  return {};
}

std::vector<ManagerBlock> parseManager(std::string_view text) {
  std::vector<ManagerBlock> blocks;
  ManagerBlock block;
  for (const std::string_view line : textLines(text)) {
    const std::size_t colon = line.find(':');
    if (line.empty()) {
      if (!block.empty()) {
        blocks.push_back(std::move(block));
        block = ManagerBlock();
      }
    } else if (colon != std::string_view::npos) {
      std::string_view value = line.substr(colon + 1);
      value.remove_prefix(value.substr(0, 1) == " " ? 1 : 0);
      block.add(std::string(line.substr(0, colon)), std::string(value));
    }
  }
  const bool ended = block.empty();
  if (!ended) {
    blocks.push_back(std::move(block));
  }
  if (blocks.empty() || blocks.front()["Response"].empty()) {
    throw Failure(tr("expected an answer that begins with 'Response: ', found '{}'",
                     trimmed(text).substr(0, 60)));
  }
  if (!ended || (sameWord(blocks.front()["EventList"], "start") &&
                 !sameWord(blocks.back()["EventList"], "Complete"))) {
    throw Failure(tr("the answer ends before its list is complete"));
  }
  return blocks;
}

std::vector<QueueMember> managerMembers(const std::vector<ManagerBlock>& blocks,
                                        const std::string& queue, const InterfaceForm& form,
                                        long long now) {
  std::vector<QueueMember> members;
  for (const ManagerBlock& block : blocks) {
    if (block["Event"] == "QueueMember" && sameWord(block["Queue"], queue)) {
      members.push_back(memberIn(block, form, now));
    }
  }
  return members;
}

}  // namespace tomatic
