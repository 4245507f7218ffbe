#include "text/edit_lines.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "text/strings.hpp"

using namespace tomatic;

TEST_CASE("a line goes behind another, or to the top", "[text]") {
  CHECK(withLineBehind("", 0, "new") == "new\n");
  CHECK(withLineBehind("a\nb\n", 0, "new") == "new\na\nb\n");
  CHECK(withLineBehind("a\nb\n", 1, "new") == "a\nnew\nb\n");
  CHECK(withLineBehind("a\nb\n", 2, "new") == "a\nb\nnew\n");
  CHECK(withLineBehind("a\nb", 2, "new") == "a\nb\nnew\n");
  CHECK(withLineBehind("a\nb\n", 9, "new") == "a\nb\nnew\n");
}

TEST_CASE("a new line ends as the first one does", "[text]") {
  CHECK(withLineBehind("a\r\nb\n", 2, "new") == "a\r\nb\nnew\r\n");
  CHECK(withLineBehind("a\r\nb", 2, "new") == "a\r\nb\r\nnew\r\n");
  CHECK(lineEndOf("\n\r\n") == "\n");
}

TEST_CASE("a byte-order mark stays the first thing of a text", "[text]") {
  CHECK(withLineBehind("\xEF\xBB\xBF"
                       "a\n",
                       0, "new") == "\xEF\xBB\xBFnew\na\n");
  CHECK(withLineBehind("\xEF\xBB\xBF", 0, "new") == "\xEF\xBB\xBFnew\n");
  CHECK(withoutLines("\xEF\xBB\xBF"
                     "a\nb\n",
                     1, 1) ==
        "\xEF\xBB\xBF"
        "b\n");
}

TEST_CASE("lines go with their ends", "[text]") {
  CHECK(withoutLines("a\nb\nc\n", 2, 2) == "a\nc\n");
  CHECK(withoutLines("a\nb\nc", 2, 3) == "a\n");
  CHECK(withoutLines("a\nb\n", 3, 5) == "a\nb\n");
}

TEST_CASE("a line put in and taken out again leaves every byte", "[text]") {
  CHECK(rc::check([] {
    const auto lines = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab #\r"))));
    std::string text;
    for (const std::string& line : lines) {
      text += line + '\n';
    }
    const int behind = *rc::gen::inRange(0, static_cast<int>(lines.size()) + 1);
    const std::string edited = withLineBehind(text, behind, "new");
    RC_ASSERT(textLines(edited).size() == textLines(text).size() + 1);
    RC_ASSERT(textLines(edited)[static_cast<std::size_t>(behind)] == "new");
    RC_ASSERT(withoutLines(edited, behind + 1, behind + 1) == text);
  }));
}
