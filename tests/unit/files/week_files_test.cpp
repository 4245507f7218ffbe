#include "files/week_files.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"
#include "unit/shared_data.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

namespace {

Date dateOf(std::string_view text) {
  return parseDate(text).value();
}

}  // namespace

TEST_CASE("holidays are dates with a description", "[files]") {
  Complaints complaints;
  const Holidays holidays = parseHolidays(
      "\xEF\xBB\xBF# closed\r\n2020-01-01\tCap d\xE2\x80\x99"
      "any # 1\r\n\r\n  2020-01-06 Reis mags  \n2020-01-06\tagain\n2020-12-25",
      "holidays.conf", complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(holidays == Holidays{{dateOf("2020-01-01"),
                              "Cap d\xE2\x80\x99"
                              "any # 1"},
                             {dateOf("2020-01-06"), "Reis mags"},
                             {dateOf("2020-12-25"), ""}});
}

TEST_CASE("every bad holiday is told", "[files]") {
  Complaints complaints;
  const Holidays holidays =
      parseHolidays("2020-02-30\tnever\n2020-01-01\tgood\nNadal\n2020-01-02x\n2020-1-6\tReis\n",
                    "holidays.conf", complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "holidays.conf:1: '2020-02-30' is no date, expected YYYY-MM-DD, a tab and a "
            "description",
            "holidays.conf:3: 'Nadal' is no date, expected YYYY-MM-DD, a tab and a description",
            "holidays.conf:4: '2020-01-02x' is no date, expected YYYY-MM-DD, a tab and a "
            "description",
            "holidays.conf:5: '2020-1-6' is no date, expected YYYY-MM-DD, a tab and a "
            "description"});
  CHECK(holidays.size() == 1);
}

TEST_CASE("bytes that are not UTF-8 are told with their line", "[files]") {
  Complaints complaints;
  parseHolidays("2020-01-01\tfine\n2020-01-06\tRe\xEFs\n", "holidays.conf", complaints);
  parseLeaves("ma\xFF\n", "leaves.conf", complaints);
  parseCredits("\xC3: 1\n", "shiftcredit.yaml", complaints);
  const auto errors = errorsOf(complaints);
  REQUIRE(errors.size() == 3);
  CHECK(errors[0] ==
        "holidays.conf:2: byte 14 of the line (0xef) is not UTF-8; save the file as UTF-8");
  CHECK_THAT(errors[1], Contains("leaves.conf:1: ") && Contains("UTF-8"));
  CHECK_THAT(errors[2], Contains("shiftcredit.yaml:1: ") && Contains("UTF-8"));
}

TEST_CASE("leaves are one person a line, whatever it looks like", "[files]") {
  Complaints complaints;
  CHECK(parseLeaves("asta\n# all year\n\n no  # ill\r\n007\n", "leaves.conf", complaints) ==
        std::vector<PersonId>{"asta", "no", "007"});
  CHECK(errorsOf(complaints).empty());
  CHECK(parseLeaves("asta kira\nlia", "leaves.conf", complaints) == std::vector<PersonId>{"lia"});
  CHECK(
      errorsOf(complaints) ==
      std::vector<std::string>{"leaves.conf:1: found 'asta kira', expected one person id a line"});
}

TEST_CASE("credits are numbers by person", "[files]") {
  Complaints complaints;
  CHECK(parseCredits("mel: -2\nno: 1.5\n007: +3\nningu: 4\n", "c", complaints) ==
        Numbers{{"mel", -2}, {"no", 1.5}, {"007", 3}});
  CHECK(parseCredits("{}\n", "c", complaints).empty());
  CHECK(parseCredits("", "c", complaints).empty());
  CHECK(errorsOf(complaints).empty());
}

TEST_CASE("every bad number is told", "[files]") {
  Complaints complaints;
  CHECK(parseIdealLoads("a: 5\nb: many\nc: -1\nd:\ne: [1]\nf: 1e300\ng: 0x10\nh: .nan\n",
                        "ideal.yaml", complaints) == Numbers{{"a", 5}});
  const auto errors = errorsOf(complaints);
  REQUIRE(errors.size() == 7);
  CHECK(errors[0] == "ideal.yaml:2: b: found 'many', expected a number from 0 to 1000000");
  CHECK_THAT(errors[1], Contains("ideal.yaml:3: c: found '-1'"));
  CHECK_THAT(errors[2], Contains("ideal.yaml:4: d: found nothing"));
  CHECK_THAT(errors[3], Contains("ideal.yaml:5: e: found a list"));
  Complaints list;
  CHECK(parseCredits("- 1\n", "c.yaml", list).empty());
  CHECK(errorsOf(list) ==
        std::vector<std::string>{"c.yaml:1: turns of each person: found a list, expected a map"});
}

