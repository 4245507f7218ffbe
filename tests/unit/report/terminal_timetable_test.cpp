#include "report/terminal_timetable.hpp"

#include <catch2/catch.hpp>

#include "report/text_table.hpp"
#include "text/strings.hpp"
#include "unit/report/sample_week.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

TEST_CASE("days stand side by side when there is room", "[report]") {
  Timetable week = sampleWeek();
  week.names["pau"] = "Núria";
  CHECK(terminalTimetable(week) ==
        "          dl 7    dj 10   dv 11\n"
        "09:00 L1  Alba    Núria   closed\n"
        "      L2  Núria   nobody\n"
        "\n"
        "11:30 L1  Alba    Roc     closed\n");
}

TEST_CASE("days stand one below the other when there is not", "[report]") {
  Timetable week = sampleWeek();
  week.names["pau"] = "Núria";
  week.dayWords = DayWords::english;
  CHECK(terminalTimetable(week, {20, TerminalColors::none, {}}) ==
        "mon 7 September\n"
        "09:00 Alba\n"
        "      Núria\n"
        "11:30 Alba\n"
        "\n"
        "thu 10 September\n"
        "09:00 Núria\n"
        "      nobody\n"
        "11:30 Roc\n"
        "\n"
        "fri 11 September\n"
        "09:00 closed\n"
        "11:30 closed\n");
}

TEST_CASE("no line is wider than the terminal", "[report]") {
  Timetable week = sampleWeek();
  week.names["alba"] = "Alba 李李李李李李 Montserrat de la Garrotxa";
  for (int width = 16; width < 160; ++width) {
    const std::string text = terminalTimetable(week, {width, TerminalColors::none, {}});
    for (const std::string_view line : textLines(text)) {
      CAPTURE(width, std::string(line));
      CHECK(displayWidth(line) <= width);
    }
  }
}

TEST_CASE("colours are used only when asked for", "[report]") {
  Timetable week = sampleWeek();
  const Palette palette{week.colors};
  CHECK_THAT(terminalTimetable(week, {80, TerminalColors::none, palette}), !Contains("\x1b"));
  CHECK_THAT(terminalTimetable(week, {80, TerminalColors::trueColor, palette}),
             Contains("\x1b[48;2;252;220;5;38;2;0;0;0mAlba"));
  CHECK_THAT(terminalTimetable(week, {80, TerminalColors::indexed, palette}),
             Contains("\x1b[48;5;220;38;5;16mAlba"));
}

TEST_CASE("a name cannot steer the terminal", "[report]") {
  Timetable week = sampleWeek();
  week.names["alba"] = "A\x1b[2Jb\n";
  CHECK_THAT(terminalTimetable(week), Contains("A?[2Jb?"));
}
