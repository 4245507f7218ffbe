#include "messages/message.hpp"

#include <fmt/format.h>

#include "calendar/calendar.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;

/// Exactly two or three digits that stand at an offset; -1 otherwise.
long long digitsAt(std::string_view text, std::size_t offset, std::size_t count) {
  const std::string_view digits = text.substr(std::min(offset, text.size()), count);
  if (digits.size() != count || !areDigits(digits)) {
    return -1;
  }
  return parseInteger(digits).value_or(-1);
}

}  // namespace

std::string formatMoment(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const auto time = moment - day;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", formatDate(day), time / 1h, time % 1h / 1min,
                     time % 1min / 1s, (time % 1s).count());
}

bool parseMoment(std::string_view text, Moment& into) {
  const auto date = parseDate(text.substr(0, 10));
  const auto hours = digitsAt(text, 11, 2);
  const auto minutes = digitsAt(text, 14, 2);
  const auto seconds = digitsAt(text, 17, 2);
  const bool whole = text.size() == 20;
  const auto thousandths = whole ? 0 : digitsAt(text, 20, 3);
  if (!date || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 ||
      seconds > 59 || thousandths < 0 || (!whole && (text.size() != 24 || text[19] != '.')) ||
      text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') {
    return false;
  }
  into = Moment(*date) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
         std::chrono::seconds(seconds) + std::chrono::milliseconds(thousandths);
  return true;
}

std::string messageId(Moment moment, std::uint64_t chance) {
  return fmt::format("{:012x}{:012x}",
                     static_cast<std::uint64_t>(moment.time_since_epoch().count()), chance >> 16U);
}

std::string partId(const std::string& id, std::size_t number) {
  return number == 0 ? id : fmt::format("{}_{:04}", id, number);
}

}  // namespace tomatic
