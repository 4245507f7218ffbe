// Pieces of the pages: escaping, the week as one table a day, the penalties by kind, who is who,
// and the style sheet that makes them fit a phone, a desk, a wall and a sheet of paper.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/colors.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// What a page needs to know besides the timetable.
struct HtmlOptions {
  std::string language = "en";  ///< of the words in use, for the `lang` attribute
  Holidays holidays;            ///< why days are closed
  bool randomColors = false;    ///< colours by id and seed instead of the timetable's
  std::uint64_t seed = 0;
};

/// Text as it may stand in an element or a quoted attribute. Control characters that HTML forbids
/// become U+FFFD.
std::string escapedHtml(std::string_view text);

Palette paletteOf(const Timetable& timetable, const HtmlOptions& options);

/// A whole page: no network, no script. `refreshSeconds` above 0 reloads it.
std::string htmlPage(const HtmlOptions& options, std::string_view title, std::string_view body,
                     int refreshSeconds = 0);

/// "Timetable of the week of 28 October 2019"
std::string weekTitle(const Timetable& timetable);
/// What is known of the cost, as a paragraph; nothing without a cost.
std::string htmlCost(const Timetable& timetable);

/// The days side by side, each one a table of turns and lines.
std::string htmlWeek(const Timetable& timetable, const HtmlOptions& options);
/// A person's name on the person's colour.
std::string htmlPerson(const Timetable& timetable, const Palette& palette, const PersonId& person);
/// The penalties by kind, dearest kind first; nothing without penalties.
std::string htmlPenalties(const Timetable& timetable);

}  // namespace tomatic
