#include "rules/rule_set.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::array<std::pair<Rule, std::string_view>, 19> names{{
    {Rule::load, "load"},
    {Rule::empty, "empty"},
    {Rule::gap, "gap"},
    {Rule::brunch, "brunch"},
    {Rule::marathon, "marathon"},
    {Rule::concentrated, "concentrated"},
    {Rule::undesired, "undesired"},
    {Rule::tableNoise, "tableNoise"},
    {Rule::groupPhoning, "groupPhoning"},
    {Rule::groupIdle, "groupIdle"},
    {Rule::forced, "forced"},
    {Rule::firstLine, "firstLine"},
    {Rule::fairness, "fairness"},
    {Rule::oneCell, "oneCell"},
    {Rule::requiredBusy, "requiredBusy"},
    {Rule::dailyLimit, "dailyLimit"},
    {Rule::lineLoad, "lineLoad"},
    {Rule::asked, "asked"},
    {Rule::changed, "changed"},
}};
constexpr std::size_t configurableCount = 13;

constexpr Cost mostExpensive = 100'000;

std::vector<std::string> configurableRuleNames() {
  std::vector<std::string> all;
  for (const Rule rule : configurableRules()) {
    all.emplace_back(ruleName(rule));
  }
  return all;
}

/// Applies one specification, keeping what a word means in one place.
class Application {
 public:
  Application(RuleSet& rules, const NamedCosts& costs, Complaints& complaints)
      : rules_(rules), costs_(costs), complaints_(complaints) {}

  void apply(const std::string& name, const RuleValue& value) {
    if (name == "loadsByLine") {
      applyChoice(name, value.word,
                  {{"true", [&] { rules_.loadsByLine = true; }},
                   {"false", [&] { rules_.loadsByLine = false; }}},
                  value.place);
      return;
    }
    const auto rule = configurableRule(name);
    if (!rule) {
      const auto meant = nearest(name, configurableRuleNames());
      complaints_.error(value.place,
                        meant ? tr("there is no rule '{}'; did you mean '{}'?", name, *meant)
                              : tr("there is no rule '{}', expected one of {}", name,
                                   joined(configurableRuleNames())));
      return;
    }
    if (value.options.empty()) {
      applyWord(*rule, value.word, value.place);
    }
    for (const auto& [option, word] : value.options) {
      applyOption(*rule, option, word, value.place);
    }
  }

 private:
  using Choices = std::vector<std::pair<std::string, std::function<void()>>>;

  void applyChoice(const std::string& what, const std::string& word, const Choices& choices,
                   const Place& place) {
    std::vector<std::string> expected;
    for (const auto& [choice, act] : choices) {
      if (choice == word) {
        act();
        return;
      }
      expected.push_back(choice);
    }
    complaints_.error(
        place, tr("{}: '{}' is not known, expected one of {}", what, word, joined(expected)));
  }

  std::optional<Cost> cost(Rule rule, const std::string& word, const Place& place) {
    const auto named = costs_.find(word);
    const auto value =
        named != costs_.end() ? std::optional<long long>(named->second) : parseInteger(word);
    if (!value || *value < 0 || *value > mostExpensive) {
      complaints_.error(place,
                        tr("{}: '{}' is no weight, expected hard, off or a cost from 0 to {}",
                           ruleName(rule), word, mostExpensive));
      return std::nullopt;
    }
    return value;
  }

  std::optional<int> count(Rule rule, const std::string& option, const std::string& word,
                           const Place& place) {
    const auto value = parseInteger(word);
    if (!value || *value < 0 || *value > TurnSet::capacity) {
      complaints_.error(place, tr("{}: {}: '{}' is no number of turns, expected 0 to {}",
                                  ruleName(rule), option, word, TurnSet::capacity));
      return std::nullopt;
    }
    return static_cast<int>(*value);
  }

  void applyWord(Rule rule, const std::string& word, const Place& place) {
    Weight& weight = weightOf(rules_, rule);
    if (word == "hard") {
      weight.level = Level::hard;
    } else if (word == "off") {
      weight.level = Level::off;
    } else if (const auto unit = cost(rule, word, place)) {
      weight = {Level::soft, *unit};
      if (rule == Rule::gap) {
        rules_.longGapCost = *unit;
      }
    }
  }

