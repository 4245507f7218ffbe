#include "messages/retrying.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "calendar/calendar.hpp"
#include "messages/encoding.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds longestRetryAfter = 24h;

/// The beginning of what the other side said, on one line.
std::string excerpt(std::string_view body) {
  constexpr std::size_t longest = 200;
  const std::string clean = headerText(cleanUtf8(cutToBytes(body, longest)));
  return std::string(trimmed(clean)) + (body.size() > longest ? "…" : "");
}

/// A status and what was said with it.
std::string withExcerpt(std::string status, std::string_view body) {
  const std::string said = excerpt(body);
  return said.empty() ? status : status.append(": ").append(said);
}

/// What an answer means that is none.
std::optional<Judgement> judgeSilence(const Answer& answer) {
  switch (answer.ending) {
    case Ending::answered:
      return std::nullopt;
    case Ending::unreachable:
      return Judgement{AnswerVerdict::later, std::nullopt, answer.reason};
    case Ending::unknown:
      return Judgement{AnswerVerdict::later, std::nullopt,
                       tr("{}; whether it arrived is unknown", answer.reason)};
    case Ending::failed:
      break;
  }
  return Judgement{AnswerVerdict::refused, std::nullopt, answer.reason};
}

std::optional<int> monthOf(std::string_view name) {
  constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt
                              : std::optional(static_cast<int>(found - names.begin()) + 1);
}

/// IMF-fixdate of RFC 9110.
std::optional<Moment> parseHttpDate(std::string_view text) {
  const auto fields = words(text);
  if (fields.size() != 6 || fields[0].size() != 4 || fields[5] != "GMT") {
    return std::nullopt;
  }
  const auto month = monthOf(fields[2]);
  Moment moment;
  const bool read =
      month &&
      parseMoment(fmt::format("{}-{:02}-{}T{}Z", fields[3], *month, fields[1], fields[4]), moment);
  return read ? std::optional(moment) : std::nullopt;
}

}  // namespace

std::optional<milliseconds> parseRetryAfter(std::string_view value, Moment now) {
  value = trimmed(value);
  if (areDigits(value)) {
    const auto seconds = parseInteger(value);
    return seconds && *seconds < longestRetryAfter / 1s ? milliseconds(*seconds * 1s)
                                                        : longestRetryAfter;
  }
  const auto date = parseHttpDate(value);
  return date ? std::optional(std::clamp<milliseconds>(*date - now, 0ms, longestRetryAfter))
              : std::nullopt;
}

Judgement judgeHttp(const Answer& answer, Moment now) {
  if (auto silence = judgeSilence(answer)) {
    return *silence;
  }
  const int status = answer.status;
  Judgement judgement;
  judgement.answer = withExcerpt(std::to_string(status), answer.body);
  if (status >= 200 && status < 300) {
    judgement.verdict = AnswerVerdict::accepted;
  } else if (status == 408 || status == 425 || status == 429 || status >= 500) {
    judgement.verdict = AnswerVerdict::later;
    judgement.pause = parseRetryAfter(answer.header("retry-after"), now);
  } else {
    judgement.verdict = AnswerVerdict::refused;
    if (status >= 300 && status < 400) {
      judgement.answer =
          tr("{}: a redirect, which is not followed; expected the final address", status);
    }
  }
  return judgement;
}

Judgement judgeMail(const Answer& answer) {
  if (auto silence = judgeSilence(answer)) {
    return *silence;
  }
  const int status = answer.status;
  return {status < 400   ? AnswerVerdict::accepted
          : status < 500 ? AnswerVerdict::later
                         : AnswerVerdict::refused,
          std::nullopt, answer.body.empty() ? std::to_string(status) : excerpt(answer.body)};
}

Judgement judgeCommand(const Answer& answer) {
  constexpr int temporaryFailure = 75;
  if (auto silence = judgeSilence(answer)) {
    return *silence;
  }
  return {answer.status == 0                  ? AnswerVerdict::accepted
          : answer.status == temporaryFailure ? AnswerVerdict::later
                                              : AnswerVerdict::refused,
          std::nullopt, withExcerpt(tr("exit {}", answer.status), answer.body)};
}

Judgement judgeFile(const Answer& answer) {
  return judgeSilence(answer).value_or(
      Judgement{AnswerVerdict::accepted, std::nullopt, tr("written")});
}

milliseconds pauseAfter(int failures, double chance) {
  constexpr milliseconds first = 500ms;
  constexpr milliseconds longest = 60s;
  const auto doubled = first * (1LL << std::clamp(failures - 1, 0, 10));
  const auto base = static_cast<double>(std::min<milliseconds>(doubled, longest).count());
  return milliseconds(std::llround(base * (0.5 + chance)));
}

}  // namespace tomatic
