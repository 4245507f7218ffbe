// Conditions for an Odoo, its domains: lists of triples in prefix notation. What a search asks for
// is all that could match and a little more, for an Odoo compares texts in its own way; who is
// found is decided afterwards by the same rule as in the mirror.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "callinfo/erp_mapping.hpp"
#include "customers/typed.hpp"

namespace tomatic {

/// The table whose records tell whether a key finds them: partners, addresses or contracts.
std::string_view tableFor(SearchField field);

/// All records that the key could find among those of tableFor() its field; an empty list if it
/// finds nobody.
nlohmann::json candidates(const ErpTable& table, const SearchKey& key);

/// One of these conditions at least; empty ones are left out.
nlohmann::json anyOf(const std::vector<nlohmann::json>& conditions);
/// All of them.
nlohmann::json allOf(const std::vector<nlohmann::json>& conditions);

/// One of the fields of a value is among these.
nlohmann::json isAmongIds(const ErpValue& value, const std::set<std::int64_t>& ids);
nlohmann::json isAmongTexts(const ErpValue& value, const std::vector<std::string>& texts);

/// The condition, of those records that the mapping speaks of.
nlohmann::json within(const ErpTable& table, const nlohmann::json& condition);

/// Patterns of `ilike` that find a word without accents in names with them, as they are written in
/// Catalan, Spanish and their neighbours: one accent, one ñ or ç, one apostrophe or middle dot.
std::vector<std::string> accentPatterns(std::string_view word);
/// The pattern that finds a text with whatever stands between its characters.
std::string spacedPattern(std::string_view text);

}  // namespace tomatic
