#include "commands/timetable_page.hpp"

#include "commands/week_inputs.hpp"
#include "report/html_timetable.hpp"

namespace tomatic {

std::string pageOf(const Timetable& timetable, const Settings& settings, const Console& console,
                   Complaints& complaints) {
  HtmlOptions html;
  html.holidays = readClosedDays(console.folder(), complaints);
  html.randomColors = settings.randomColors;
  return htmlTimetable(timetable, html);
}

}  // namespace tomatic
