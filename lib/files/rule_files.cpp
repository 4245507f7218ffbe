#include "files/rule_files.hpp"

#include <algorithm>
#include <vector>

#include "files/file_io.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

namespace fs = std::filesystem;

/// Files of rules are short.
constexpr std::size_t largestRulesFile = 1U << 20U;
constexpr std::size_t longestChain = 16;

bool isPath(const std::string& name) {
  const std::string extension = fs::path(name).extension().string();
  return name.find('/') != std::string::npos || extension == ".yaml" || extension == ".yml";
}

std::vector<std::string> presetsIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() == ".yaml") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Follows `extends` from a specification down to a preset that stands alone.
class Chain {
 public:
  Chain(const fs::path& rulesFolder, const fs::path& folder, Complaints& complaints)
      : rulesFolder_(rulesFolder), folder_(folder), complaints_(complaints) {}

  /// The specifications to apply, the most basic one first.
  std::vector<RuleSpec> of(const RuleSpec& spec) {
    std::vector<RuleSpec> specs{spec};
    fs::path base = folder_;
    while (!specs.back().extends.empty()) {
      const RuleSpec& last = specs.back();
      const fs::path file =
          isPath(last.extends) ? base / last.extends : rulesFolder_ / (last.extends + ".yaml");
      auto next = read(file, last);
      if (!next) {
        break;
      }
      if (next->name.empty()) {
        next->name = file.stem().string();
      }
      base = file.parent_path();
      specs.push_back(std::move(*next));
    }
    std::reverse(specs.begin(), specs.end());
    return specs;
  }

 private:
  std::optional<RuleSpec> read(const fs::path& file, const RuleSpec& from) {
    const fs::path known = fs::weakly_canonical(file);
    if (std::find(seen_.begin(), seen_.end(), known) != seen_.end() ||
        seen_.size() >= longestChain) {
      complaints_.error(from.place, tr("the rules '{}' extend each other in a circle; one of them "
                                       "must not extend another",
                                       from.extends));
      return std::nullopt;
    }
    seen_.push_back(known);
    const auto text = readFile(file, largestRulesFile);
    if (!text) {
      complaints_.error(from.place, missing(file, from.extends));
      return std::nullopt;
    }
    return readRuleSpec(parseYaml(*text, shownName(file)), complaints_);
  }

  std::string shownName(const fs::path& file) const {
    return file.is_relative() ? file.lexically_normal().string() : file.string();
  }

  std::string missing(const fs::path& file, const std::string& name) const {
    if (isPath(name)) {
      return tr("there is no rules file {}", shownName(file));
    }
    return tr("there are no rules '{}', expected a file or one of {} (looked for {})", name,
              joined(presetsIn(rulesFolder_)), shownName(file));
  }

  const fs::path& rulesFolder_;
  const fs::path& folder_;
  Complaints& complaints_;
  std::vector<fs::path> seen_;
};

RuleValue readRuleValue(const std::string& rule, const Yaml& node, Complaints& complaints) {
  RuleValue value;
  value.place = node.place;
  if (node.isScalar()) {
    value.word = node.text;
  } else if (node.isMap() && !node.entries.empty()) {
    forEachEntry(node, rule, complaints, [&](const std::string& option, const Yaml& word) {
      if (auto text = readText(word, tr("{}: {}", rule, option), complaints)) {
        value.options[option] = std::move(*text);
      }
    });
  } else {
    unexpected(node, rule, tr("hard, off, a cost or a map of options"), complaints);
  }
  return value;
}

}  // namespace

RuleSpec readRuleSpec(const Yaml& document, Complaints& complaints) {
  RuleSpec spec;
  spec.place = document.place;
  forEachEntry(document, "rules", complaints, [&](const std::string& key, const Yaml& node) {
    if (key == "name") {
      spec.name = readText(node, key, complaints).value_or("");
    } else if (key == "extends") {
      spec.extends = readText(node, key, complaints).value_or("");
    } else {
      const std::size_t errorsBefore = complaints.errors().size();
      RuleValue value = readRuleValue(key, node, complaints);
      if (complaints.errors().size() == errorsBefore) {
        spec.values[key] = std::move(value);
      }
    }
  });
  return spec;
}

RuleSet readRuleSet(const RuleSpec& spec, const NamedCosts& costs, const fs::path& rulesFolder,
                    Complaints& complaints, const fs::path& folder) {
  RuleSet rules;
  for (const RuleSpec& step : Chain(rulesFolder, folder, complaints).of(spec)) {
    rules = applied(step, std::move(rules), costs, complaints);
  }
  return rules;
}

}  // namespace tomatic
