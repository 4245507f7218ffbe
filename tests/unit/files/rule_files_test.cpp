#include "files/rule_files.hpp"

#include <catch2/catch.hpp>

#include "unit/files/config_folder.hpp"

using namespace tomatic;

namespace {

const NamedCosts costs{{"costEmpty", 11},
                       {"costDiscontinuous", 12},
                       {"costConcentrated", 13},
                       {"costTableNoise", 14},
                       {"costUndesired", 15}};

/// A folder of rules, and what comes of reading one of them.
struct RulesFolder {
  ConfigFolder files{""};
  Complaints complaints;

  RuleSet read(std::string_view config) {
    complaints = {};
    RuleSpec spec = readRuleSpec(parseYaml(config, "config.yaml"), complaints);
    return readRuleSet(spec, costs, files.sources.folder / "rules", complaints,
                       files.sources.folder);
  }
  std::string error() const {
    return complaints.errors().empty() ? "" : complaints.errors().front().text();
  }
};

}  // namespace

TEST_CASE("a rules map is read as written", "[rules]") {
  Complaints complaints;
  const RuleSpec spec = readRuleSpec(
      parseYaml("name: mine\nextends: strict\nloadsByLine: false\ngap: {cost: 3, longCost: 1}\n"
                "brunch: off\n",
                "r.yaml"),
      complaints);
  CHECK_FALSE(complaints.hasErrors());
  CHECK(spec.name == "mine");
  CHECK(spec.extends == "strict");
  CHECK(spec.values.at("loadsByLine").word == "false");
  CHECK(spec.values.at("gap").options.at("longCost") == "1");
  CHECK(spec.values.at("brunch").word == "off");
  CHECK(spec.values.at("brunch").place.text() == "r.yaml:5");
}

TEST_CASE("values that are no rules are errors", "[rules]") {
  Complaints complaints;
  const RuleSpec spec = readRuleSpec(
      parseYaml("gap: [1]\nempty:\nbrunch: {a: [1]}\nextends: [x]\n", "r.yaml"), complaints);
  CHECK(spec.values.empty());
  REQUIRE(complaints.errors().size() == 4);
  CHECK(complaints.errors()[0].text() ==
        "r.yaml:1: gap: found a list, expected hard, off, a cost or a map of options");
}

TEST_CASE("rules extend presets", "[rules]") {
  RulesFolder folder;
  folder.files.write("rules/base.yaml", "empty: {cost: costEmpty}\ngap: 7\nbrunch: hard\n");
  folder.files.write("rules/own.yaml", "name: ours\nextends: base\nbrunch: off\n");
  const RuleSet rules = folder.read("{extends: own, gap: 1}");
  CHECK(folder.error().empty());
  CHECK(rules.name == "ours");
  CHECK(rules.empty.cost == 11);
  CHECK(rules.gap.cost == 1);
  CHECK(rules.brunch.level == Level::off);
  CHECK(folder.read("{extends: base}").name == "base");
}

TEST_CASE("rules may be a file of one's own", "[rules]") {
  RulesFolder folder;
  folder.files.write("rules/base.yaml", "gap: 7\n");
  folder.files.write("mine/a.yaml", "extends: ./b.yml\n");
  folder.files.write("mine/b.yml", "extends: base\nundesired: 2\n");
  const RuleSet rules = folder.read("{extends: mine/a.yaml}");
  CHECK(folder.error().empty());
  CHECK(rules.name == "a");
  CHECK(rules.gap.cost == 7);
  CHECK(rules.undesired.cost == 2);
}

TEST_CASE("missing rules and circles are errors", "[rules]") {
  RulesFolder folder;
  folder.files.write("rules/a.yaml", "extends: b\n");
  folder.files.write("rules/b.yaml", "extends: a\n");
  (void)folder.read("{extends: none}");
  CHECK(folder.error().find("config.yaml:1: there are no rules 'none', expected a file or one of "
                            "a, b (looked for ") == 0);
  (void)folder.read("{extends: none.yaml}");
  CHECK(folder.error().find("config.yaml:1: there is no rules file ") == 0);
  (void)folder.read("{extends: a}");
  CHECK(folder.error().find("the rules 'a' extend each other in a circle") != std::string::npos);
}
