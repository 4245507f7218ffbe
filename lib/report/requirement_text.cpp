#include "report/requirement_text.hpp"

#include <algorithm>

#include "report/rule_titles.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using solver::Remedy;
using solver::Requirement;
using Kind = Requirement::Kind;

constexpr std::ptrdiff_t mostLoadsShown = 24;

const std::string& idOf(const WeekProblem& problem, const Requirement& requirement) {
  return problem.workers[requirement.worker].id;
}

/// `dl 09:00, 10:15 (dentist; course)`, or `dl (dentist)` for all turns.
std::string busyText(const WeekProblem& problem, const Availability& availability,
                     const Requirement& requirement) {
  const Worker& worker = problem.workers[requirement.worker];
  const TurnSet turns = requirement.kind == Kind::absence ? worker.required[requirement.day]
                                                          : worker.undesired[requirement.day];
  std::vector<std::string> hours;
  std::vector<std::string> reasons;
  for (int turn = 0; turn < problem.turns(); ++turn) {
    if (!turns.has(Turn{turn})) {
      continue;
    }
    hours.push_back(problem.hours.startText(Turn{turn}));
    for (std::string& reason :
         availability.reasons(worker.id, problem.days[requirement.day], Turn{turn})) {
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
        reasons.push_back(std::move(reason));
      }
    }
  }
  const std::string day = problem.dayName(requirement.day);
  const std::string when =
      static_cast<int>(hours.size()) == problem.turns() ? day : tr("{} {}", day, joined(hours));
  return reasons.empty() ? when : tr("{} ({})", when, joined(reasons, "; "));
}

std::string crowdText(const WeekProblem& problem, const Crowd& crowd) {
  std::vector<std::string> members;
  for (const int member : crowd.members) {
    members.push_back(problem.workers[member].id);
  }
  switch (crowd.kind) {
    case Crowd::Kind::table:
      return tr("table {}: {}", crowd.name, joined(members));
    case Crowd::Kind::phoning:
      return tr("at most {} of group {} on the phone: {}", crowd.limit.value_or(0), crowd.name,
                joined(members));
    default:
      return tr("at least {} of group {} idle: {}", crowd.limit.value_or(0), crowd.name,
                joined(members));
  }
}

}  // namespace

std::string_view causeName(solver::CauseKind cause) {
  switch (cause) {
    case solver::CauseKind::absences:
      return "absences";
    case solver::CauseKind::optionalBusy:
      return "optionalBusy";
    case solver::CauseKind::loads:
      return "loads";
    case solver::CauseKind::tables:
      return "tables";
    case solver::CauseKind::groups:
      return "groups";
    default:
      return "forced";
  }
}

std::string causeTitle(solver::CauseKind cause) {
  switch (cause) {
    case solver::CauseKind::absences:
      return tr("absences");
    case solver::CauseKind::optionalBusy:
      return tr("optional absences");
    case solver::CauseKind::loads:
      return tr("loads");
    case solver::CauseKind::tables:
      return tr("tables");
    case solver::CauseKind::groups:
      return tr("groups");
    default:
      return tr("forced turns");
  }
}

std::string requirementKind(const Requirement& requirement) {
  switch (requirement.kind) {
    case Kind::optionalBusy:
      return "optionalBusy";
    case Kind::rule:
      return "rule";
    case Kind::crowd:
      return "crowd";
    case Kind::load:
      return "load";
    case Kind::emptyAsked:
      return "forcedEmpty";
    case Kind::wish:
      return "forced";
    default:
      return "absence";
  }
}

std::string requirementText(const WeekProblem& problem, const Availability& availability,
                            const Requirement& requirement) {
  switch (requirement.kind) {
    case Kind::optionalBusy:
      return tr("{} would rather not attend {}", idOf(problem, requirement),
                busyText(problem, availability, requirement));
    case Kind::rule:
      return tr("the rule {}: {}", ruleName(requirement.rule),
                kindTitle(ruleName(requirement.rule)));
    case Kind::crowd:
      return crowdText(problem, problem.crowds[requirement.which]);
    case Kind::load:
      return tr("the load of {}: {}", idOf(problem, requirement),
                problem.workers[requirement.worker].load);
    case Kind::emptyAsked:
      return tr("an empty cell is forced at {}", problem.slotName(requirement.which));
    case Kind::wish: {
      const ForcedWish& wish = problem.workers[requirement.worker].wishes[requirement.which];
      return tr("{} is forced at {}", idOf(problem, requirement),
                problem.slotName(problem.slot(wish.day, index(wish.turn))));
    }
    default:
      return tr("{} is away {}", idOf(problem, requirement),
                busyText(problem, availability, requirement));
  }
}

std::vector<std::string> requirementLines(const WeekProblem& problem,
                                          const Availability& availability,
                                          const std::vector<Requirement>& requirements) {
  std::vector<std::string> lines;
  std::vector<std::string> loads;
  int turns = 0;
  for (const Requirement& requirement : requirements) {
    if (requirement.kind == Kind::load) {
      const int load = problem.workers[requirement.worker].load;
      loads.push_back(tr("{} {}", idOf(problem, requirement), load));
      turns += load;
    } else {
      lines.push_back(requirementText(problem, availability, requirement));
    }
  }
  if (loads.size() > static_cast<std::size_t>(mostLoadsShown)) {
    const std::vector<std::string> first(loads.begin(), loads.begin() + mostLoadsShown);
    lines.push_back(
        tr("the loads of {} people, {} turns in all: {}, …", loads.size(), turns, joined(first)));
  } else if (!loads.empty()) {
    lines.push_back(loads.size() == 1 ? tr("the load of {}", loads.front())
                                      : tr("the loads of {}", joined(loads)));
  }
  return lines;
}

std::string remedyText(const WeekProblem& problem, const Availability& availability,
                       const Remedy& remedy) {
  const Requirement& requirement = remedy.requirement;
  switch (remedy.kind) {
    case Remedy::Kind::oneMore:
      return tr("one more turn for {}", idOf(problem, requirement));
    case Remedy::Kind::oneLess:
      return tr("one turn less for {}", idOf(problem, requirement));
    case Remedy::Kind::lessLine:
      return tr("one line less at {}", problem.slotName(remedy.slot));
    case Remedy::Kind::drop:
      break;
  }
  return tr("without this: {}", requirementText(problem, availability, requirement));
}

}  // namespace tomatic
