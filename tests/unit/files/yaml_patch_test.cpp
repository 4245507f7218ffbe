#include "files/yaml_patch.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "text/complaints.hpp"

using namespace tomatic;

namespace {

const char* const sampleText =
    "# whose week this is\n"
    "week: '2020-03-02'   # a Monday\n"
    "timetable:\n"
    "  dl:\n"
    "  - - anna\n"
    "    - \"bea\"  # until noon\n"
    "  - - 'no'\n"
    "    - ningu\n"
    "overload:\n"
    "  anna: 0.5\n"
    "  bea: -1\n"
    "colors: {anna: 'aabbcc', bea: 00ff00}\n"
    "log:\n"
    "- first\n"
    "# the end\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

YamlPath cell(std::size_t turn, std::size_t line) {
  return {"timetable", "dl", turn, line};
}

}  // namespace

TEST_CASE("without changes the text stays", "[yaml]") {
  CHECK(YamlPatch(sampleText, "f").text() == sampleText);
}

TEST_CASE("scalars change on their place", "[yaml]") {
  YamlPatch patch(sampleText, "f");
  patch.set(cell(0, 0), yamlText("carla"));
  patch.set(cell(0, 1), yamlText("no"));
  patch.set(cell(1, 0), yamlText("joan"));
  patch.set({"overload", "bea"}, yamlPlain("-2.0"));
  patch.set({"colors", "bea"}, yamlText("123456"));
  std::string expected = replaced(sampleText, "- anna", "- carla");
  expected = replaced(expected, "\"bea\"", "'no'");
  expected = replaced(expected, "- 'no'\n", "- joan\n");
  expected = replaced(expected, "bea: -1", "bea: -2.0");
  expected = replaced(expected, "00ff00", "'123456'");
  CHECK(patch.text() == expected);
  CHECK(nodeAt(patch.document(), cell(1, 0))->text == "joan");
}

TEST_CASE("new keys and items stand behind the last", "[yaml]") {
  YamlPatch patch(sampleText, "f");
  patch.set({"overload", "carla"}, yamlPlain("1.0"));
  patch.set({"overload", "dan"}, yamlPlain("2.0"));
  patch.set({"colors", "carla"}, yamlText("fff"));
  patch.append({"log"}, yamlText("2020: second"));
  patch.append({"cost"}, yamlPlain("1"));
  std::string expected = replaced(sampleText, "bea: -1\n", "bea: -1\n  carla: 1.0\n  dan: 2.0\n");
  expected = replaced(expected, "00ff00}", "00ff00, carla: fff}");
  expected = replaced(expected, "- first\n", "- first\n- '2020: second'\ncost:\n- 1\n");
  CHECK(patch.text() == expected);
}

TEST_CASE("entries and items go with their line", "[yaml]") {
  YamlPatch patch(sampleText, "f");
  patch.erase({"overload", "anna"});
  patch.erase(cell(0, 1));
  std::string expected = replaced(sampleText, "  anna: 0.5\n", "");
  expected = replaced(expected, "    - \"bea\"  # until noon\n", "");
  CHECK(patch.text() == expected);
}

TEST_CASE("the rest stays when lines end in CRLF and the text in none", "[yaml]") {
  YamlPatch patch(
      "\xEF\xBB\xBF"
      "a: é\r\nlog:\r\n- x",
      "f");
  patch.set({"a"}, yamlText("z"));
  patch.append({"log"}, yamlText("w"));
  CHECK(patch.text() ==
        "\xEF\xBB\xBF"
        "a: z\r\nlog:\r\n- x\n- w");
}

TEST_CASE("what cannot change on its place is written anew, and nothing is lost", "[yaml]") {
  SECTION("an alias") {
    YamlPatch patch("a: &x anna\nb: *x\nnum: '07'\nm: 7\nempty: []\nnone:\n", "f");
    patch.set({"b"}, yamlText("bea"));
    CHECK(patch.text() == "a: anna\nb: bea\nnum: '07'\nm: 7\nempty: []\nnone: null\n");
  }
  SECTION("a value over several lines") {
    YamlPatch patch("a: >\n  one\n  two\nb: 1\n", "f");
    patch.set({"a"}, yamlText("three"));
    CHECK(patch.text() == "a: three\nb: 1\n");
  }
  SECTION("the only item") {
    YamlPatch patch("a:\n- one\n", "f");
    patch.erase({"a", std::size_t{0}});
    CHECK(patch.text() == "a: []\n");
  }
  SECTION("a list in the place of a scalar, a map of its own") {
    YamlPatch patch("a: 1\n", "f");
    patch.set({"b", "c"}, yamlText("x"));
    CHECK(parseYaml(patch.text(), "f").find("b")->find("c")->text == "x");
  }
  SECTION("an empty document") {
    YamlPatch patch("", "f");
    patch.set({"a"}, yamlText("x"));
    CHECK(patch.text() == "a: x\n");
  }
}

TEST_CASE("lists in brackets", "[yaml]") {
  YamlPatch patch("log: []  # who\nmore: [a, b]\nin: {it: []}\n", "f");
  patch.append({"log"}, yamlText("x, y"));
  patch.append({"more"}, yamlText("c"));
  patch.append({"in", "it"}, yamlText("d"));
  CHECK(patch.text() == "log:\n- 'x, y'  # who\nmore: [a, b, c]\nin: {it: [d]}\n");
}

TEST_CASE("paths that lead nowhere", "[yaml]") {
  YamlPatch patch(sampleText, "f");
  CHECK_THROWS_AS(patch.set({"week", "day"}, yamlText("x")), std::logic_error);
  CHECK_THROWS_AS(patch.set({"log", std::size_t{5}}, yamlText("x")), std::logic_error);
  CHECK_THROWS_AS(patch.append({"week"}, yamlText("x")), std::logic_error);
  CHECK_THROWS_AS(patch.erase({"nothing"}), std::logic_error);
  CHECK_THROWS_AS(YamlPatch("a: [", "f"), Failure);
}
