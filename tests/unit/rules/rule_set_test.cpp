#include "rules/rule_set.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"

namespace tomatic {
namespace {

using Texts = std::vector<std::string>;

const NamedCosts costs{{"costEmpty", 10}, {"costTableNoise", 7}};

RuleValue word(std::string text, int line = 1) {
  return {std::move(text), {}, {"rules.yaml", line}};
}

RuleValue options(std::map<std::string, std::string> given, int line = 1) {
  return {"", std::move(given), {"rules.yaml", line}};
}

/// On top of these rules, when nothing is wrong.
RuleSet with(const std::string& rule, const RuleValue& value, const RuleSet& onto = {}) {
  RuleSpec spec;
  spec.values[rule] = value;
  Complaints complaints;
  RuleSet rules = applied(spec, onto, costs, complaints);
  CHECK(errorsOf(complaints) == Texts());
  return rules;
}

Texts errorsWith(const std::string& rule, const RuleValue& value) {
  RuleSpec spec;
  spec.values[rule] = value;
  Complaints complaints;
  applied(spec, {}, costs, complaints);
  CHECK(complaints.warnings().empty());
  return errorsOf(complaints);
}

bool isSoft(const Weight& weight, Cost cost) {
  return weight.level == Level::soft && weight.cost == cost;
}

}  // namespace

TEST_CASE("a rule is hard, off, or a cost", "[rules]") {
  CHECK(with("brunch", word("hard")).brunch.level == Level::hard);
  CHECK(with("brunch", word("off")).brunch.level == Level::off);
  CHECK(isSoft(with("brunch", word("12")).brunch, 12));
  CHECK(isSoft(with("brunch", word("0")).brunch, 0));
}

TEST_CASE("every configurable rule takes a cost of its own", "[rules]") {
  const std::map<std::string, Weight RuleSet::*> weights{{"load", &RuleSet::load},
                                                         {"empty", &RuleSet::empty},
                                                         {"gap", &RuleSet::gap},
                                                         {"brunch", &RuleSet::brunch},
                                                         {"marathon", &RuleSet::marathon},
                                                         {"concentrated", &RuleSet::concentrated},
                                                         {"undesired", &RuleSet::undesired},
                                                         {"tableNoise", &RuleSet::tableNoise},
                                                         {"groupPhoning", &RuleSet::groupPhoning},
                                                         {"groupIdle", &RuleSet::groupIdle},
                                                         {"forced", &RuleSet::forced},
                                                         {"firstLine", &RuleSet::firstLine},
                                                         {"fairness", &RuleSet::fairness}};
  CHECK(weights.size() == configurableRules().size());
  for (const auto& [name, weight] : weights) {
    CAPTURE(name);
    const RuleSet rules = with(name, word("3"));
    CHECK(configurableRule(name).has_value());
    CHECK(ruleName(*configurableRule(name)) == name);
    for (const auto& [other, otherWeight] : weights) {
      CHECK((rules.*otherWeight).level == (other == name ? Level::soft : Level::off));
    }
  }
}

TEST_CASE("what is always hard cannot be configured", "[rules]") {
  CHECK_FALSE(configurableRule("requiredBusy"));
  CHECK(ruleName(Rule::requiredBusy) == "requiredBusy");
}

TEST_CASE("a cost may be one of the config's", "[rules]") {
  CHECK(isSoft(with("empty", word("costEmpty")).empty, 10));
  CHECK(isSoft(with("tableNoise", options({{"cost", "costTableNoise"}})).tableNoise, 7));
}

TEST_CASE("a number replaces the unit and keeps the shape", "[rules]") {
  RuleSet onto;
  onto.emptyShape = EmptyShape::square;
  onto.emptyLimited = true;
  const RuleSet rules = with("empty", word("4"), onto);
  CHECK(isSoft(rules.empty, 4));
  CHECK(rules.emptyShape == EmptyShape::square);
  CHECK(rules.emptyLimited);
}

TEST_CASE("a number for gap means both lengths, its options one each", "[rules]") {
  CHECK(with("gap", word("9")).longGapCost == 9);
  const RuleSet rules =
      with("gap", options({{"cost", "30"}, {"longCost", "20"}, {"hardBelowDailyLimit", "3"}}));
  CHECK(isSoft(rules.gap, 30));
  CHECK(rules.longGapCost == 20);
  CHECK(rules.gapHardBelow == 3);
}

TEST_CASE("options give a rule its shape", "[rules]") {
  CHECK(with("load", options({{"shape", "exactly"}})).loadExact);
  CHECK_FALSE(with("load", options({{"shape", "atMost"}})).loadExact);
  CHECK(with("empty", options({{"shape", "square"}})).emptyShape == EmptyShape::square);
  CHECK(with("empty", options({{"limit", "maxEmptyPerTurn"}})).emptyLimited);
  CHECK_FALSE(with("empty", options({{"limit", "none"}})).emptyLimited);
  CHECK(with("tableNoise", options({{"limit", "maxPerTable"}})).tableLimited);
  CHECK(with("brunch", options({{"cost", "10"}, {"excusedByRun", "3"}})).brunchExcusedByRun == 3);
  CHECK(with("marathon", options({{"from", "4"}})).marathonFrom == 4);
  CHECK(with("forced", options({{"level", "hard"}})).forced.level == Level::hard);
  CHECK(with("loadsByLine", word("true")).loadsByLine);
}

TEST_CASE("a named specification names the rules, an unnamed one keeps the name", "[rules]") {
  Complaints complaints;
  RuleSpec spec;
  spec.name = "ours";
  RuleSet rules = applied(spec, {}, costs, complaints);
  CHECK(rules.name == "ours");
  spec.name.clear();
  CHECK(applied(spec, rules, costs, complaints).name == "ours");
}

TEST_CASE("what is wrong with a rule is said with its place", "[rules]") {
  CHECK(errorsWith("brunhc", word("hard", 4)) ==
        Texts{"rules.yaml:4: there is no rule 'brunhc'; did you mean 'brunch'?"});
  CHECK(errorsWith("brunch", word("harsh", 7)) ==
        Texts{"rules.yaml:7: brunch: 'harsh' is no weight, expected hard, off or a cost from 0 to "
              "100000"});
  CHECK(errorsWith("gap", word("-1")).size() == 1);
  CHECK(errorsWith("gap", word("100001")).size() == 1);
  CHECK(errorsWith("gap", word("1.5")).size() == 1);
  CHECK(errorsWith("marathon", options({{"limit", "3"}}, 2)) ==
        Texts{"rules.yaml:2: marathon: there is no option 'limit'"});
  CHECK(errorsWith("load", options({{"shape", "round"}}, 5)) ==
        Texts{"rules.yaml:5: load: shape: 'round' is not known, expected one of exactly, atMost"});
  CHECK(errorsWith("marathon", options({{"from", "65"}})) ==
        Texts{"rules.yaml:1: marathon: from: '65' is no number of turns, expected 0 to 64"});
  CHECK(errorsWith("loadsByLine", word("maybe")) ==
        Texts{"rules.yaml:1: loadsByLine: 'maybe' is not known, expected one of true, false"});
  CHECK(errorsWith("xyzzy", word("1", 9))
            .front()
            .find("rules.yaml:9: there is no rule 'xyzzy', expected one of load, empty, gap") == 0);
}

TEST_CASE("every bad rule is reported at once, and the good ones count", "[rules]") {
  RuleSpec spec;
  spec.values["brunch"] = word("loud", 1);
  spec.values["gap"] = word("5", 2);
  spec.values["zzz"] = word("1", 3);
  Complaints complaints;
  const RuleSet rules = applied(spec, {}, costs, complaints);
  CHECK(complaints.errors().size() == 2);
  CHECK(isSoft(rules.gap, 5));
}

}  // namespace tomatic
