// The keys of config.yaml: ours and the predecessor's names for them, those that tune searches that
// are not made here, and those of other tools.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

enum class KeyForm : std::uint8_t {
  text,   ///< whatever it looks like
  value,  ///< a number or truth, or something richer (lines, rules)
  list,   ///< flags and environment may give it with commas
  map,
};

struct ConfigKey {
  std::string_view name;
  std::string_view predecessor;  ///< empty when it is the same, or there was none
  std::string_view byDefault;    ///< as one line of YAML; empty when there is no value
  KeyForm form = KeyForm::value;
};

/// Every key that means something here, in the order of the documentation.
const std::vector<ConfigKey>& configKeys();

/// The keys of whatever announces something: read apart from the rest, for they need no timetable.
const std::vector<ConfigKey>& messageKeys();

/// The keys of the caller's card and the registry of calls, read apart likewise.
const std::vector<ConfigKey>& callinfoKeys();

/// The keys of telephone platforms, read apart likewise.
const std::vector<ConfigKey>& phoneKeys();

/// The key of that name, ours or the predecessor's.
const ConfigKey* findConfigKey(std::string_view name);

/// Accepted without effect: it tunes a search that is not made here.
bool isTuningKey(std::string_view name);
/// Left to another tool.
bool isKeyOfOtherTools(std::string_view name);

/// Every name that is known, for suggestions.
std::vector<std::string> knownConfigNames();

/// `--max-overload` and `TOMATIC_MAX_OVERLOAD` for maxOverload.
std::string flagOf(const ConfigKey& key);
std::string variableOf(const ConfigKey& key);

}  // namespace tomatic
