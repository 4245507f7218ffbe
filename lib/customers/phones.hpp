// Phone numbers in the one form that they are compared in. By libphonenumber, whose start takes ten
// milliseconds: it is asked only for what no simple rule settles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// `600 123 456`, `+34-600123456`, `0034600123456 ext. 12` → `+34600123456` (E.164, the extension
/// dropped). `region`: the country, as ISO 3166-1 (`ES`), of numbers without a prefix. Nothing if
/// it is no possible number there.
std::optional<std::string> normalPhone(std::string_view text, const std::string& region);

/// The same, when a simple rule settles it: a number with the prefix of one of the countries from
/// which most calls come, or of Spain without it. Never anything else than libphonenumber says.
std::optional<std::string> plainPhone(std::string_view text, const std::string& region);

/// Whether libphonenumber knows a region of that name.
bool isPhoneRegion(const std::string& region);

/// Its digits, without a sign, separators or an extension.
std::string phoneDigits(std::string_view text);

/// The text without an extension: `972 12 34 56 ext. 3`, `…x3`, `…#3`.
std::string_view withoutExtension(std::string_view text);

/// The phones of a text that may have several: between commas, semicolons, bars, slashes or lines.
std::vector<std::string_view> phonesOf(std::string_view text);

}  // namespace tomatic
