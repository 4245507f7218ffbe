// Whether and when to try again: what an answer means, how long to pause, when a server asks for
// it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "messages/message.hpp"
#include "transport/answer.hpp"

namespace tomatic {

enum class AnswerVerdict : std::uint8_t {
  accepted,
  refused,  ///< for good: the same request would be refused again
  later,    ///< not now, or nobody knows
};

struct Judgement {
  AnswerVerdict verdict = AnswerVerdict::later;
  /// What the server asked to wait, if it did.
  std::optional<std::chrono::milliseconds> pause;
  /// The answer in words, as messages, outbox and logbook have it.
  std::string answer;
};

/// HTTP: 2xx is a yes; 408, 425, 429, 5xx, no answer and nobody there are for later; everything
/// else is a no, redirects too.
Judgement judgeHttp(const Answer& answer, Moment now);
/// SMTP: 2xx is a yes, 4xx for later, 5xx a no.
Judgement judgeMail(const Answer& answer);
/// A program: 0 is a yes, 75 (EX_TEMPFAIL) for later, and so is a program that was killed;
/// everything else is a no.
Judgement judgeCommand(const Answer& answer);
Judgement judgeFile(const Answer& answer);

/// The value of Retry-After: seconds, or a date as HTTP has it (`Sun, 06 Nov 1994 08:49:37 GMT`),
/// from now on, none if that is past; a day at most. Nothing if it is neither.
std::optional<std::chrono::milliseconds> parseRetryAfter(std::string_view value, Moment now);

/// The pause after that many failures in a row (1 is the first): half a second, doubled each time
/// up to a minute, and then more or less by up to half of it as `chance` in [0, 1) says.
std::chrono::milliseconds pauseAfter(int failures, double chance);

}  // namespace tomatic
