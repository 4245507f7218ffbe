// The page of the best timetables found so far, for who watches a search in a browser.
#pragma once

#include <string>
#include <vector>

#include "report/html.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// Adds a timetable that has a cost; keeps the cheapest first and, of those that cost the same, the
/// first `maxPerCost` that came.
void remember(std::vector<Timetable>& best, Timetable timetable, int maxPerCost);

/// A page that reloads itself: each timetable with its cost and penalties, in the order given.
std::string htmlMonitor(const std::vector<Timetable>& best, const HtmlOptions& options = {},
                        int refreshSeconds = 5);

}  // namespace tomatic
