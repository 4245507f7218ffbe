#include "files/yaml_edit.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "text/strings.hpp"

using namespace tomatic;

namespace {

std::string withText(const std::string& text, const std::string& section, const std::string& key,
                     const std::string& value) {
  YamlText edited(text, "persons.yaml");
  edited.set(section, key, value, YamlValue::text);
  return edited.text();
}

std::string without(const std::string& text, const std::string& section, const std::string& key) {
  YamlText edited(text, "persons.yaml");
  edited.remove(section, key);
  return edited.text();
}

std::string withItem(const std::string& text, const std::string& key, const std::string& item) {
  YamlText edited(text, "persons.yaml");
  edited.addItem("groups", key, item);
  return edited.text();
}

std::string withoutItem(const std::string& text, const std::string& key, const std::string& item) {
  YamlText edited(text, "persons.yaml");
  edited.removeItem("groups", key, item);
  return edited.text();
}

}  // namespace

TEST_CASE("a value is replaced where it stands", "[files][edit]") {
  CHECK(withText("# us\nnames:\n  ann:   Ann   # she\n  bob: Bob\n", "names", "ann", "Anna") ==
        "# us\nnames:\n  ann:   Anna   # she\n  bob: Bob\n");
  CHECK(withText("names: {ann: 'Ann', bob: Bob} # x\n", "names", "ann", "L'Anna, d") ==
        "names: {ann: 'L''Anna, d', bob: Bob} # x\n");
  CHECK(withText("names:\n  ann: \"A\\\"nn\"\n", "names", "ann", "no") == "names:\n  ann: 'no'\n");
  CHECK(withText("names:\n  'ann': Ann", "names", "ann", "Bo") == "names:\n  'ann': Bo");
  CHECK(withText("names:\r\n  ann: Ànn\r\n  bob: Bób\r\n", "names", "bob", "Bo") ==
        "names:\r\n  ann: Ànn\r\n  bob: Bo\r\n");
  CHECK(withText("\xEF\xBB\xBFnames:\n  ann: A\n", "names", "ann", "B") ==
        "\xEF\xBB\xBFnames:\n  ann: B\n");
  CHECK(withText("names:\n  ann: long\n    name\n  bob: B\n", "names", "ann", "A") ==
        "names:\n  ann: A\n  bob: B\n");
  CHECK(withText("names:\n  ann: |\n    long\n\n    name\n\n  bob: B\n", "names", "ann", "A") ==
        "names:\n  ann: A\n\n  bob: B\n");
}

TEST_CASE("a value that was nothing is filled in", "[files][edit]") {
  CHECK(withText("names:\n  ann:\n  bob: B\n", "names", "ann", "A") ==
        "names:\n  ann: A\n  bob: B\n");
  CHECK(withText("names:\n  ann: # who?\n", "names", "ann", "A") == "names:\n  ann: A # who?\n");
  CHECK(withText("names:\n  ann: ~ # who?\n", "names", "ann", "A") == "names:\n  ann: A # who?\n");
  CHECK(withText("names: {ann: , bob: null}\n", "names", "bob", "B") == "names: {ann: , bob: B}\n");
}

TEST_CASE("a new key takes one line of its own", "[files][edit]") {
  CHECK(withText("names:\n    ann: A # a\n    cat: C\n\n# tables\ntables: {}\n", "names", "bob",
                 "B") ==
        "names:\n    ann: A # a\n    bob: B\n    cat: C\n\n# tables\ntables: {}\n");
  CHECK(withText("names:\n  zoe: Z\n  cat: C\n# end\n", "names", "bob", "B") ==
        "names:\n  zoe: Z\n  cat: C\n  bob: B\n# end\n");
  CHECK(withText("names:\n  # first\n  cat: C", "names", "bob", "B") ==
        "names:\n  # first\n  bob: B\n  cat: C");
  CHECK(withText("names:\n  ann: A", "names", "bob", "B") == "names:\n  ann: A\n  bob: B\n");
  CHECK(withText("names: {ann: A, }", "names", "bob", "B") == "names: {ann: A, bob: B, }");
  CHECK(withText("names: {}\n", "names", "bob", "B") == "names: {bob: B}\n");
}

