#include "commands/findings_json.hpp"

#include <algorithm>

#include "report/requirement_text.hpp"

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

std::vector<Finding> newFindings(const std::vector<Finding>& before,
                                 const std::vector<Finding>& after) {
  std::vector<Finding> fresh;
  for (const Finding& finding : after) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const Finding& other) {
      return other.text == finding.text && other.cost == finding.cost;
    });
    if (!known) {
      fresh.push_back(finding);
    }
  }
  return fresh;
}

nlohmann::ordered_json requirementAsJson(const WeekProblem& problem,
                                         const Availability& availability,
                                         const solver::Requirement& piece) {
  nlohmann::ordered_json one{{"kind", requirementKind(piece)},
                             {"person", nullptr},
                             {"day", nullptr},
                             {"rule", nullptr},
                             {"text", requirementText(problem, availability, piece)}};
  if (piece.worker >= 0) {
    one["person"] = problem.workers[piece.worker].id;
  }
  if (piece.day >= 0) {
    one["day"] = problem.dayName(piece.day);
  }
  if (piece.kind == solver::Requirement::Kind::rule) {
    one["rule"] = ruleName(piece.rule);
  }
  return one;
}

}  // namespace tomatic
