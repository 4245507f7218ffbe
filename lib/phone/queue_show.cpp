#include "phone/queue_show.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Takes parts off the end of a text.
class Tail {
 public:
  explicit Tail(std::string_view text) : text_(text) { skipBlanks(); }

  bool take(std::string_view end) {
    if (text_.size() < end.size() || text_.substr(text_.size() - end.size()) != end) {
      return false;
    }
    text_.remove_suffix(end.size());
    return true;
  }

  void skipBlanks() {
    while (!text_.empty() && text_.back() == ' ') {
      text_.remove_suffix(1);
    }
  }

  /// What stands between the last `begin` and the end, both taken; no parenthesis is in it.
  std::optional<std::string_view> takeInside(std::string_view begin, std::string_view end) {
    Tail copy = *this;
    if (!copy.take(end)) {
      return std::nullopt;
    }
    const std::size_t place = copy.text_.rfind(begin);
    if (place == std::string_view::npos) {
      return std::nullopt;
    }
    const auto inside = copy.text_.substr(place + begin.size());
    if (inside.find_first_of("()") != std::string_view::npos) {
      return std::nullopt;
    }
    text_ = text_.substr(0, place);
    return inside;
  }

  /// The same for a whole number that is not negative.
  std::optional<long long> takeNumber(std::string_view begin, std::string_view end) {
    Tail copy = *this;
    const auto inside = copy.takeInside(begin, end);
    const auto number = inside ? parseInteger(*inside) : std::nullopt;
    if (number && *number >= 0) {
      text_ = copy.text_;
      return number;
    }
    return std::nullopt;
  }

  std::string_view rest() const { return text_; }
  void cutTo(std::size_t size) { text_ = text_.substr(0, size); }

 private:
  std::string_view text_;
};

int asInt(long long number) {
  return static_cast<int>(std::min<long long>(number, std::numeric_limits<int>::max()));
}

/// `has taken 1 calls (last was 1 secs ago) (login was 10 secs ago)`
bool takeCalls(Tail& tail, QueueMember& member) {
  tail.takeNumber("(login was ", " secs ago)");
  tail.skipBlanks();
  if (tail.take(" has taken no calls yet")) {
    member.ncalls = 0;
    return true;
  }
  const auto last = tail.takeNumber("(last was ", " secs ago)");
  tail.skipBlanks();
  const auto calls = tail.takeNumber(" has taken ", " calls");
  if (!calls) {
    return false;
  }
  member.ncalls = asInt(*calls);
  member.secondsSinceLastCall = last;
  return true;
}

/// What stands between the name with its interface and the pause.
bool takeKind(Tail& tail, QueueMember& member) {
  const std::string_view before = tail.rest();
  tail.skipBlanks();
  if (tail.take(" (in call)")) {
    member.incall = true;
  }
  tail.skipBlanks();
  const bool dynamic = tail.take(" (dynamic)");
  // A member of a realtime table is not Asterisk's to remove by its command line.
  member.fixed = !dynamic;
  if (!dynamic) {
    tail.take(" (realtime)");
  }
  tail.skipBlanks();
  if (!tail.take(" (ringinuse disabled)")) {
    tail.take(" (ringinuse enabled)");
  }
  tail.skipBlanks();
  member.penalty = asInt(tail.takeNumber(" with penalty ", "").value_or(0));
  return tail.rest().size() < before.size();
}

bool takePause(Tail& tail, QueueMember& member) {
  constexpr std::string_view end = " secs ago)";
  constexpr std::string_view plain = " (paused was ";
  constexpr std::string_view reasoned = " (paused:";
  member.paused = false;
  Tail inside = tail;
  if (!inside.take(end)) {
    return false;
  }
  Tail without = tail;
  if (without.takeNumber(plain, end)) {
    tail = without;
    member.paused = true;
    return true;
  }
  // A reason may hold the very words that begin it: the last place that makes sense counts.
  const std::string_view text = inside.rest();
  for (std::size_t place = text.rfind(reasoned); place != std::string_view::npos && place > 0;
       place = text.rfind(reasoned, place - 1)) {
    const auto reason = text.substr(place + reasoned.size());
    const std::size_t was = reason.rfind(" was ");
    QueueMember ignored;
    Tail before(text.substr(0, place));
    if (was != std::string_view::npos && parseInteger(reason.substr(was + 5)) &&
        takeKind(before, ignored)) {
      member.paused = true;
      member.pauseReason = std::string(reason.substr(0, was));
      tail.cutTo(place);
      return true;
    }
  }
  return false;
}

