#include "report/html_timetable.hpp"

#include <set>
#include <utility>
#include <vector>

#include "text/messages.hpp"

namespace tomatic {
namespace {

struct Legend {
  bool empty = false;  ///< some cell is nobody's
  bool shut = false;   ///< some cell of an open day, or a whole day, is closed
};

/// Everyone with a cell or an extension, by the name that is shown.
std::vector<PersonId> everyone(const Timetable& timetable, Legend& legend) {
  std::set<std::pair<std::string, PersonId>> sorted;
  const auto add = [&](const PersonId& person) {
    sorted.insert({timetable.displayName(person), person});
  };
  for (const auto& day : timetable.cells) {
    for (const auto& turn : day) {
      for (const PersonId& cell : turn) {
        if (cell == nobody) {
          legend.empty = true;
        } else if (cell == closed) {
          legend.shut = true;
        } else {
          add(cell);
        }
      }
    }
  }
  for (const auto& [person, extension] : timetable.extensions) {
    if (person != nobody && person != closed) {
      add(person);
    }
  }
  std::vector<PersonId> people;
  for (const auto& [name, person] : sorted) {
    people.push_back(person);
  }
  return people;
}

std::string htmlPeople(const Timetable& timetable, const Palette& palette,
                       const std::vector<PersonId>& people) {
  std::string html =
      fmt::format("<section>\n<h2>{}</h2>\n<ul class=\"people\">\n", escapedHtml(tr("Extensions")));
  for (const PersonId& person : people) {
    const auto extension = timetable.extensions.find(person);
    html += fmt::format(
        "<li>{}<span class=\"number\">{}</span></li>\n", htmlPerson(timetable, palette, person),
        extension == timetable.extensions.end() ? "–" : escapedHtml(extension->second));
  }
  return html + "</ul>\n";
}

std::string htmlLegend(const Legend& legend) {
  const auto entry = [](bool shown, const char* sample, const std::string& text) {
    return shown ? fmt::format("<li><span class=\"who sample {}\"></span>{}</li>\n", sample,
                               escapedHtml(text))
                 : std::string();
  };
  const std::string entries = entry(legend.empty, "nobody", tr("nobody attends this line")) +
                              entry(legend.shut, "shut", tr("closed, not scheduled"));
  return entries.empty() ? "" : "<ul class=\"legend\">\n" + entries + "</ul>\n";
}

}  // namespace

std::string htmlTimetable(const Timetable& timetable, const HtmlOptions& options) {
  const std::string title = weekTitle(timetable);
  Legend legend;
  const std::vector<PersonId> people = everyone(timetable, legend);
  const std::string penalties = htmlPenalties(timetable);
  std::string body = fmt::format("<header>\n<h1>{}</h1>\n{}</header>\n<main>\n", escapedHtml(title),
                                 htmlCost(timetable));
  body += htmlWeek(timetable, options);
  body +=
      fmt::format("<div class=\"details{}\">\n{}", penalties.empty() ? " alone" : "", penalties);
  body += htmlPeople(timetable, paletteOf(timetable, options), people);
  body += htmlLegend(legend) + "</section>\n</div>\n</main>\n";
  return htmlPage(options, title, body);
}

}  // namespace tomatic
