// Reads rule sets: the presets of share/rules, a file of one's own, and the `rules:` of the config.
#pragma once

#include <filesystem>

#include "files/yaml.hpp"
#include "rules/rule_set.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// A rules map as written: `name`, `extends`, `loadsByLine` and rules, each a word or a map of
/// options. What the words mean is for applied() to judge.
RuleSpec readRuleSpec(const Yaml& document, Complaints& complaints);

/// The rules of a specification, on top of those it extends: presets `rulesFolder`/NAME.yaml, or
/// files when the name has a `/` or ends in `.yaml` or `.yml`. Such a path is relative to the file
/// that names it (to `folder` for `spec` itself). A missing file or a cycle is an error.
RuleSet readRuleSet(const RuleSpec& spec, const NamedCosts& costs,
                    const std::filesystem::path& rulesFolder, Complaints& complaints,
                    const std::filesystem::path& folder = ".");

}  // namespace tomatic
