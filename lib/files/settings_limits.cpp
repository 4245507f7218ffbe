// Limits, costs and rules.

#include "files/rule_files.hpp"
#include "files/settings_reader.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange countRange{0, 1000};
constexpr IntegerRange costRange{0, 1'000'000};

class LimitsReader {
 public:
  LimitsReader(const ConfigLayers& layers, Settings& settings, Complaints& complaints)
      : layers_(layers), settings_(settings), complaints_(complaints) {}

  void read() {
    settings_.maxTurnsPerDay = count("maxTurnsPerDay").value_or(settings_.maxTurnsPerDay);
    settings_.maxTurnsPerDayByPerson = counts("maxTurnsPerDayByPerson");
    settings_.maxEmptyPerTurn = count("maxEmptyPerTurn");
    settings_.maxEmptyPerTurnInEdition = count("maxEmptyPerTurnInEdition");
    settings_.maxPerTable = count("maxPerTable");
    settings_.maxPhoningInGroup = counts("maxPhoningInGroup");
    settings_.minIdleInGroup = counts("minIdleInGroup");
    settings_.maxFirstLinePerDay = count("maxFirstLinePerDay");
    readBrunch();
    readFairness();
    for (auto& [name, cost] : settings_.costs) {
      if (const auto given = layers_.find(name)) {
        cost = readInteger(*given.node, name, costRange, complaints_).value_or(cost);
      }
    }
    readRules();
  }

 private:
  std::optional<int> count(std::string_view key) {
    const GivenValue given = layers_.find(key);
    const auto value =
        given ? readInteger(*given.node, key, countRange, complaints_) : std::nullopt;
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  }

  /// Of each person or group; what is said of nobody means nothing.
  std::map<std::string, int> counts(std::string_view key) {
    std::map<std::string, int> all;
    if (const GivenValue given = layers_.find(key)) {
      forEachEntry(*given.node, key, complaints_, [&](const std::string& who, const Yaml& value) {
        if (who == nobody || value.isNull()) {
          return;
        }
        const std::string what = tr("{}: {}", key, who);
        if (const auto number = readInteger(value, what, countRange, complaints_)) {
          all[who] = static_cast<int>(*number);
        }
      });
    }
    return all;
  }

  void readBrunch() {
    if (const GivenValue given = layers_.find("brunchBreak")) {
      settings_.brunchBreak = readBoolean(*given.node, "brunchBreak", complaints_).value_or(true);
    }
    if (const GivenValue given = layers_.find("brunchExempt")) {
      for (const Yaml& item : readItems(*given.node, "brunchExempt", complaints_)) {
        const auto person = readId(item, "brunchExempt", complaints_);
        if (person && *person != nobody) {
          settings_.brunchExempt.insert(*person);
        }
      }
    }
    const int turns = settings_.hours.turns();
    if (const GivenValue given = layers_.find("brunchTurns")) {
      for (const Yaml& item : readItems(*given.node, "brunchTurns", complaints_)) {
        const IntegerRange range{1, turns > 0 ? turns : TurnSet::capacity};
        if (const auto turn = readInteger(item, "brunchTurns", range, complaints_)) {
          settings_.brunchTurns.add(Turn{static_cast<int>(*turn) - 1});
        }
      }
    } else if (turns == 4) {
      settings_.brunchTurns.add(Turn{1});
      settings_.brunchTurns.add(Turn{2});
    }
    if (!settings_.brunchBreak) {
      settings_.brunchTurns = {};
    }
  }

  void readFairness() {
    const GivenValue given = layers_.find("fairness");
    if (!given) {
      return;
    }
    const std::vector<std::pair<std::string, bool*>> kinds{
        {"undesired", &settings_.fairness.undesired},
        {"early", &settings_.fairness.early},
        {"late", &settings_.fairness.late}};
    forEachEntry(
        *given.node, "fairness", complaints_, [&](const std::string& kind, const Yaml& value) {
          for (const auto& [name, into] : kinds) {
            if (name == kind) {
              *into = readBoolean(value, tr("fairness: {}", kind), complaints_).value_or(false);
              return;
            }
          }
          complaints_.error(value.place,
                            tr("fairness: found '{}', expected undesired, early or late", kind));
        });
  }

  void readRules() {
    RuleSpec& rules = settings_.rules;
    const GivenValue given = layers_.find("rules");
    if (given && given.node->isMap()) {
      rules = readRuleSpec(*given.node, complaints_);
    } else if (given) {
      rules.extends = readText(*given.node, "rules", complaints_).value_or("");
      rules.place = given.node->place;
    }
    if (rules.extends.empty()) {
      rules.extends = "strict";
    }
  }

  const ConfigLayers& layers_;
  Settings& settings_;
  Complaints& complaints_;
};

}  // namespace

void readLimits(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  LimitsReader(layers, settings, complaints).read();
}

}  // namespace tomatic
