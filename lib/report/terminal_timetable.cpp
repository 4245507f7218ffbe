#include "report/terminal_timetable.hpp"

#include <algorithm>

#include "report/dates.hpp"
#include "report/text_table.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr int narrowestName = 4;

/// A name must not steer the terminal: control characters become question marks.
std::string printable(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      c = '?';
    }
  }
  return text;
}

/// The nearest colour of xterm's 6 × 6 × 6 cube, whose steps are 0, 95, 135, 175, 215, 255.
int cubeIndex(Color color) {
  const auto step = [](int value) { return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40; };
  return 16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue);
}

class Painter {
 public:
  Painter(const Timetable& timetable, const TerminalOptions& options)
      : timetable_(timetable), options_(options) {}

  std::string shown(const PersonId& cell) const {
    if (cell == nobody) {
      return tr("nobody");
    }
    return cell == closed ? tr("closed") : printable(timetable_.displayName(cell));
  }

  /// Exactly `width` columns, the last of them blank.
  std::string cell(const PersonId& person, int width) const {
    const std::string whole = shown(person);
    std::string text(cutToWidth(whole, width - 1));
    text.append(static_cast<std::size_t>(std::max(0, width - 1 - displayWidth(text))), ' ');
    const bool isPerson = person != nobody && person != closed;
    return isPerson ? painted(text, options_.palette.of(person)) + ' ' : text + ' ';
  }

  int widest() const {
    int width = narrowestName;
    for (const auto& day : timetable_.cells) {
      for (const auto& turn : day) {
        for (const PersonId& person : turn) {
          width = std::max(width, displayWidth(shown(person)));
        }
      }
    }
    return width;
  }

 private:
  std::string painted(const std::string& text, Color back) const {
    const Color ink = readableOn(back);
    switch (options_.colors) {
      case TerminalColors::none:
        return text;
      case TerminalColors::indexed:
        return fmt::format("\x1b[48;5;{};38;5;{}m{}\x1b[0m", cubeIndex(back), cubeIndex(ink), text);
      default:
        return fmt::format("\x1b[48;2;{};{};{};38;2;{};{};{}m{}\x1b[0m", back.red, back.green,
                           back.blue, ink.red, ink.green, ink.blue, text);
    }
  }

  const Timetable& timetable_;
  const TerminalOptions& options_;
};

std::string padded(std::string text, int width) {
  text.append(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ');
  return text;
}

/// `line` without blanks at its end, and a newline.
void addLine(std::string& text, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  text += line + '\n';
}

std::string shortDay(const Timetable& timetable, std::size_t day) {
  const Weekday weekday = timetable.days[day];
  return fmt::format("{} {}", wordFor(weekday, timetable.dayWords),
                     dayOfMonth(timetable.week.date(weekday)));
}

constexpr int timeWidth = 6;  ///< of `09:00 `

std::string sideBySide(const Timetable& timetable, const Painter& painter, int lineWidth,
                       int column) {
  std::string text;
  std::string heading(static_cast<std::size_t>(timeWidth + lineWidth), ' ');
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    heading += padded(shortDay(timetable, day), column);
  }
  addLine(text, heading);
  for (int turn = 0; turn < timetable.hours.turns(); ++turn) {
    std::size_t lines = 0;
    for (const auto& day : timetable.cells) {
      lines = std::max(lines, day[turn].size());
    }
    for (std::size_t line = 0; line < lines; ++line) {
      std::string row = padded(line == 0 ? timetable.hours.startText(Turn{turn}) : "", timeWidth);
      row += padded(printable(timetable.lineNames[line]), lineWidth);
      for (const auto& day : timetable.cells) {
        const bool there = line < day[turn].size() && (line == 0 || day[turn][line] != closed);
        row += there ? painter.cell(day[turn][line], column) : padded("", column);
      }
      addLine(text, row);
    }
    if (turn + 1 < timetable.hours.turns()) {
      text += '\n';
    }
  }
  return text;
}

std::string stacked(const Timetable& timetable, const Painter& painter, int width, int column) {
  const int perRow = std::max(1, (width - timeWidth) / column);
  std::string text;
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    if (day > 0) {
      text += '\n';
    }
    addLine(text, tr("{} {}", wordFor(timetable.days[day], timetable.dayWords),
                     dayAndMonth(timetable.week.date(timetable.days[day]))));
    for (int turn = 0; turn < timetable.hours.turns(); ++turn) {
      std::string row = padded(timetable.hours.startText(Turn{turn}), timeWidth);
      int inRow = 0;
      for (std::size_t line = 0; line < timetable.cells[day][turn].size(); ++line) {
        const PersonId& person = timetable.cells[day][turn][line];
        if (line > 0 && person == closed) {
          continue;
        }
        if (inRow == perRow) {
          addLine(text, row);
          row.assign(static_cast<std::size_t>(timeWidth), ' ');
          inRow = 0;
        }
        row += painter.cell(person, column);
        ++inRow;
      }
      addLine(text, row);
    }
  }
  return text;
}

}  // namespace

std::string terminalTimetable(const Timetable& timetable, const TerminalOptions& options) {
  const Painter painter(timetable, options);
  int lineWidth = 0;
  for (const std::string& name : timetable.lineNames) {
    lineWidth = std::max(lineWidth, displayWidth(name) + 2);
  }
  const int column = painter.widest() + 2;
  const int days = static_cast<int>(timetable.days.size());
  // The last column's blank need not fit.
  const int forNames = options.width + 1 - timeWidth - lineWidth;
  // Names are cut a little before the days are put one below the other.
  const int narrowest = std::min(column, 11);
  if (days > 0 && forNames / days >= narrowest) {
    return sideBySide(timetable, painter, lineWidth, std::min(column, forNames / days));
  }
  return stacked(timetable, painter, options.width + 1,
                 std::min(column, std::max(narrowestName, options.width + 1 - timeWidth)));
}

}  // namespace tomatic