TEST_CASE("a missing file is empty unless it was named", "[files]") {
  const TemporaryFolder folder;
  Complaints complaints;
  CHECK(readHolidays({folder.path(), "holidays.conf"}, complaints).empty());
  CHECK(readCredits({folder.path(), "shiftcredit.yaml"}, complaints).empty());
  CHECK(readBusyFiles({{folder.path(), "oneshot.conf"}}, 4, complaints).empty());
  CHECK(errorsOf(complaints).empty());

  readIdealLoads({folder.path(), "ideal.yaml", true}, complaints);
  std::filesystem::create_directory(folder / "leaves.conf");
  readLeaves({folder.path(), "leaves.conf"}, complaints);
  const auto errors = errorsOf(complaints);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0] == "ideal.yaml: no such file, expected it because it was named");
  CHECK_THAT(errors[1], Contains("leaves.conf: cannot be read: Is a directory"));
}

TEST_CASE("busy files come in order, all their faults at once", "[files]") {
  const TemporaryFolder folder;
  folder.put("first", "mel dl 1100 # a\nmel 012 # b\n");
  folder.put("second", "+abbie # c\nmel xx # d\n");
  Complaints complaints;
  const auto entries =
      readBusyFiles({{folder.path(), "first"}, {folder.path(), "second"}}, 4, complaints);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].person == "mel");
  CHECK(entries[1].person == "abbie");
  CHECK(entries[1].place.text() == "second:1");
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{"first:2: '012' is no turns, expected 4 characters of 0 or 1",
                                 "second:2: 'xx' is no day, expected one of dl dm dx dj dv ds dg "
                                 "or a date YYYY-MM-DD"});
}

TEST_CASE("numbers are written with one decimal, sorted", "[files]") {
  CHECK(numbersAsYaml({{"no", -0.04}, {"abbie", 1}, {"007", -0.6}}) ==
        "'007': -0.6\nabbie: 1.0\n'no': 0.0\n");
  CHECK(numbersAsYaml({}) == "{}\n");
}

TEST_CASE("numbers have more decimals only where they need them", "[files]") {
  CHECK(numbersAsYaml({{"abbie", 15.0 / 7}, {"bea", 2.25}, {"carl", 3}, {"dan", -0.0000001}}, 6) ==
        "abbie: 2.142857\nbea: 2.25\ncarl: 3.0\ndan: 0.0\n");
}

TEST_CASE("real overloads come back byte for byte", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  for (const std::string name : {"load-2020-03-02/overload.expected.yaml",
                                 "load-2020-03-02/overload-forgiving.expected.yaml",
                                 "week-2022-07-11/overload-2lines.expected.yaml",
                                 "week-2022-07-11/ponderatedideal-4lines.expected.yaml"}) {
    CAPTURE(name);
    Complaints complaints;
    CHECK(numbersAsYaml(readCredits({*shared, name, true}, complaints)) ==
          readFile(*shared / name));
    CHECK(errorsOf(complaints).empty());
  }
}

TEST_CASE("real weeks are read without complaint", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  for (const std::string week : {"load-2020-03-02", "week-2019-10-28", "week-2022-07-11"}) {
    CAPTURE(week);
    const fs::path folder = *shared / week;
    Complaints complaints;
    CHECK(readHolidays({folder, "holidays.conf", true}, complaints).size() >= 3);
    CHECK(readIdealLoads({folder, "idealshifts.yaml", true}, complaints).size() >= 16);
    readCredits({folder, "shiftcredit.yaml", true}, complaints);
    const auto busy = readBusyFiles({{folder, "indisponibilitats.conf", true},
                                     {folder, "oneshot.conf", true},
                                     {folder, "indisponibilitats-vacances.conf", true}},
                                    4, complaints);
    CHECK(busy.empty() == (week == "week-2022-07-11"));
    CHECK(errorsOf(complaints).empty());
  }
  Complaints complaints;
  CHECK(readLeaves({*shared, "load-2020-03-02/leaves.conf", true}, complaints) ==
        std::vector<PersonId>{"asta", "efra", "elias", "kira", "lia", "troy"});
}
