// What is said: one message, as whoever says it knows it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// Wall-clock time, to the millisecond.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

struct Attachment {
  std::string name;
  std::string content;
};

struct Message {
  std::string id;  ///< of its own: a server that sees it twice can know it
  Moment created{};
  std::string text;
  std::string title;
  bool urgent = false;
  bool isPrivate = false;  ///< the logbook does not keep the text
  std::string to;          ///< address of one person; empty: whom the channel is for
  std::string person;      ///< who that is
  std::vector<Attachment> attachments;
};

/// `2026-09-07T08:00:00.123Z`
std::string formatMoment(Moment moment);
/// The same form, milliseconds optional; nothing if it is no time.
bool parseMoment(std::string_view text, Moment& into);

/// Ids that sort by time and that no other run makes. `chance` is 64 random bits.
std::string messageId(Moment moment, std::uint64_t chance);

/// The id of a part or copy of a message: the first has the message's own.
std::string partId(const std::string& id, std::size_t number);

}  // namespace tomatic
