#include "report/dates.hpp"

#include "text/messages.hpp"

namespace tomatic {
namespace {

std::string monthTitle(std::chrono::month month) {
  switch (static_cast<unsigned>(month)) {
    case 1:
      return tr("January");
    case 2:
      return tr("February");
    case 3:
      return tr("March");
    case 4:
      return tr("April");
    case 5:
      return tr("May");
    case 6:
      return tr("June");
    case 7:
      return tr("July");
    case 8:
      return tr("August");
    case 9:
      return tr("September");
    case 10:
      return tr("October");
    case 11:
      return tr("November");
    default:
      return tr("December");
  }
}

}  // namespace

std::string dayTitle(Weekday day) {
  switch (day) {
    case Weekday::monday:
      return tr("Monday");
    case Weekday::tuesday:
      return tr("Tuesday");
    case Weekday::wednesday:
      return tr("Wednesday");
    case Weekday::thursday:
      return tr("Thursday");
    case Weekday::friday:
      return tr("Friday");
    case Weekday::saturday:
      return tr("Saturday");
    default:
      return tr("Sunday");
  }
}

std::string dayOfMonth(Date date) {
  return std::to_string(static_cast<unsigned>(std::chrono::year_month_day(date).day()));
}

std::string dayAndMonth(Date date) {
  const std::chrono::year_month_day parts(date);
  return tr("{} {}", dayOfMonth(date), monthTitle(parts.month()));
}

std::string longDate(Date date) {
  const std::chrono::year_month_day parts(date);
  return tr("{} {} {}", dayOfMonth(date), monthTitle(parts.month()),
            static_cast<int>(parts.year()));
}

}  // namespace tomatic
