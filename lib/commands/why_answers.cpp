#include "commands/why_answers.hpp"

#include <algorithm>
#include <iterator>

#include "commands/comparison.hpp"
#include "commands/findings_json.hpp"
#include "report/requirement_text.hpp"
#include "solver/cause_bounds.hpp"
#include "solver/remedies.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostRemediesShown = 10;
constexpr std::size_t mostReasonsShown = 40;
// Of the time that is left, so that something is left for what comes after.
constexpr double shareOfWeek = 0.4;
constexpr double shareOfNearest = 0.4;
constexpr double shareOfReasons = 0.6;
constexpr double shareOfClaim = 0.2;

std::string signedText(Cost cost) {
  return cost < 0 ? tr("{}", cost) : tr("+{}", cost);
}

}  // namespace

WhyAnswers::WhyAnswers(const WeekPlan& plan, const WeekProblem& problem,
                       const Assignment* timetable, Searches& searches, Console& console)
    : plan_(plan),
      problem_(problem),
      timetable_(timetable),
      searches_(searches),
      console_(console) {
  document_ = {{"week", plan.inputs.week.name()}, {"rules", problem.rules.name}};
  if (timetable_ != nullptr) {
    now_ = judge(problem, *timetable_).cost;
    document_["cost"] = now_;
  }
}

/// The cheapest timetable of what is asked, with as few changes as can be.
WhyAnswers::Found WhyAnswers::nearest(const WeekProblem& asked, const std::string& what) {
  WeekProblem near = scaledCosts(asked, asked.cellCount() + 1);
  near.asked.references.push_back({*timetable_, 1, 0});
  Found found;
  found.solution = searches_.solve(near, what, shareOfNearest);
  if (found.solution.assignment) {
    found.cost = judge(asked, *found.solution.assignment).cost;
    found.changes = changesBetween(asked, namedCells(asked, *timetable_),
                                   namedCells(asked, *found.solution.assignment));
  }
  return found;
}

void WhyAnswers::tellFound(const Found& found) {
  for (const CellChange& change : found.changes) {
    console_.out() << tr("  {}\n", changeText(problem_, change));
  }
  document_["without"] = {{"cost", found.cost},
                          {"price", found.cost - now_},
                          {"optimal", found.solution.optimal},
                          {"changes", changesAsJson(problem_, found.changes)}};
}

void WhyAnswers::forced(const WeekProblem& asked, Rule rule, const std::string& what) {
  const Found found = nearest(asked, what);
  document_["forced"] = nullptr;
  document_["without"] = nullptr;
  document_["because"] = Json::array();
  document_["smallest"] = nullptr;
  document_["relaxations"] = Json::array();
  if (found.solution.assignment) {
    console_.out() << tr("without it the cheapest timetable costs {} ({}){}:\n", found.cost,
                         signedText(found.cost - now_),
                         found.solution.optimal ? "" : tr(", as far as is known"));
    tellFound(found);
    if (found.cost <= now_) {
      document_["forced"] = false;
      console_.out() << tr("so nothing forces it\n");
      return;
    }
    if (!found.solution.optimal) {
      console_.out() << tr("whether it is forced is not proven in the time given\n");
      return;
    }
    document_["forced"] = true;
    // What the rule charges alone is forced by less than the whole cost is.
    const WeekProblem alone = countingOnly(asked, rule);
    const Cost charged = judge(countingOnly(problem_, rule), *timetable_).cost;
    const bool holds = solver::costsAtLeast(alone, charged + 1, searches_.stop(shareOfClaim));
    document_["claim"] = {{"rule", holds ? Json(ruleName(rule)) : Json(nullptr)},
                          {"above", holds ? charged : now_}};
    if (holds) {
      console_.out() << tr("without it the rule {} alone costs more than {}, because of:\n",
                           ruleName(rule), charged);
      tellReasons(asked, {alone, charged + 1}, found.cost);
    } else {
      console_.out() << tr("every timetable without it costs more than {}, because of:\n", now_);
      tellReasons(asked, {asked, now_ + 1}, found.cost);
    }
    return;
  }
  if (!found.solution.infeasible) {
    console_.out() << tr("no timetable without it was found in the time given\n");
    return;
  }
  document_["forced"] = true;
  console_.out() << tr("there is no timetable without it, because of:\n");
  tellReasons(asked, {asked, solver::forbidden}, solver::forbidden);
}

