#include "commands/verdict_text.hpp"

#include <map>

#include "report/rule_titles.hpp"
#include "text/messages.hpp"

namespace tomatic {

std::string verdictText(const Verdict& verdict) {
  std::string text;
  for (const Finding& violation : verdict.violations) {
    text += tr("violation: {}: {}\n", kindTitle(ruleName(violation.rule)), violation.text);
  }
  std::map<Rule, std::vector<const Finding*>> kinds;
  for (const Finding& penalty : verdict.penalties) {
    kinds[penalty.rule].push_back(&penalty);
  }
  for (const auto& [rule, penalties] : kinds) {
    Cost sum = 0;
    for (const Finding* penalty : penalties) {
      sum += penalty->cost;
    }
    text += tr("{}: {}\n", kindTitle(ruleName(rule)), sum);
    for (const Finding* penalty : penalties) {
      text += tr("  {:>5}  {}\n", penalty->cost, penalty->text);
    }
  }
  text += tr("cost: {}\n", verdict.cost);
  return text;
}

}  // namespace tomatic
