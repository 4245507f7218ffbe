#include "report/html_monitor.hpp"

#include <algorithm>

#include "text/messages.hpp"

namespace tomatic {

void remember(std::vector<Timetable>& best, Timetable timetable, int maxPerCost) {
  const Cost cost = timetable.cost.value_or(0);
  const auto sameCost = std::count_if(best.begin(), best.end(), [&](const Timetable& known) {
    return known.cost.value_or(0) == cost;
  });
  if (sameCost >= maxPerCost) {
    return;
  }
  const auto place = std::find_if(best.begin(), best.end(), [&](const Timetable& known) {
    return known.cost.value_or(0) > cost;
  });
  best.insert(place, std::move(timetable));
}

std::string htmlMonitor(const std::vector<Timetable>& best, const HtmlOptions& options,
                        int refreshSeconds) {
  const std::string title = best.empty() ? tr("No timetable yet")
                                         : tr("Best so far, week of {}", best.front().week.name());
  std::string body = fmt::format("<header>\n<h1>{}</h1>\n</header>\n<main>\n", escapedHtml(title));
  for (const Timetable& timetable : best) {
    body += fmt::format("<article class=\"solution\">\n<header>{}</header>\n{}",
                        htmlCost(timetable), htmlWeek(timetable, options));
    body += fmt::format("<div class=\"details alone\">\n{}</div>\n</article>\n",
                        htmlPenalties(timetable));
  }
  return htmlPage(options, title, body + "</main>\n", refreshSeconds);
}

}  // namespace tomatic
