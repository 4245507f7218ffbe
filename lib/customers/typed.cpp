#include "customers/typed.hpp"

#include <algorithm>
#include <array>

#include "customers/folding.hpp"
#include "customers/identifiers.hpp"
#include "customers/phones.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::array<std::string_view, 8> names{"phone", "name",     "nif",  "soci",
                                                "email", "contract", "cups", "all"};
constexpr std::ptrdiff_t shortestContained = 3;
constexpr std::size_t shortestPhone = 4;

/// The digits of a phone without the country's prefix; empty if other things stand there.
std::string nationalDigits(std::string_view value) {
  std::string digits;
  std::string_view text = withoutExtension(trimmed(value));
  const bool plus = text.starts_with("+");
  for (const char c : text.substr(plus ? 1 : 0)) {
    if (isDigit(c)) {
      digits += c;
    } else if (std::string_view(" \t-./()").find(c) == std::string_view::npos) {
      return "";
    }
  }
  const bool zeros = !plus && digits.starts_with("00");
  const std::size_t sign = zeros ? 2 : 0;
  if (plus || zeros) {
    digits.erase(0, sign + (digits.compare(sign, 2, "34") == 0 ? 2 : 0));
  }
  return digits;
}

}  // namespace

std::string_view fieldName(SearchField field) {
  return names[static_cast<std::size_t>(field)];
}

std::optional<SearchField> parseSearchField(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt
                              : std::optional(static_cast<SearchField>(found - names.begin()));
}

const std::vector<std::string>& searchFieldNames() {
  static const std::vector<std::string> all(names.begin(), names.end());
  return all;
}

SearchField detectedField(std::string_view value) {
  if (value.find('@') != std::string_view::npos) {
    return SearchField::email;
  }
  const std::string compact = compactIdentifier(value);
  if (supplyPoint(compact)) {
    return SearchField::cups;
  }
  if (compact.starts_with("S") && areDigits(std::string_view(compact).substr(1))) {
    return SearchField::soci;
  }
  if (isSpanishTaxId(value)) {
    return SearchField::nif;
  }
  const std::string digits = nationalDigits(value);
  if (digits.size() >= 9) {
    return SearchField::phone;
  }
  return digits.size() >= 5 && digits.size() <= 7 ? SearchField::contract : SearchField::name;
}

bool isContainable(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
         }) >= shortestContained;
}

bool SearchKey::tooShort() const {
  switch (field) {
    case SearchField::phone:
      return !text.empty() && phoneDigits(text).size() < shortestPhone;
    case SearchField::name:
      return !text.empty() && std::none_of(words.begin(), words.end(), isContainable);
    case SearchField::nif:
    case SearchField::soci:
    case SearchField::email:
      return !text.empty() && !isContainable(text);
    case SearchField::contract:
    case SearchField::cups:
    case SearchField::all:
      break;
  }
  return false;
}

std::string normalEmail(std::string_view text) {
  std::string lower(trimmed(text));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

SearchKey searchKey(SearchField field, std::string_view value, const std::string& region) {
  SearchKey key{field, "", {}};
  if (value.size() > longestSearch) {
    return key;
  }
  switch (field) {
    case SearchField::phone:
      key.text = normalPhone(value, region).value_or(phoneDigits(value));
      break;
    case SearchField::name:
      key.text = folded(value);
      for (const std::string_view word : words(key.text)) {
        key.words.emplace_back(word);
      }
      break;
    case SearchField::nif:
      key.text = normalTaxId(value);
      break;
    case SearchField::soci:
      key.text = compactIdentifier(value);
      break;
    case SearchField::email:
      key.text = normalEmail(value);
      break;
    case SearchField::contract:
      key.text = trimmed(value);
      break;
    case SearchField::cups:
      key.text = supplyPoint(value).value_or("");
      break;
    case SearchField::all:
      break;
  }
  return key;
}

std::string doubtAbout(SearchField field, std::string_view value) {
  if (value.size() > longestSearch) {
    return tr("the value is longer than {} bytes, expected at most that", longestSearch);
  }
  if (field == SearchField::cups && !isCups(value)) {
    return tr("the check letters of this CUPS do not fit its digits, it may be mistyped");
  }
  if (field != SearchField::phone && looksLikeSpanishTaxId(value) && !isSpanishTaxId(value)) {
    return tr("the check character of this tax id does not fit its digits, it may be mistyped");
  }
  return "";
}

}  // namespace tomatic
