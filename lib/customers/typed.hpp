// What was typed into a search: which field is meant, and what is looked for there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

enum class SearchField : std::uint8_t { phone, name, nif, soci, email, contract, cups, all };

/// `phone`, `name`, …
std::string_view fieldName(SearchField field);
std::optional<SearchField> parseSearchField(std::string_view name);
/// In the order of the documentation.
const std::vector<std::string>& searchFieldNames();

/// The field that a value looks like, never `all`.
SearchField detectedField(std::string_view value);

/// Texts beyond this are no value of any field.
inline constexpr std::size_t longestSearch = 200;

/// Whether a text is long enough to look for whatever contains it: three characters.
bool isContainable(std::string_view text);

/// What partners must have to be found.
struct SearchKey {
  SearchField field = SearchField::name;
  std::string text;                ///< normalised as the field's index is
  std::vector<std::string> words;  ///< of a name: each must be contained

  /// So short that it would be contained in too many; nobody looks.
  bool tooShort() const;
};

/// An email in small letters, without blanks around.
std::string normalEmail(std::string_view text);

/// The key of a value in a field other than `all`. A key without text finds nobody.
SearchKey searchKey(SearchField field, std::string_view value, const std::string& region);

/// What seems to be mistyped in a value, for people; empty if nothing is. Never quotes the value.
std::string doubtAbout(SearchField field, std::string_view value);

}  // namespace tomatic