/// `NAME (IFACE from STATE)`, `NAME (IFACE)` or `IFACE`.
bool takeIdentity(Tail& tail, QueueMember& member) {
  std::string_view text = tail.rest();
  constexpr std::string_view indent = "      ";
  text.remove_prefix(text.substr(0, indent.size()) == indent ? indent.size() : 0);
  Tail rest(text);
  if (const auto inside = rest.takeInside(" (", ")")) {
    const auto interface = inside->substr(0, inside->find(" from "));
    if (isInterfaceName(interface)) {
      member.interface = std::string(interface);
      member.name = std::string(rest.rest());
      return true;
    }
  }
  member.interface = std::string(text);
  return isInterfaceName(text);
}

std::optional<QueueMember> parseMember(std::string_view record, const InterfaceForm& form) {
  QueueMember member;
  Tail tail(record);
  if (!takeCalls(tail, member)) {
    return std::nullopt;
  }
  tail.skipBlanks();
  const auto state = tail.takeInside("(", ")");
  if (!state) {
    return std::nullopt;
  }
  tail.skipBlanks();
  takePause(tail, member);
  takeKind(tail, member);
  tail.skipBlanks();
  if (!takeIdentity(tail, member)) {
    return std::nullopt;
  }
  setDeviceState(member, *state);
  member.extension = form.extensionIn(*member.interface);
  return member;
}

bool endsMember(std::string_view line) {
  QueueMember ignored;
  Tail tail(line);
  return takeCalls(tail, ignored);
}

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

/// The name in `NAME has N calls (max …`; empty if the line is none.
std::string_view headName(std::string_view line) {
  const std::size_t end = line.find(" calls (max ");
  const std::size_t has = line.substr(0, end).rfind(" has ");
  return end == std::string_view::npos || has == std::string_view::npos || line.front() == ' '
             ? std::string_view()
             : line.substr(0, has);
}

}  // namespace

std::string withoutColors(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t escape = text.find('\x1b');
    plain.append(text.substr(0, escape));
    if (escape == std::string_view::npos) {
      break;
    }
    text.remove_prefix(escape + 1);
    if (begins(text, "[")) {
      const std::size_t end = text.find_first_not_of("0123456789;", 1);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }
  return plain;
}

QueueShow parseQueueShow(std::string_view colored, const InterfaceForm& form) {
  const std::string text = withoutColors(colored);
  QueueShow queue;
  enum class Part { head, members, callers } part = Part::head;
  bool told = false;
  std::string record;
  const auto giveUpRecord = [&] {
    if (!trimmed(record).empty()) {
      queue.unread.push_back(record);
    }
    record.clear();
  };
  for (const std::string_view line : textLines(text)) {
    if (part == Part::head && begins(line, "No such queue: ")) {
      queue.known = false;
      return queue;
    }
    if (part == Part::head && (begins(line, "   Members:") || begins(line, "   No Members"))) {
      told = true;
      part = begins(line, "   Members:") ? Part::members : Part::callers;
    } else if (part == Part::members &&
               (begins(line, "   Callers:") || begins(line, "   No Callers"))) {
      giveUpRecord();
      part = Part::callers;
    } else if (part == Part::members) {
      record += record.empty() ? "" : "\n";
      record += line;
      if (endsMember(line)) {
        if (auto member = parseMember(record, form)) {
          queue.members.push_back(std::move(*member));
          record.clear();
        }
        giveUpRecord();
      }
    } else if (part == Part::callers && line.find("(wait: ") != std::string_view::npos) {
      ++queue.waiting;
    }
  }
  giveUpRecord();
  if (told && part != Part::callers) {
    throw Failure(tr("what 'queue show' prints ends before the list of members does"));
  }
  if (!told) {
    throw Failure(tr("expected what 'queue show' prints, found '{}'",
                     trimmed(text).substr(0, trimmed(text).find('\n'))));
  }
  return queue;
}

std::vector<std::string> parseQueueNames(std::string_view text) {
  std::vector<std::string> names;
  const std::string plain = withoutColors(text);
  for (const std::string_view line : textLines(plain)) {
    if (!line.empty() && !headName(line).empty()) {
      names.emplace_back(headName(line));
    }
  }
  return names;
}

}  // namespace tomatic