TEST_CASE("a section that is not there is made", "[files][edit]") {
  CHECK(withText("", "names", "bob", "B") == "names:\n  bob: B\n");
  CHECK(withText("# people\n", "names", "bob", "B") == "# people\nnames:\n  bob: B\n");
  CHECK(withText("tables:\n  ann: 1 # x\n# end", "names", "bob", "B") ==
        "tables:\n  ann: 1 # x\nnames:\n  bob: B\n# end");
  CHECK(withText("names: # of all\ntables: {}\n", "names", "bob", "B") ==
        "names: # of all\n  bob: B\ntables: {}\n");
  CHECK(withText("names: ~ # of all\n", "names", "bob", "B") == "names: {bob: B} # of all\n");
  CHECK(withText("{tables: {ann: 1}}\n", "names", "bob", "B") ==
        "{tables: {ann: 1}, names: {bob: B}}\n");
  CHECK(withText("---\ntables: {ann: 1}\n...\n", "names", "bob", "B") ==
        "---\ntables: {ann: 1}\nnames:\n  bob: B\n...\n");
}

TEST_CASE("a key goes with its line, or with its comma", "[files][edit]") {
  CHECK(without("names:\n  ann: A # a\n  # of bob\n  bob: B\n", "names", "ann") ==
        "names:\n  # of bob\n  bob: B\n");
  CHECK(without("names:\n  ann: |\n    A\n\n    B\n  bob: B\n", "names", "ann") ==
        "names:\n  bob: B\n");
  CHECK(without("names:\n  ann: A\ntables: {}\n", "names", "ann") == "names:\ntables: {}\n");
  CHECK(without("names: {ann: A, bob: B, cat: C}\n", "names", "ann") ==
        "names: {bob: B, cat: C}\n");
  CHECK(without("names: {ann: A, bob: B, cat: C}\n", "names", "bob") ==
        "names: {ann: A, cat: C}\n");
  CHECK(without("names: {ann: A, bob: B}\n", "names", "bob") == "names: {ann: A}\n");
  CHECK(without("names: {ann: A}\n", "names", "ann") == "names: {}\n");
  CHECK(without("names: {\n  ann: A,\n  bob: B,\n  cat: C\n}\n", "names", "bob") ==
        "names: {\n  ann: A,\n  cat: C\n}\n");
  CHECK(without("names: {\n  ann: A,\n  bob: B\n}\n", "names", "bob") ==
        "names: {\n  ann: A,\n}\n");
  CHECK(without("names:\n  ann: A\n", "names", "bob") == "names:\n  ann: A\n");
  CHECK(without("says:\n  ann:\n    mail: x\n    chat: y\n  bob: {}\n", "says", "ann") ==
        "says:\n  bob: {}\n");
}

