// A week ready to be scheduled or judged: the inputs of the folder, the load that counts, who is
// away and what is forced. The rules make a problem of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "commands/week_inputs.hpp"
#include "commands/week_options.hpp"
#include "files/week_files.hpp"
#include "rules/week_problem.hpp"

namespace tomatic {

/// What the tools that know rules take besides the options of a week.
struct RuleOptions {
  std::optional<std::string> rules;
  std::optional<std::string> scheduler;  ///< the predecessor's words for rule sets
  std::optional<std::string> searchDays;
  std::optional<std::string> load;
};

void declareRuleOptions(Options& offered, RuleOptions& options);

/// Adds what these options override. Throws UsageError if they contradict each other.
void addRuleFlags(const RuleOptions& options, ConfigSources& sources);

struct WeekPlan {
  WeekInputs inputs;
  Load load;
  Numbers overload;  ///< final − proportional load, of whom it is known
  std::optional<ShiftLoad> computed;
  Availability availability{Week{Date{}}};
  std::vector<ForcedTurn> forced;
  AttendedHistory history;  ///< of the stored weeks before, if `fairness` asks for it
};

/// The rule set that the settings name, from the share folder or a file of one's own.
RuleSet rulesOf(const Settings& settings, const Console& console, Complaints& complaints);
/// The rules that a week falls back to when its own allow no timetable.
RuleSet relaxedRules(const Settings& settings, const Console& console, Complaints& complaints);

/// Finds the load (scheduling.md, section 3) and the rest. With `compute`, the load is computed
/// instead. `strangers` are people without load who are to be judged all the same, `without` those
/// who count as if they did not work here. Throws NoAnswer when nobody has a load or every day is
/// closed.
WeekPlan planWeek(WeekInputs inputs, const WeekOptions& weekOptions, const RuleSet& rules,
                  bool compute, const std::vector<PersonId>& strangers, const Console& console,
                  Complaints& complaints, const std::vector<PersonId>& without = {});

WeekProblem problemOf(const WeekPlan& plan, const RuleSet& rules, Complaints& complaints);

}  // namespace tomatic
