// Which rules hold, and what breaking them costs. The presets `strict` and `relaxed` are data files
// (share/rules); this header knows their form, not their values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/complaints.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

enum class Rule : std::uint8_t {
  // Configurable, in the order of the table of rules.
  load,
  empty,
  gap,
  brunch,
  marathon,
  concentrated,
  undesired,
  tableNoise,
  groupPhoning,
  groupIdle,
  forced,
  firstLine,
  fairness,
  // Always hard.
  oneCell,       ///< a person has at most one cell a turn
  requiredBusy,  ///< nobody attends during a required busy
  dailyLimit,    ///< at most the daily limit of turns
  lineLoad,      ///< with loads by line: only cells of one's lines, at most one's load of each
  // Of what is asked beyond the rules: adjustments.hpp.
  asked,    ///< a cell is as it was asked to be
  changed,  ///< a cost for each cell that is not as in a given timetable
};

/// How files and JSON name the rule.
std::string_view ruleName(Rule rule);
/// The configurable rule of that name.
std::optional<Rule> configurableRule(std::string_view name);
std::vector<Rule> configurableRules();

enum class Level : std::uint8_t { off, soft, hard };

/// What a rule is worth: nothing, a cost per unit of what it counts, or everything.
struct Weight {
  Level level = Level::off;
  Cost cost = 0;  ///< per unit, when soft
};

enum class EmptyShape : std::uint8_t {
  triangular,  ///< cost × e(e+1)/2
  square,      ///< cost × e²
};

/// Every rule with its weight and shape. What each counts: scheduling.md, section 6.
struct RuleSet {
  std::string name;
  bool loadsByLine = false;  ///< honours loads by line; otherwise their sum counts

  Weight load;             ///< soft: cost per turn of difference
  bool loadExact = false;  ///< exactly the load; otherwise at most
  Weight empty;
  EmptyShape emptyShape = EmptyShape::triangular;
  bool emptyLimited = false;  ///< hard e ≤ maxEmptyPerTurn
  Weight gap;                 ///< cost of a gap of one turn
  Cost longGapCost = 0;       ///< cost of a longer one
  int gapHardBelow = 0;       ///< hard for daily limits below this
  Weight brunch;
  int brunchExcusedByRun = 0;  ///< a run this long excuses the break; 0: none does
  Weight marathon;
  int marathonFrom = 3;  ///< a run of n ≥ this costs cost × (n − this + 1)
  Weight concentrated;
  Weight undesired;
  Weight tableNoise;
  bool tableLimited = false;  ///< hard n ≤ maxPerTable
  Weight groupPhoning;        ///< soft: cost per person above the limit
  Weight groupIdle;           ///< soft: cost per person missing
  Weight forced;
  Weight firstLine;  ///< soft: cost per cell above the limit
  Weight fairness;   ///< soft: cost per turn and turn of surplus
};

/// That of a configurable rule.
Weight& weightOf(RuleSet& rules, Rule rule);

/// One value of a `rules:` map as written: `hard`, `off`, a cost, or a map of options.
struct RuleValue {
  std::string word;                            ///< the scalar; empty when options are given
  std::map<std::string, std::string> options;  ///< option → scalar
  Place place;
};

/// A `rules:` map or a preset file as written.
struct RuleSpec {
  std::string name;     ///< of a preset file; empty otherwise
  std::string extends;  ///< the preset it starts from; empty for a preset that stands alone
  std::map<std::string, RuleValue> values;
  Place place;
};

/// The costs that a preset may name instead of a number: `costEmpty`, …
using NamedCosts = std::map<std::string, Cost>;

/// Applies a specification on top of a rule set: scalars keep the shape, options change it. Unknown
/// rules, words, options and costs are complaints.
RuleSet applied(const RuleSpec& spec, RuleSet onto, const NamedCosts& costs,
                Complaints& complaints);

}  // namespace tomatic
