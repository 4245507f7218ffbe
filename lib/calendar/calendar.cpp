#include "calendar/calendar.hpp"

#include <fmt/format.h>

#include <array>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::array<std::string_view, daysPerWeek> catalanWords{"dl", "dm", "dx", "dj",
                                                                 "dv", "ds", "dg"};
constexpr std::array<std::string_view, daysPerWeek> englishWords{"mon", "tue", "wed", "thu",
                                                                 "fri", "sat", "sun"};

std::optional<Weekday> indexIn(const std::array<std::string_view, daysPerWeek>& all,
                               std::string_view word) {
  for (int day = 0; day < daysPerWeek; ++day) {
    if (all[static_cast<std::size_t>(day)] == word) {
      return static_cast<Weekday>(day);
    }
  }
  return std::nullopt;
}

/// Fixed-width digits only: "2024" but not "+204".
std::optional<int> digits(std::string_view text) {
  if (!areDigits(text)) {
    return std::nullopt;
  }
  const auto value = parseInteger(text);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<std::chrono::minutes> parseTime(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) {
    return std::nullopt;
  }
  const auto hour = digits(text.substr(0, colon));
  const auto minute = digits(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

}  // namespace

std::optional<Date> parseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || *year == 0 || !month || !day) {  // the Monday of a day of year 0 may have no name
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(Date(date)) : std::nullopt;
}

std::string formatDate(Date date) {
  const std::chrono::year_month_day parts(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::optional<Weekday> parseWeekday(std::string_view word) {
  const auto catalan = indexIn(catalanWords, word);
  return catalan ? catalan : indexIn(englishWords, word);
}

std::optional<DayWords> dayWordsOf(std::string_view word) {
  if (indexIn(catalanWords, word)) {
    return DayWords::catalan;
  }
  return indexIn(englishWords, word) ? std::optional(DayWords::english) : std::nullopt;
}

std::string_view wordFor(Weekday day, DayWords words) {
  const auto& all = words == DayWords::catalan ? catalanWords : englishWords;
  return all[static_cast<std::size_t>(day)];
}

Week::Week(Date date) : monday_(date - (std::chrono::weekday(date) - std::chrono::Monday)) {}

Date Week::date(Weekday day) const {
  return monday_ + std::chrono::days(static_cast<int>(day));
}

std::optional<Weekday> Week::dayOf(Date date) const {
  const auto offset = (date - monday_).count();
  if (offset < 0 || offset >= daysPerWeek) {
    return std::nullopt;
  }
  return static_cast<Weekday>(offset);
}

std::string lineName(Line line) {
  return fmt::format("L{}", index(line) + 1);
}

std::optional<Hours> Hours::parse(const std::vector<std::string>& texts, std::string* whatIsWrong) {
  const auto wrong = [&](std::string message) -> std::optional<Hours> {
    if (whatIsWrong != nullptr) {
      *whatIsWrong = std::move(message);
    }
    return std::nullopt;
  };
  if (texts.size() < 2) {
    return wrong(tr("{} given, expected at least two, the closing time included", texts.size()));
  }
  if (texts.size() > TurnSet::capacity + 1) {
    return wrong(tr("{} turns a day, expected at most {}", texts.size() - 1, TurnSet::capacity));
  }
  Hours hours;
  hours.texts_ = texts;
  for (const std::string& text : texts) {
    const auto time = parseTime(text);
    if (!time) {
      return wrong(tr("'{}' is no time of the day, expected HH:MM", text));
    }
    if (!hours.minutes_.empty() && *time <= hours.minutes_.back()) {
      return wrong(tr("'{}' does not come after '{}', expected increasing times", text,
                      texts[hours.minutes_.size() - 1]));
    }
    hours.minutes_.push_back(*time);
  }
  return hours;
}

}  // namespace tomatic