TEST_CASE("somebody joins a list and leaves it", "[files][edit]") {
  CHECK(withItem("groups:\n  a:\n  - ann # x\n  - bob\n  b: [cat]\n", "a", "zoe") ==
        "groups:\n  a:\n  - ann # x\n  - bob\n  - zoe\n  b: [cat]\n");
  CHECK(withItem("groups:\n  a: [ann, bob] # x\n", "a", "zoe") ==
        "groups:\n  a: [ann, bob, zoe] # x\n");
  CHECK(withItem("groups:\n  a: [ann]\n", "a", "ann") == "groups:\n  a: [ann]\n");
  CHECK(withItem("groups:\n  b: [ann]\n", "a", "zoe") == "groups:\n  a: [zoe]\n  b: [ann]\n");
  CHECK(withItem("groups:\n  a:\n", "a", "zoe") == "groups:\n  a: [zoe]\n");
  CHECK(withItem("names: {}\n", "a", "zoe") == "names: {}\ngroups:\n  a: [zoe]\n");
  CHECK(withoutItem("groups:\n  a:\n  - ann # x\n  - bob\n", "a", "ann") ==
        "groups:\n  a:\n  - bob\n");
  CHECK(withoutItem("groups: {a: [ann, bob], b: [ann]}\n", "a", "bob") ==
        "groups: {a: [ann], b: [ann]}\n");
  CHECK(withoutItem("groups: {a: [ann, bob], b: [ann]}\n", "b", "ann") ==
        "groups: {a: [ann, bob]}\n");
  CHECK(withoutItem("groups:\n  a:\n    - ann\n  b:\n    - bob\n", "a", "ann") ==
        "groups:\n  b:\n    - bob\n");
  CHECK(withoutItem("groups:\n  a: [ann]\n", "a", "bob") == "groups:\n  a: [ann]\n");
  // However often it is there.
  CHECK(withoutItem("groups:\n  a:\n  - ann\n  - bob\n  - ann\n", "a", "ann") ==
        "groups:\n  a:\n  - bob\n");
  CHECK(withoutItem("groups: {a: [ann, ann], b: [bob]}\n", "a", "ann") == "groups: {b: [bob]}\n");
}

TEST_CASE("what cannot be changed in place is refused and stays", "[files][edit]") {
  for (const std::string text :
       {"names: &n\n  ann: &a A\ntables:\n  bob: *a\n", "names:\n  ann: !x A\n", "names: [ann]\n",
        "names: *n\n", "just text\n", "names:\n  ann: [a\n"}) {
    CHECK_THROWS_AS(withText(text, "names", "ann", "B"), Failure);
  }
  CHECK_THROWS_AS(without("names:\n  ann: &a A\n  bob: *a\n", "names", "ann"), Failure);
  YamlText text("names:\n  ann: &a A\n  bob: *a\n", "persons.yaml");
  CHECK_THROWS_WITH(text.set("names", "ann", "B", YamlValue::text),
                    "persons.yaml:2: written in a way that is not changed in place; edit the file "
                    "by hand");
  CHECK(text.text() == "names:\n  ann: &a A\n  bob: *a\n");
  text.set("names", "bob", "B", YamlValue::text);
  CHECK(text.text() == "names:\n  ann: &a A\n  bob: B\n");
}

namespace {

const std::vector<std::string> values{"A",     "no",  "12",  "Ànna d'Arc", "a: b", "a #b", "-x",
                                      "\"q\"", "' '", "{a}", "x, y",       "*a",   "a\tb", "007"};

/// Some of them, in order or in the opposite one.
std::vector<std::string> someOf(std::vector<std::string> all) {
  const auto mask = *rc::gen::inRange(0U, 1U << all.size());
  std::vector<std::string> some;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((mask >> i & 1U) != 0) {
      some.push_back(all[i]);
    }
  }
  if (*rc::gen::arbitrary<bool>()) {
    std::reverse(some.begin(), some.end());
  }
  return some;
}

/// A section in one of the styles that people write.
std::string sectionText(const std::string& name, const std::vector<std::string>& people) {
  const bool flow = *rc::gen::arbitrary<bool>();
  const bool manyLines = *rc::gen::arbitrary<bool>();
  std::string text = *rc::gen::elementOf(std::vector<std::string>{"", "# of " + name + "\n", "\n"});
  text += name + ":" + (flow ? " {" : *rc::gen::elementOf(std::vector<std::string>{"", " # x"}));
  const std::string indent = *rc::gen::elementOf(std::vector<std::string>{"  ", " ", "      "});
  for (const std::string& person : people) {
    const std::string value = *rc::gen::elementOf(
        std::vector<std::string>{"Xènia", "'it''s'", "\"a \\\" b\"", "~", "", "12"});
    if (flow) {
      text += (&person == &people.front() ? "" : ",");
      text += (manyLines ? "\n" + indent : " ") + person + ": " + value;
    } else {
      text += "\n" + indent + person + ": " + value +
              *rc::gen::elementOf(std::vector<std::string>{"", " # y", "\n\n" + indent + "# z"});
    }
  }
  return text + (flow ? (manyLines ? "\n}\n" : "}\n") : "\n");
}