  void applyOption(Rule rule, const std::string& option, const std::string& word,
                   const Place& place) {
    const std::string what = tr("{}: {}", ruleName(rule), option);
    if (option == "level") {
      applyChoice(what, word,
                  {{"hard", [&] { weightOf(rules_, rule).level = Level::hard; }},
                   {"off", [&] { weightOf(rules_, rule).level = Level::off; }},
                   {"soft", [&] { weightOf(rules_, rule).level = Level::soft; }}},
                  place);
    } else if (option == "cost") {
      if (const auto unit = cost(rule, word, place)) {
        Weight& weight = weightOf(rules_, rule);
        weight = {Level::soft, *unit};
      }
    } else if (rule == Rule::gap && option == "longCost") {
      if (const auto unit = cost(rule, word, place)) {
        rules_.longGapCost = *unit;
      }
    } else if (rule == Rule::gap && option == "hardBelowDailyLimit") {
      rules_.gapHardBelow = count(rule, option, word, place).value_or(0);
    } else if (rule == Rule::brunch && option == "excusedByRun") {
      rules_.brunchExcusedByRun = count(rule, option, word, place).value_or(0);
    } else if (rule == Rule::marathon && option == "from") {
      rules_.marathonFrom = std::max(1, count(rule, option, word, place).value_or(3));
    } else if (rule == Rule::load && option == "shape") {
      applyChoice(what, word,
                  {{"exactly", [&] { rules_.loadExact = true; }},
                   {"atMost", [&] { rules_.loadExact = false; }}},
                  place);
    } else if (rule == Rule::empty && option == "shape") {
      applyChoice(what, word,
                  {{"triangular", [&] { rules_.emptyShape = EmptyShape::triangular; }},
                   {"square", [&] { rules_.emptyShape = EmptyShape::square; }}},
                  place);
    } else if (rule == Rule::empty && option == "limit") {
      applyChoice(what, word,
                  {{"maxEmptyPerTurn", [&] { rules_.emptyLimited = true; }},
                   {"none", [&] { rules_.emptyLimited = false; }}},
                  place);
    } else if (rule == Rule::tableNoise && option == "limit") {
      applyChoice(what, word,
                  {{"maxPerTable", [&] { rules_.tableLimited = true; }},
                   {"none", [&] { rules_.tableLimited = false; }}},
                  place);
    } else {
      complaints_.error(place, tr("{}: there is no option '{}'", ruleName(rule), option));
    }
  }

  RuleSet& rules_;
  const NamedCosts& costs_;
  Complaints& complaints_;
};

}  // namespace

std::string_view ruleName(Rule rule) {
  return names[static_cast<std::size_t>(rule)].second;
}

std::optional<Rule> configurableRule(std::string_view name) {
  for (const Rule rule : configurableRules()) {
    if (ruleName(rule) == name) {
      return rule;
    }
  }
  return std::nullopt;
}

std::vector<Rule> configurableRules() {
  std::vector<Rule> all;
  for (std::size_t i = 0; i < configurableCount; ++i) {
    all.push_back(names[i].first);
  }
  return all;
}

Weight& weightOf(RuleSet& rules, Rule rule) {
  switch (rule) {
    case Rule::load:
      return rules.load;
    case Rule::empty:
      return rules.empty;
    case Rule::gap:
      return rules.gap;
    case Rule::brunch:
      return rules.brunch;
    case Rule::marathon:
      return rules.marathon;
    case Rule::concentrated:
      return rules.concentrated;
    case Rule::undesired:
      return rules.undesired;
    case Rule::tableNoise:
      return rules.tableNoise;
    case Rule::groupPhoning:
      return rules.groupPhoning;
    case Rule::groupIdle:
      return rules.groupIdle;
    case Rule::firstLine:
      return rules.firstLine;
    case Rule::fairness:
      return rules.fairness;
    default:
      return rules.forced;
  }
}

RuleSet applied(const RuleSpec& spec, RuleSet onto, const NamedCosts& costs,
                Complaints& complaints) {
  if (!spec.name.empty()) {
    onto.name = spec.name;
  }
  Application application(onto, costs, complaints);
  for (const auto& [name, value] : spec.values) {
    application.apply(name, value);
  }
  return onto;
}

}  // namespace tomatic
