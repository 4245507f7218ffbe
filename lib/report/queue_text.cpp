#include "report/queue_text.hpp"

#include <fmt/format.h>

#include "report/text_table.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// `4:10`, `1:02:03`
std::string clockText(long long seconds) {
  return seconds < 3600
             ? fmt::format("{}:{:02}", seconds / 60, seconds % 60)
             : fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string pauseText(const QueueMember& member) {
  return member.pauseReason ? tr("paused ({})", *member.pauseReason) : tr("paused");
}

/// What it does now, in words.
std::vector<std::string> statesOf(const QueueMember& member) {
  std::vector<std::string> states;
  const auto add = [&](const std::optional<bool>& is, const std::string& word) {
    if (is.value_or(false)) {
      states.push_back(word);
    }
  };
  add(member.paused, pauseText(member));
  add(member.disconnected, tr("DISCONNECTED"));
  add(member.ringing, tr("ringing"));
  add(member.incall, tr("in a call"));
  add(member.available, tr("available"));
  states.insert(states.end(), member.flags.begin(), member.flags.end());
  return states;
}

template <typename Number>
std::string numberText(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : "";
}

}  // namespace

std::string queueTable(const std::vector<ShownMember>& members) {
  TextTable table({{tr("person")},
                   {tr("extension")},
                   {tr("name")},
                   {tr("penalty"), Align::right},
                   {tr("calls"), Align::right},
                   {tr("state")}});
  for (const auto& [key, member] : members) {
    table.add({key, member.extension, member.name, numberText(member.penalty),
               numberText(member.ncalls), joined(statesOf(member))});
  }
  return table.text();
}

std::string statusLine(const ShownMember& shown) {
  const QueueMember& member = shown.member;
  std::vector<std::string> parts;
  if (member.ncalls) {
    parts.push_back(trn(*member.ncalls, "{} call", "{} calls", *member.ncalls));
  }
  if (member.secondsInCalls) {
    parts.push_back(tr("{} talking", clockText(*member.secondsInCalls)));
  }
  if (member.secondsSinceLastCall) {
    parts.push_back(tr("last {} ago", clockText(*member.secondsSinceLastCall)));
  }
  const auto states = statesOf(member);
  parts.insert(parts.end(), states.begin(), states.end());
  return parts.empty() ? shown.key : shown.key + ": " + joined(parts);
}

}  // namespace tomatic
