#include "commands/findings_json.hpp"

namespace tomatic {

nlohmann::ordered_json findingsAsJson(const WeekProblem& problem,
                                      const std::vector<Finding>& findings, bool withCost) {
  auto all = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    nlohmann::ordered_json one;
    if (withCost) {
      one["cost"] = finding.cost;
    }
    one["rule"] = ruleName(finding.rule);
    one["person"] = nullptr;
    one["day"] = nullptr;
    one["turn"] = nullptr;
    if (finding.worker) {
      one["person"] = problem.workers[*finding.worker].id;
    }
    if (finding.day) {
      one["day"] = problem.dayName(*finding.day);
    }
    if (finding.turn) {
      one["turn"] = index(*finding.turn) + 1;
    }
    one["text"] = finding.text;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace tomatic