std::string documentText() {
  const auto people = someOf({"ann", "bob", "cat", "dan", "eve"});
  std::string text;
  for (const char* section : {"names", "emails", "colors"}) {
    if (*rc::gen::inRange(0, 4) > 0) {
      text += sectionText(section, people);
    }
  }
  return text;
}

/// How many lines of a text lie between its first and its last difference from another.
std::size_t linesGone(const std::string& from, const std::string& to) {
  const auto before = textLines(from);
  const auto after = textLines(to);
  const auto shorter = static_cast<std::ptrdiff_t>(std::min(before.size(), after.size()));
  const auto same =
      std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
  const auto sameEnd =
      std::mismatch(before.rbegin(), before.rbegin() + (shorter - same), after.rbegin()).first -
      before.rbegin();
  return before.size() - static_cast<std::size_t>(same + sameEnd);
}

}  // namespace

TEST_CASE("what is set is read, and at most one line changes", "[files][edit]") {
  CHECK(rc::check([] {
    const std::string text = documentText();
    const std::string section =
        *rc::gen::elementOf(std::vector<std::string>{"names", "emails", "colors"});
    const std::string person =
        *rc::gen::elementOf(std::vector<std::string>{"ann", "bob", "cat", "zoe", "no"});
    const std::string value = *rc::gen::elementOf(values);
    const std::string edited = withText(text, section, person, value);
    const Yaml document = parseYaml(edited, "persons.yaml");
    RC_ASSERT(document.find(section) != nullptr);
    RC_ASSERT(document.find(section)->find(person) != nullptr);
    RC_ASSERT(document.find(section)->find(person)->text == value);
    RC_ASSERT(linesGone(text, edited) <= 1U);
    RC_ASSERT(linesGone(edited, text) <= 2U);  // a section of its own is two lines
    const std::string back = without(edited, section, person);
    RC_ASSERT(parseYaml(back, "persons.yaml").find(section)->find(person) == nullptr);
    RC_ASSERT(linesGone(edited, back) <= 1U);
  }));
}

TEST_CASE("a list keeps who is not named, in place", "[files][edit]") {
  CHECK(rc::check([] {
    const auto members = someOf({"ann", "bob", "cat", "dan"});
    const bool flow = members.empty() || *rc::gen::arbitrary<bool>();
    std::string text = "groups:\n  # a comment\n  a:" + std::string(flow ? " [" : "");
    for (const std::string& member : members) {
      text += flow ? (&member == &members.front() ? "" : ", ") + member
                   : "\n  - " + member + *rc::gen::elementOf(std::vector<std::string>{"", " # x"});
    }
    text += flow ? "] # end\n" : "\n";
    const std::string person =
        *rc::gen::elementOf(std::vector<std::string>{"ann", "bob", "cat", "dan", "zoe"});
    const std::string more = withItem(text, "a", person);
    RC_ASSERT(linesGone(text, more) <= 1U);
    const std::string less = withoutItem(more, "a", person);
    RC_ASSERT(less.find("# a comment") != std::string::npos);
    // A last one takes the list's own line along.
    RC_ASSERT(linesGone(more, less) <= (members.size() > 1 ? 1U : 2U));
    std::vector<std::string> left;
    for (const std::string& member : members) {
      if (member != person) {
        left.push_back(member);
      }
    }
    const Yaml document = parseYaml(less, "p");
    const Yaml* group = document.find("groups")->find("a");
    RC_ASSERT((group == nullptr) == left.empty());
    for (std::size_t i = 0; i < left.size(); ++i) {
      RC_ASSERT(group->items.at(i).text == left[i]);
    }
  }));
}
