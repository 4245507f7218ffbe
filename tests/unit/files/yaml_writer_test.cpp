#include "files/yaml_writer.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

#include "files/yaml.hpp"

using namespace tomatic;

namespace {

std::string alone(std::string_view text) {
  return YamlWriter().text(text).finish();
}

/// Any text: code points of every kind, many of them with a meaning in YAML.
rc::Gen<std::string> anyText() {
  const auto sign = rc::gen::element<std::string>(
      " ", "'", "\"", "-", ":", ": ", " #", "#", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">",
      "%", "@", "`", "?", "~", "=", "<<", "\n", "\r", "\t", "\\", "---", "...", "0", "1", "9", "e",
      "x", "no", "null", "true", "é", "ñ", "€", "😀", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8",
      "\xEF\xBB\xBF", "\x7F", "\x01", "\x04", std::string(1, '\0'));
  const auto printable = rc::gen::map(rc::gen::inRange(32, 127),
                                      [](int c) { return std::string(1, static_cast<char>(c)); });
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(sign, printable)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& part : parts) {
                          text += part;
                        }
                        return text;
                      });
}

}  // namespace

TEST_CASE("text that reads as something else is quoted", "[yaml]") {
  for (const char* text : {"",
                           "~",
                           "null",
                           "Null",
                           "no",
                           "No",
                           "on",
                           "off",
                           "yes",
                           "y",
                           "N",
                           "true",
                           "FALSE",
                           "=",
                           "<<",
                           "0",
                           "-1",
                           "+1",
                           "007877",
                           "813400",
                           "10e630",
                           "1e3",
                           "1.5",
                           ".5",
                           "1.",
                           "1_000",
                           "0x1F",
                           "0o17",
                           "0b11",
                           ".inf",
                           "-.INF",
                           ".NaN",
                           "10:15",
                           "09:00",
                           "1:2:3",
                           "1:30.5",
                           "2019-10-28",
                           "2019-1-1 10:00:00",
                           " a",
                           "a ",
                           "- a",
                           "-",
                           "?",
                           ": a",
                           "a: b",
                           "a:",
                           "a #b",
                           "#a",
                           "&a",
                           "*a",
                           "!a",
                           "|",
                           ">",
                           "'a'",
                           "\"a\"",
                           "%a",
                           "@a",
                           "`a",
                           "[a",
                           "{a",
                           "a, b",
                           "---",
                           "...",
                           "a\nb",
                           "a\tb",
                           "\xEF\xBB\xBF"
                           "a"}) {
    INFO(text);
    CHECK(needsQuotes(text));
    const Yaml back = parseYaml(alone(text), "f.yaml");
    CHECK(back.quoted);
    CHECK(back.text == text);
  }
}

TEST_CASE("plain text stays plain", "[yaml]") {
  for (const char* text : {"ann", "fbe8bc", "5afc9c", "d8b9c5", "Àngels Serra", "L1", "festiu",
                           "it's", "a:b", "a#b", "e10", "x-1", "dl 10:15 L1"}) {
    INFO(text);
    CHECK_FALSE(needsQuotes(text));
    CHECK(alone(text) == std::string(text) + "\n");
  }
  CHECK(alone("007877") == "'007877'\n");
  CHECK(alone("don't: x") == "'don''t: x'\n");
  CHECK(alone("a\nb") == "\"a\\nb\"\n");
}

TEST_CASE("a document of every kind of value", "[yaml]") {
  YamlWriter writer;
  writer.beginMap().key("week").text("2019-10-28");
  writer.key("days").beginSequence().text("dl").text("dm").endSequence();
  writer.key("timetable").beginMap().key("dl").beginSequence();
  writer.beginSequence().text("ann").text("ningu").endSequence();
  writer.beginSequence().endSequence().endSequence().endMap();
  writer.key("overload").beginMap().key("no").decimal(-0.04, 1).key("b").decimal(1.25, 1).endMap();
  writer.key("penalties").beginSequence();
  writer.beginSequence(YamlStyle::flow).integer(30).text("gap, long").endSequence().endSequence();
  writer.key("empty").beginMap().endMap();
  writer.key("cost").integer(-7).key("done").boolean(true).key("none").null().endMap();
  CHECK(writer.finish() ==
        "week: '2019-10-28'\n"
        "days:\n"
        "  - dl\n"
        "  - dm\n"
        "timetable:\n"
        "  dl:\n"
        "    -\n"
        "      - ann\n"
        "      - ningu\n"
        "    - []\n"
        "overload:\n"
        "  'no': 0.0\n"
        "  b: 1.2\n"
        "penalties:\n"
        "  - [30, 'gap, long']\n"
        "empty: {}\n"
        "cost: -7\n"
        "done: true\n"
        "none: null\n");
}

TEST_CASE("what is no character is replaced", "[yaml]") {
  CHECK(parseYaml(alone("a\xEF\xBF\xBF"), "f.yaml").text == "a\uFFFD");
  CHECK(parseYaml(alone("caf\xE9"), "f.yaml").text == "caf\uFFFD");
}

TEST_CASE("calls that do not nest are a programmer's error", "[yaml]") {
  YamlWriter writer;
  writer.beginMap().endSequence();
  CHECK_THROWS_AS(writer.finish(), std::logic_error);
}

TEST_CASE("any text comes back as it was", "[yaml][property]") {
  CHECK(rc::check("alone, as key, in block and flow", [] {
    const std::string key = *anyText();
    const std::string value = *anyText();
    YamlWriter writer;
    writer.beginMap().key(key).text(value).key(key + "'").beginSequence(YamlStyle::flow);
    writer.text(value).text(key).endSequence().endMap();
    const Yaml back = parseYaml(writer.finish(), "f.yaml");
    RC_ASSERT(back.entries.size() == 2U);
    RC_ASSERT(back.entries[0].key.text == key);
    RC_ASSERT(back.entries[0].value.text == value);
    RC_ASSERT(back.entries[0].value.isScalar());
    RC_ASSERT(back.entries[1].value.items.size() == 2U);
    RC_ASSERT(back.entries[1].value.items[0].text == value);
    RC_ASSERT(back.entries[0].value.quoted || !needsQuotes(value));
    RC_ASSERT(parseYaml(alone(value), "f.yaml").text == value);
  }));
}
