#include <catch2/catch.hpp>

#include "report/html_monitor.hpp"
#include "report/html_timetable.hpp"
#include "unit/report/sample_week.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

namespace {

int occurrences(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("text is escaped for elements and attributes", "[report]") {
  CHECK(escapedHtml("<a href=\"x\">'&'") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
  CHECK(escapedHtml("Núria 🦊") == "Núria 🦊");
  CHECK(escapedHtml(std::string("a\0\x1b"
                                "b",
                                4)) == "a\uFFFD\uFFFDb");
}

TEST_CASE("the page shows every cell with its colour", "[report]") {
  const std::string page = htmlTimetable(sampleWeek());
  CHECK_THAT(page, Contains("<html lang=\"en\">"));
  CHECK_THAT(page, Contains("<title>Timetable, week of 7 September 2026</title>"));
  CHECK_THAT(page, Contains("09:00 – 11:30"));
  CHECK_THAT(page, Contains("background:#fcdc05;color:#000000\" title=\"Alba\">Alba<"));
  CHECK_THAT(page, Contains("background:#0000ff;color:#ffffff"));
  CHECK(occurrences(page, ">Alba</span></td>") == 2);
  CHECK(occurrences(page, "<td><span class=\"who nobody\">nobody</span></td>") == 1);
  CHECK(occurrences(page, "scope=\"rowgroup\"") == 4);
  CHECK(occurrences(page, "scope=\"row\"") == 6);
}

TEST_CASE("names cannot break the page", "[report]") {
  const std::string page = htmlTimetable(sampleWeek());
  CHECK_THAT(page, Contains("Pau &lt;&quot;&amp;&#39;&gt;"));
  CHECK_THAT(page, !Contains("Pau <"));
}

TEST_CASE("the page needs no network and no script", "[report]") {
  const std::string page = htmlTimetable(sampleWeek());
  for (const char* outside : {"<script", "<link", "src=", "url(", "@import", "http:", "https:"}) {
    CHECK(occurrences(page, outside) == 0);
  }
}

TEST_CASE("a closed day says why", "[report]") {
  HtmlOptions options;
  options.holidays[*parseDate("2026-09-11")] = "Diada <3";
  const std::string page = htmlTimetable(sampleWeek(), options);
  CHECK_THAT(page, Contains("<p><b>Closed</b><span>Diada &lt;3</span></p>"));
  CHECK(occurrences(page, "day closed") == 1);
}

TEST_CASE("extensions list everyone, by name", "[report]") {
  const std::string page = htmlTimetable(sampleWeek());
  const std::string list = page.substr(page.find("class=\"people\""));
  CHECK(occurrences(list, "<li><span class=\"who\" style") == 4);
  CHECK_THAT(list, Contains("<span class=\"number\">201</span>"));
  CHECK(list.find("Alba") < list.find("Roc"));
  CHECK(list.find("Roc") < list.find("Zoe"));
}

TEST_CASE("the cost says how good it is", "[report]") {
  Timetable week = sampleWeek();
  CHECK_THAT(htmlTimetable(week), !Contains("class=\"cost"));
  week.cost = 61;
  CHECK_THAT(htmlTimetable(week), Contains("<p class=\"cost\">Cost 61</p>"));
  week.bound = 50;
  CHECK_THAT(htmlTimetable(week), Contains("Cost 61, at most 11 above the best possible"));
  week.bound = 61;
  CHECK_THAT(htmlTimetable(week), Contains("Cost 61, proven optimal"));
}

TEST_CASE("penalties are grouped by kind, dearest first", "[report]") {
  Timetable week = sampleWeek();
  week.penalties = {{5, "dl 09:00: pau would rather not", "undesired"},
                    {40, "dl: alba has a gap between turns", "gap"},
                    {5, "dj 09:00: pau would rather not", "undesired"},
                    {1, "said <by> another program", ""}};
  const std::string html = htmlPenalties(week);
  CHECK(occurrences(html, "class=\"kind\"") == 3);
  CHECK(html.find("Gaps between turns") < html.find("Undesired turns"));
  CHECK_THAT(html, Contains("Undesired turns <small>× 2</small></span>"
                            "<span class=\"number\">10</span>"));
  CHECK(html.find("Undesired turns") < html.find("Other"));
  CHECK_THAT(html, Contains("said &lt;by&gt; another program"));
}

TEST_CASE("the best timetables are kept, some per cost", "[report]") {
  std::vector<Timetable> best;
  const auto found = [&](Cost cost, const std::string& rules) {
    Timetable week = sampleWeek();
    week.cost = cost;
    week.rules = rules;
    remember(best, week, 2);
  };
  found(9, "a");
  found(4, "b");
  found(9, "c");
  found(9, "d");
  found(6, "e");
  std::string order;
  for (const Timetable& week : best) {
    order += week.rules;
  }
  CHECK(order == "beac");
}

TEST_CASE("the monitoring page reloads itself", "[report]") {
  CHECK_THAT(htmlMonitor({}), Contains("No timetable yet"));
  Timetable week = sampleWeek();
  week.cost = 9;
  const std::string page = htmlMonitor({week, week}, {}, 7);
  CHECK_THAT(page, Contains("<meta http-equiv=\"refresh\" content=\"7\">"));
  CHECK(occurrences(page, "Cost 9") == 2);
}
