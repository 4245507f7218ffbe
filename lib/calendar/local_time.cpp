#include "calendar/local_time.hpp"

#include <fmt/format.h>

#include "text/strings.hpp"

namespace tomatic {
namespace {

using std::chrono::seconds;

/// `HH:MM` or `HH:MM:SS` as seconds from midnight.
std::optional<seconds> clockFace(std::string_view text) {
  const auto fields = split(text, ':');
  if (fields.size() < 2 || fields.size() > 3) {
    return std::nullopt;
  }
  long long sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string_view field = i < fields.size() ? fields[i] : "00";
    const auto value = parseInteger(field);
    const bool isSigned = !field.empty() && (field[0] == '+' || field[0] == '-');
    if (field.size() != 2 || isSigned || !value || *value > (i == 0 ? 23 : 59)) {
      return std::nullopt;
    }
    sum = sum * 60 + *value;
  }
  return seconds(sum);
}

constexpr std::size_t offsetSize = 6;  // of `+02:00`

/// Takes `Z` or an offset from the end of a time. False if what stands there is neither.
bool takeOffset(std::string_view& text, std::optional<seconds>& ahead) {
  if (text.ends_with('Z')) {
    ahead = seconds(0);
    text.remove_suffix(1);
    return true;
  }
  const std::size_t sign = text.find_first_of("+-");
  if (sign == std::string_view::npos) {
    return true;
  }
  const auto distance = clockFace(text.substr(sign + 1));
  if (!distance || text.size() - sign != offsetSize) {
    return false;
  }
  ahead = text[sign] == '-' ? -*distance : *distance;
  text = text.substr(0, sign);
  return true;
}

}  // namespace

Date dateOf(LocalTime time) {
  return Date(std::chrono::floor<std::chrono::days>(time.time_since_epoch()));
}

seconds timeOfDay(LocalTime time) {
  return time.time_since_epoch() - dateOf(time).time_since_epoch();
}

LocalTime localTime(Date date, seconds sinceMidnight) {
  return LocalTime(date.time_since_epoch() + sinceMidnight);
}

std::string formatLocal(LocalTime time) {
  const std::chrono::hh_mm_ss face(timeOfDay(time));
  return fmt::format("{}T{:02}:{:02}:{:02}", formatDate(dateOf(time)), face.hours().count(),
                     face.minutes().count(), face.seconds().count());
}

std::string formatUtc(UtcTime time) {
  return formatLocal(LocalTime(time.time_since_epoch())) + 'Z';
}

std::optional<UtcTime> WrittenTime::moment() const {
  return ahead ? std::optional(UtcTime(shown.time_since_epoch() - *ahead)) : std::nullopt;
}

std::optional<WrittenTime> parseWrittenTime(std::string_view text) {
  const auto date = parseDate(text.substr(0, 10));
  if (!date) {
    return std::nullopt;
  }
  WrittenTime written{localTime(*date, seconds(0)), std::nullopt};
  if (text.size() == 10) {
    return written;
  }
  std::string_view face = text.substr(11);
  if ((text[10] != 'T' && text[10] != ' ') || !takeOffset(face, written.ahead)) {
    return std::nullopt;
  }
  const auto sinceMidnight = clockFace(face);
  if (!sinceMidnight) {
    return std::nullopt;
  }
  written.shown += *sinceMidnight;
  return written;
}

}  // namespace tomatic
