#include "files/yaml.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>

using namespace tomatic;

namespace {

/// The message of the Failure that parsing ends in; empty if it does not.
std::string failure(std::string_view text) {
  try {
    (void)parseYaml(text, "f.yaml");
  } catch (const Failure& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST_CASE("scalars stay text and know their lines", "[yaml]") {
  const Yaml root = parseYaml("color: 007877\nhour: 09:00\nodd: 10e630\nanswer: no\n", "f.yaml");
  REQUIRE(root.isMap());
  CHECK(root.find("color")->text == "007877");
  CHECK(root.find("hour")->text == "09:00");
  CHECK(root.find("odd")->text == "10e630");
  CHECK(root.find("answer")->text == "no");
  CHECK(root.find("answer")->place.text() == "f.yaml:4");
  CHECK(root.find("missing") == nullptr);
  CHECK(root.described() == "a map");
}

TEST_CASE("a quoted null is text", "[yaml]") {
  const Yaml root = parseYaml("[null, ~, 'null', \"~\", '', !!str null, ]", "f.yaml");
  REQUIRE(root.items.size() == 6);
  CHECK(root.items[0].isNull());
  CHECK(root.items[1].isNull());
  for (std::size_t i = 2; i < 6; ++i) {
    CHECK(root.items[i].isScalar());
    CHECK(root.items[i].quoted);
  }
  CHECK(root.items[2].text == "null");
}

TEST_CASE("an empty document is null", "[yaml]") {
  for (const char* text : {"", "\n", "# only a comment\n", "---\n", "\xEF\xBB\xBF", "null"}) {
    CHECK(parseYaml(text, "f.yaml").isNull());
  }
}

TEST_CASE("keys may be lists", "[yaml]") {
  for (const char* text : {"? [dl, 1, 2]\n: ann\n", "[dl, 1, 2]: ann\n", "{[dl, 1, 2]: ann}",
                           "? - dl\n  - 1\n  - 2\n: ann\n"}) {
    const Yaml root = parseYaml(text, "f.yaml");
    REQUIRE(root.entries.size() == 1);
    CHECK(root.entries[0].key.oneLine() == "[dl, 1, 2]");
    CHECK(root.entries[0].value.text == "ann");
  }
  CHECK(failure("[dl, 1]: ann\n[dl, 1]: bob\n") ==
        "f.yaml:2: the key [dl, 1] is given twice, first in line 1; keep one");
}

TEST_CASE("a missing value stands where its key does", "[yaml]") {
  const Yaml root = parseYaml("a:\nb:\n  c:\nd: 1\n", "f.yaml");
  CHECK(root.find("a")->place.line == 1);
  CHECK(root.find("b")->find("c")->place.line == 3);
}

TEST_CASE("BOM and CRLF are accepted", "[yaml]") {
  const Yaml root = parseYaml(
      "\xEF\xBB\xBF"
      "a: 1\r\nb:\r\n- x\r\n- y\r\n",
      "f.yaml");
  CHECK(root.find("a")->text == "1");
  CHECK(root.find("b")->items[1].text == "y");
  CHECK(root.find("b")->items[1].place.line == 4);
}

TEST_CASE("every duplicate key is reported with both lines", "[yaml]") {
  CHECK(failure("a: 1\nb: 2\n'a': 3\nb: 4\n") ==
        "f.yaml:3: the key 'a' is given twice, first in line 1; keep one\n"
        "f.yaml:4: the key 'b' is given twice, first in line 2; keep one");
}

TEST_CASE("aliases are expanded", "[yaml]") {
  const Yaml root = parseYaml("a: &x [1, 2]\nb: *x\nc: &y {k: *x}\nd: *y\n", "f.yaml");
  CHECK(root.find("b")->oneLine() == "[1, 2]");
  CHECK(root.find("d")->oneLine() == "{k: [1, 2]}");
}

TEST_CASE("aliases that never end or explode are errors at once", "[yaml]") {
  CHECK(failure("a: 1\nb: &x [1, *x]\n").find("f.yaml:2: this alias stands inside") == 0);
  CHECK(failure("a: 1\nb: *nowhere\n").find("f.yaml:2: this is no YAML") == 0);

  std::string laughs = "a0: &a0 lol\n";
  for (int level = 1; level < 60; ++level) {
    laughs += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n",
                          level, level - 1);
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(failure(laughs).find("nodes once aliases are expanded") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(200));
}

TEST_CASE("limits of depth, also through aliases, and of bytes", "[yaml]") {
  const std::string deepest(yamlLimits::depth - 1, '[');
  const std::string closing(yamlLimits::depth - 1, ']');
  CHECK(failure(deepest + "x" + closing).empty());
  CHECK(failure("[" + deepest + "x" + closing + "]").find("levels inside each other") !=
        std::string::npos);
  CHECK(
      failure("a: &a "
              "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n"
              "b: "
              "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
              "]]]]]]\n")
          .find("levels inside each other") != std::string::npos);
  CHECK(failure(std::string(100'000, '[')).find("levels inside each other") != std::string::npos);
  CHECK(failure(std::string(2'000'000, ',')).find("nodes") != std::string::npos);
  CHECK(failure(std::string(yamlLimits::bytes + 1, ' ')).find("expected at most 16777216") !=
        std::string::npos);
}

TEST_CASE("bytes that are no text are errors with line and byte", "[yaml]") {
  CHECK(failure("a: 1\nname: caf\xE9\n") ==
        "f.yaml:2: byte 10 of the line (0xe9) is not UTF-8; save the file as UTF-8");
  CHECK(failure("a: 1\nb: \x04\n") ==
        "f.yaml:2: byte 4 of the line is the control character 0x04; remove it");
}

TEST_CASE("malformed documents are failures with their line", "[yaml]") {
  CHECK(failure("a: 1\nb: [1, 2\n").find("f.yaml:2: ") == 0);
  CHECK(failure("a: 1\n\tb: 2\n").find("f.yaml:2: this is no YAML") == 0);
  for (const char* second : {"a: 1\n---\nb: 2\n", "- a\nb: 2\n", "'a'\nb\n"}) {
    CHECK(failure(second).find("begins a second document") != std::string::npos);
  }
  CHECK(failure("--- \na: 1\n...\n").empty());
}

TEST_CASE("quotes that are never closed swallow nothing", "[yaml]") {
  for (const char* open : {"a: 1\nb: 'open", "a: 1\nb: 'open\n", "a: 1\nb: \"open\n"}) {
    CHECK(failure(open) ==
          "f.yaml:2: the file ends inside quotes or brackets; close what was opened in line 2 or "
          "later");
  }
  CHECK(failure("a: 1\nb: 'open\nc: 2\n").find("f.yaml:3: the file ends inside") == 0);
}

TEST_CASE("a block of text keeps its lines", "[yaml]") {
  CHECK(parseYaml("a: |\n  x\n  y\n", "f.yaml").find("a")->text == "x\ny\n");
  CHECK(parseYaml("a: |+\n  x\n\n", "f.yaml").find("a")->text == "x\n\n");
  CHECK(parseYaml("a: |\n  x", "f.yaml").find("a")->text == "x\n");
}

TEST_CASE("a long text is cut between characters", "[yaml]") {
  std::string word;
  for (int i = 0; i < 50; ++i) {
    word += "é";
  }
  const std::string described = parseYaml(word, "f.yaml").described();
  CHECK(described.size() < 70);
  CHECK(described.substr(0, 3) == "'é");
  CHECK(parseYaml(described, "f.yaml").isScalar());
}
