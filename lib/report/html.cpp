#include "report/html.hpp"

#include <algorithm>
#include <vector>

#include "report/dates.hpp"
#include "report/html_style.hpp"
#include "report/rule_titles.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// With more days than these side by side, a heading has no room for the month.
constexpr std::size_t roomyDays = 5;

/// The most lines that a turn has on any open day: days side by side keep their rows level.
std::size_t mostLines(const Timetable& timetable, std::size_t turn) {
  std::size_t most = 0;
  for (std::size_t day = 0; day < timetable.cells.size(); ++day) {
    if (turn < timetable.cells[day].size() && !timetable.isClosed(day)) {
      most = std::max(most, timetable.cells[day][turn].size());
    }
  }
  return most;
}

std::string lineTitle(const Timetable& timetable, std::size_t line) {
  return line < timetable.lineNames.size() ? timetable.lineNames[line]
                                           : lineName(Line{static_cast<int>(line)});
}

std::string htmlTurn(const Timetable& timetable, const Palette& palette, std::size_t day,
                     std::size_t turn) {
  const auto& hours = timetable.hours.texts();
  std::string html = fmt::format(
      "<tbody>\n<tr class=\"turn\"><th scope=\"rowgroup\" colspan=\"2\">{} – {}</th></tr>\n",
      escapedHtml(hours[turn]), escapedHtml(hours[turn + 1]));
  const auto& cells = timetable.cells[day][turn];
  for (std::size_t line = 0; line < mostLines(timetable, turn); ++line) {
    if (line < cells.size()) {
      html += fmt::format("<tr><th scope=\"row\" class=\"line\">{}</th><td>{}</td></tr>\n",
                          escapedHtml(lineTitle(timetable, line)),
                          htmlPerson(timetable, palette, cells[line]));
    } else {
      // No such line in this turn; an unseen row keeps the days level on a wide screen.
      html +=
          "<tr class=\"absent\" aria-hidden=\"true\"><td colspan=\"2\">"
          "<span class=\"who\">&nbsp;</span></td></tr>\n";
    }
  }
  return html + "</tbody>\n";
}

std::string htmlDay(const Timetable& timetable, const HtmlOptions& options, const Palette& palette,
                    std::size_t day) {
  const Date date = timetable.week.date(timetable.days[day]);
  const std::string id = formatDate(date);
  const std::string heading = fmt::format(
      "<h3>{} <small><time datetime=\"{}\">{}</time></small></h3>\n",
      escapedHtml(dayTitle(timetable.days[day])), id,
      escapedHtml(timetable.days.size() > roomyDays ? dayOfMonth(date) : dayAndMonth(date)));
  if (timetable.isClosed(day)) {
    const auto reason = options.holidays.find(date);
    return fmt::format(
        "<section class=\"day closed\">\n{}<p><b>{}</b>{}</p>\n</section>\n", heading,
        escapedHtml(tr("Closed")),
        reason == options.holidays.end() ? "" : "<span>" + escapedHtml(reason->second) + "</span>");
  }
  std::string html = fmt::format(
      "<section class=\"day\">\n{}<table aria-label=\"{} {}\">\n"
      "<colgroup><col class=\"line\"><col></colgroup>\n",
      heading, escapedHtml(dayTitle(timetable.days[day])), escapedHtml(dayAndMonth(date)));
  for (std::size_t turn = 0; turn < timetable.cells[day].size(); ++turn) {
    html += htmlTurn(timetable, palette, day, turn);
  }
  return html + "</table>\n</section>\n";
}

struct PenaltyGroup {
  std::string title;
  Cost total = 0;
  std::vector<const Penalty*> penalties;
};