void WhyAnswers::tellReasons(const WeekProblem& asked, const Claim& claim, Cost unrelaxed) {
  const solver::Reasons reasons =
      solver::smallestReasons(claim.problem, solver::requirementsOf(claim.problem), claim.least,
                              searches_.stop(shareOfReasons));
  const auto lines = requirementLines(asked, plan_.availability, reasons.needed);
  for (std::size_t i = 0; i < std::min(lines.size(), mostReasonsShown); ++i) {
    console_.out() << tr("  {}\n", lines[i]);
  }
  if (lines.size() > mostReasonsShown) {
    console_.out() << tr("  and {} more\n", lines.size() - mostReasonsShown);
  }
  console_.out() << (reasons.smallest
                         ? tr("nothing of this can be left out\n")
                         : tr("perhaps not all of this is needed: the time is over\n"));
  for (const solver::Requirement& piece : reasons.needed) {
    document_["because"].push_back(requirementAsJson(asked, plan_.availability, piece));
  }
  document_["smallest"] = reasons.smallest;
  tellRemedies(asked, reasons, unrelaxed);
}

void WhyAnswers::tellRemedies(const WeekProblem& asked, const solver::Reasons& reasons,
                              Cost unrelaxed) {
  const auto priced = solver::pricedRemedies(
      asked, reasons.needed, unrelaxed,
      [&](const WeekProblem& relaxed) { return searches_.solve(relaxed, tr("what would help")); },
      searches_.stop());
  const bool allTried = !searches_.over();
  if (!priced.empty()) {
    console_.out() << tr("what would help, one at a time:\n");
  } else if (allTried) {
    console_.out() << tr("no single thing would help\n");
  }
  for (std::size_t i = 0; i < priced.size(); ++i) {
    const auto& [remedy, cost, bound] = priced[i];
    const std::string text = remedyText(asked, plan_.availability, remedy);
    if (i < mostRemediesShown) {
      console_.out() << tr("  cost {}{}: {}\n", cost,
                           timetable_ == nullptr ? "" : tr(" ({})", signedText(cost - now_)), text);
    }
    document_["relaxations"].push_back({{"text", text}, {"cost", cost}, {"bound", bound}});
  }
  if (priced.size() > mostRemediesShown) {
    console_.out() << tr("  and {} more\n", priced.size() - mostRemediesShown);
  }
  if (!allTried) {
    console_.out() << tr("perhaps other things would help too: the time is over\n");
  }
  document_["allTried"] = allTried;
}

/// The evaluator's word on the change that touches one cell alone: the one that breaks least.
void WhyAnswers::tellDirectChange(int worker, int slot) {
  const Verdict before = judge(problem_, *timetable_);
  std::optional<Verdict> best;
  int bestLine = 0;
  for (int line = 0; line < problem_.linesAt(slot); ++line) {
    Assignment changed = *timetable_;
    changed[slot][line] = worker;
    Verdict verdict = judge(problem_, changed);
    const auto rank = [](const Verdict& of) { return std::pair(of.violations.size(), of.cost); };
    if (!best || rank(verdict) < rank(*best)) {
      best = std::move(verdict);
      bestLine = line;
    }
  }
  if (!best) {
    return;
  }
  const int other = (*timetable_)[slot][bestLine];
  const std::string who = other < 0 ? std::string(nobody) : problem_.workers[other].id;
  console_.out() << tr("in place of {} alone: cost {} ({})\n", who, best->cost,
                       signedText(best->cost - now_));
  const auto broken = newFindings(before.violations, best->violations);
  for (const Finding& finding : broken) {
    console_.out() << tr("  breaks: {}\n", finding.text);
  }
  const auto dear = newFindings(before.penalties, best->penalties);
  for (const Finding& finding : dear) {
    console_.out() << tr("  costs {}: {}\n", finding.cost, finding.text);
  }
  document_["direct"] = {{"inPlaceOf", who},
                         {"cost", best->cost},
                         {"price", best->cost - now_},
                         {"violations", findingsAsJson(problem_, broken, false)},
                         {"penalties", findingsAsJson(problem_, dear, true)}};
}

void WhyAnswers::notThere(int worker, int slot) {
  const std::string& id = problem_.workers[worker].id;
  const auto& cells = (*timetable_)[slot];
  document_["question"] = tr("not {} {}", id, problem_.slotName(slot));
  document_["there"] = std::count(cells.begin(), cells.end(), worker) > 0;
  if (document_["there"]) {
    console_.out() << tr("{} attends {}\n", id, problem_.slotName(slot));
    return;
  }
  tellDirectChange(worker, slot);
  WeekProblem asked = problem_;
  asked.asked.cells.push_back({worker, slot, std::nullopt, true});
  const Found found = nearest(asked, tr("with them there"));
  document_["chain"] = nullptr;
  document_["because"] = Json::array();
  document_["smallest"] = nullptr;
  document_["relaxations"] = Json::array();
  if (found.solution.assignment) {
    console_.out() << tr("the cheapest chain of changes that puts {} there: cost {} ({}), {}\n", id,
                         found.cost, signedText(found.cost - now_),
                         found.solution.optimal ? tr("proven") : tr("not proven"));
    tellFound(found);
    document_["chain"] = document_["without"];
    document_.erase("without");
  } else if (found.solution.infeasible) {
    console_.out() << tr("no timetable has {} there, because of:\n", id);
    tellReasons(asked, {asked, solver::forbidden}, solver::forbidden);
  } else {
    console_.out() << tr("no timetable with {} there was found in the time given\n", id);
  }
}

