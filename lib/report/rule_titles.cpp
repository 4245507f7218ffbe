#include "report/rule_titles.hpp"

#include "rules/rule_set.hpp"
#include "text/messages.hpp"

namespace tomatic {

std::string kindTitle(std::string_view kind) {
  if (kind.empty()) {
    return tr("Other");
  }
  const auto rule = configurableRule(kind);
  if (!rule) {
    return std::string(kind);
  }
  switch (*rule) {
    case Rule::load:
      return tr("Turns away from the load");
    case Rule::empty:
      return tr("Empty cells");
    case Rule::gap:
      return tr("Gaps between turns");
    case Rule::brunch:
      return tr("Days without a brunch break");
    case Rule::marathon:
      return tr("Too many turns in a row");
    case Rule::concentrated:
      return tr("Several turns in one day");
    case Rule::undesired:
      return tr("Undesired turns");
    case Rule::tableNoise:
      return tr("Noise at a table");
    case Rule::groupPhoning:
      return tr("Too many of a group on the phone");
    case Rule::groupIdle:
      return tr("Too few of a group idle");
    case Rule::forced:
      return tr("Forced turns not given");
    case Rule::firstLine:
      return tr("Too often on the first line");
    case Rule::fairness:
      return tr("Unpleasant turns above one's share");
    default:
      return std::string(kind);
  }
}

}  // namespace tomatic