/// Dearest first, then in the order in which they come.
std::vector<PenaltyGroup> byKind(const std::vector<Penalty>& penalties) {
  std::vector<PenaltyGroup> kinds;
  for (const Penalty& penalty : penalties) {
    const std::string title = kindTitle(penalty.kind);
    auto kind = std::find_if(kinds.begin(), kinds.end(),
                             [&](const PenaltyGroup& known) { return known.title == title; });
    if (kind == kinds.end()) {
      kind = kinds.insert(kinds.end(), PenaltyGroup{title, 0, {}});
    }
    kind->total += penalty.cost;
    kind->penalties.push_back(&penalty);
  }
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const PenaltyGroup& a, const PenaltyGroup& b) { return a.total > b.total; });
  return kinds;
}

}  // namespace

std::string escapedHtml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
          escaped += "\uFFFD";
        } else {
          escaped += c;
        }
    }
  }
  return escaped;
}

Palette paletteOf(const Timetable& timetable, const HtmlOptions& options) {
  return {timetable.colors, options.randomColors, options.seed};
}

std::string htmlPage(const HtmlOptions& options, std::string_view title, std::string_view body,
                     int refreshSeconds) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
      escapedHtml(options.language),
      refreshSeconds > 0
          ? fmt::format("<meta http-equiv=\"refresh\" content=\"{}\">\n", refreshSeconds)
          : "",
      escapedHtml(title), styleSheet(), body);
}

std::string weekTitle(const Timetable& timetable) {
  return tr("Timetable, week of {}", longDate(timetable.week.monday()));
}

std::string htmlCost(const Timetable& timetable) {
  if (!timetable.cost) {
    return "";
  }
  const Cost cost = *timetable.cost;
  const auto paragraph = [](std::string_view kind, const std::string& text) {
    return fmt::format("<p class=\"cost{}\">{}</p>\n", kind, escapedHtml(text));
  };
  if (!timetable.bound) {
    return paragraph("", tr("Cost {}", cost));
  }
  if (*timetable.bound >= cost) {
    return paragraph(" optimal", tr("Cost {}, proven optimal", cost));
  }
  return paragraph(
      " open", tr("Cost {}, at most {} above the best possible", cost, cost - *timetable.bound));
}

std::string htmlPerson(const Timetable& timetable, const Palette& palette, const PersonId& person) {
  if (person == nobody) {
    return fmt::format("<span class=\"who nobody\">{}</span>", escapedHtml(tr("nobody")));
  }
  if (person == closed) {
    return fmt::format("<span class=\"who shut\">{}</span>", escapedHtml(tr("closed")));
  }
  const Color color = palette.of(person);
  const std::string name = escapedHtml(timetable.displayName(person));
  return fmt::format("<span class=\"who\" style=\"background:{};color:{}\" title=\"{}\">{}</span>",
                     color.hex(), readableOn(color).hex(), name, name);
}

std::string htmlWeek(const Timetable& timetable, const HtmlOptions& options) {
  const Palette palette = paletteOf(timetable, options);
  std::string html =
      fmt::format("<div class=\"week\" style=\"--days:{}\">\n", timetable.days.size());
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    html += htmlDay(timetable, options, palette, day);
  }
  return html + "</div>\n";
}

std::string htmlPenalties(const Timetable& timetable) {
  if (timetable.penalties.empty()) {
    return "";
  }
  std::string html =
      fmt::format("<section class=\"penalties\">\n<h2>{}</h2>\n", escapedHtml(tr("Penalties")));
  for (const PenaltyGroup& kind : byKind(timetable.penalties)) {
    html += fmt::format(
        "<div class=\"kind\">\n<h3><span>{} <small>× {}</small></span>"
        "<span class=\"number\">{}</span></h3>\n<ul>\n",
        escapedHtml(kind.title), kind.penalties.size(), kind.total);
    for (const Penalty* penalty : kind.penalties) {
      html += fmt::format("<li><span>{}</span><span class=\"number\">{}</span></li>\n",
                          escapedHtml(penalty->text), penalty->cost);
    }
    html += "</ul>\n</div>\n";
  }
  return html + "</section>\n";
}

}  // namespace tomatic