void WhyAnswers::empty(int slot) {
  const auto& cells = (*timetable_)[slot];
  const auto count = static_cast<int>(std::count(cells.begin(), cells.end(), nobodyIndex));
  document_["question"] = tr("empty {}", problem_.slotName(slot));
  document_["empty"] = count;
  console_.out() << tr("{}: empty cells: {}\n", problem_.slotName(slot), count);
  if (count == 0) {
    return;
  }
  WeekProblem asked = problem_;
  asked.asked.empties[slot].most = count - 1;
  forced(asked, Rule::empty, tr("with one empty cell less"));
}

void WhyAnswers::penalty(const Finding& finding) {
  document_["question"] = finding.text;
  console_.out() << tr("{} (costs {} of {})\n", finding.text, finding.cost, now_);
  WeekProblem asked = problem_;
  Ban ban{finding.rule, finding.worker, finding.day, finding.turn, finding.crowd, finding.cost};
  if (finding.rule == Rule::gap || finding.rule == Rule::marathon) {
    ban.turn.reset();  // wherever in the day
  }
  asked.asked.bans.push_back(ban);
  forced(asked, finding.rule, tr("without that"));
}

void WhyAnswers::week() {
  document_["question"] = nullptr;
  const solver::Solution whole = searches_.solve(problem_, tr("the week"), shareOfWeek);
  document_["feasible"] = whole.assignment.has_value();
  document_["optimum"] = nullptr;
  document_["bound"] = nullptr;
  document_["causes"] = Json::array();
  document_["because"] = Json::array();
  document_["smallest"] = nullptr;
  document_["relaxations"] = Json::array();
  if (whole.infeasible) {
    document_["feasible"] = false;
    console_.out() << tr("the rules {} allow no timetable, because of:\n", problem_.rules.name);
    tellReasons(problem_, {problem_, solver::forbidden}, solver::forbidden);
    return;
  }
  if (!whole.assignment) {
    document_["feasible"] = nullptr;
    console_.out() << tr("no timetable was found in the time given\n");
    return;
  }
  document_["optimum"] = whole.cost;
  document_["bound"] = whole.bound;
  console_.out() << (whole.optimal ? tr("under the rules {} the week costs {} at the least\n",
                                        problem_.rules.name, whole.cost)
                                   : tr("under the rules {} the week costs between {} and {}\n",
                                        problem_.rules.name, whole.bound, whole.cost));
  tellCauses(whole);
}

void WhyAnswers::penalties(const WeekProblem& problem, const Assignment& timetable) {
  const Verdict verdict = judge(problem, timetable);
  console_.out() << (verdict.penalties.empty()
                         ? tr("the timetable costs {} under the rules {}\n", verdict.cost,
                              problem.rules.name)
                         : tr("the timetable costs {} under the rules {}; ask why of a number:\n",
                              verdict.cost, problem.rules.name));
  for (std::size_t i = 0; i < verdict.penalties.size(); ++i) {
    console_.out() << tr("  {:>3}  {:>5}  {}\n", i + 1, verdict.penalties[i].cost,
                         verdict.penalties[i].text);
  }
  document_["timetable"] = {{"rules", problem.rules.name},
                            {"cost", verdict.cost},
                            {"feasible", verdict.feasible()},
                            {"penalties", findingsAsJson(problem, verdict.penalties, true)}};
}

void WhyAnswers::tellCauses(const solver::Solution& whole) {
  console_.out() << tr("how much of that each of these forces:\n");
  std::vector<solver::CauseKind> causes;
  std::copy_if(std::begin(solver::allCauses), std::end(solver::allCauses),
               std::back_inserter(causes),
               [&](solver::CauseKind cause) { return solver::hasCause(problem_, cause); });
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const std::string title = causeTitle(causes[i]);
    const double share = 1.0 / static_cast<double>(causes.size() - i);
    const solver::Solution solution =
        searches_.solve(solver::withoutCause(problem_, causes[i]), tr("without {}", title), share);
    if (!solution.assignment) {
      console_.out() << tr("  {}: not known in the time given\n", title);
      continue;
    }
    const solver::CauseShare forced = solver::shareOf(whole, solution);
    const std::string range = forced.least == forced.most
                                  ? tr("{}", forced.least)
                                  : tr("{} to {}", forced.least, forced.most);
    console_.out() << tr("  {}: {} (without them {}{})\n", title, range, solution.cost,
                         solution.optimal ? "" : tr(", not proven"));
    document_["causes"].push_back({{"cause", causeName(causes[i])},
                                   {"costWithout", solution.cost},
                                   {"boundWithout", solution.bound},
                                   {"least", forced.least},
                                   {"most", forced.most}});
  }
}

}  // namespace tomatic
