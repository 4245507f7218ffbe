#include "customers/identifiers.hpp"

#include <algorithm>
#include <cstdint>

#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::string_view checkLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
constexpr std::size_t taxIdSize = 9;
constexpr std::size_t supplyPointSize = 20;
constexpr std::size_t cupsDigits = 16;

std::uint64_t numberOf(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char digit : digits) {
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

char checkLetter(std::string_view digits) {
  return checkLetters[numberOf(digits) % checkLetters.size()];
}

/// Of the seven digits of a company: those at odd places doubled and cast out, then to the ten.
unsigned companyCheck(std::string_view digits) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<unsigned>(digits[i] - '0');
    const unsigned doubled = digit * 2;
    sum += i % 2 == 1 ? digit : doubled / 10 + doubled % 10;
  }
  return (10 - sum % 10) % 10;
}

bool isCompany(std::string_view id) {
  const char check = id.back();
  const unsigned expected = companyCheck(id.substr(1, 7));
  const bool byLetter = check == "JABCDEFGHI"[expected];
  const bool byDigit = check == static_cast<char>('0' + expected);
  if (std::string_view("PQRSNW").find(id.front()) != std::string_view::npos) {
    return byLetter;
  }
  if (std::string_view("ABEH").find(id.front()) != std::string_view::npos) {
    return byDigit;
  }
  return byLetter || byDigit;
}

enum class Kind : std::uint8_t { none, citizen, foreigner, minor, company };

Kind kindOf(std::string_view id) {
  if (id.size() != taxIdSize || !areDigits(id.substr(1, 7))) {
    return Kind::none;
  }
  const bool letterLast = !isDigit(id.back());
  const auto begins = [&](std::string_view letters) {
    return letters.find(id.front()) != std::string_view::npos;
  };
  if (isDigit(id.front())) {
    return letterLast ? Kind::citizen : Kind::none;
  }
  if (begins("XYZ")) {
    return letterLast ? Kind::foreigner : Kind::none;
  }
  if (begins("KLM")) {
    return letterLast ? Kind::minor : Kind::none;
  }
  return begins("ABCDEFGHJNPQRSUVW") ? Kind::company : Kind::none;
}

}  // namespace

std::string compactIdentifier(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
      compact += c;
    } else if (c >= 'a' && c <= 'z') {
      compact += static_cast<char>(c - 'a' + 'A');
    } else if (std::string_view(" \t-./").find(c) == std::string_view::npos) {
      compact += c;  // kept, so that it is no identifier any more
    }
  }
  return compact;
}

std::string normalTaxId(std::string_view text) {
  std::string id = compactIdentifier(text);
  if (id.size() == taxIdSize + 2 && id.compare(0, 2, "ES") == 0) {
    id.erase(0, 2);
  }
  return id;
}

bool looksLikeSpanishTaxId(std::string_view text) {
  return kindOf(normalTaxId(text)) != Kind::none;
}

bool isSpanishTaxId(std::string_view text) {
  std::string id = normalTaxId(text);
  switch (kindOf(id)) {
    case Kind::citizen:
      return id.back() == checkLetter(std::string_view(id).substr(0, 8));
    case Kind::foreigner:
      id.front() = static_cast<char>('0' + (id.front() - 'X'));
      return id.back() == checkLetter(std::string_view(id).substr(0, 8));
    case Kind::minor:
      return id.back() == checkLetter(std::string_view(id).substr(1, 7));
    case Kind::company:
      return isCompany(id);
    case Kind::none:
      break;
  }
  return false;
}

std::optional<std::string> supplyPoint(std::string_view cups) {
  std::string compact = compactIdentifier(cups);
  if (compact.size() < 2 + cupsDigits || compact.compare(0, 2, "ES") != 0 ||
      !areDigits(std::string_view(compact).substr(2, cupsDigits))) {
    return std::nullopt;
  }
  compact.resize(std::min(compact.size(), supplyPointSize));
  return compact;
}

bool isCups(std::string_view text) {
  const std::string compact = compactIdentifier(text);
  if (!supplyPoint(text) ||
      (compact.size() != supplyPointSize && compact.size() != supplyPointSize + 2)) {
    return false;
  }
  const std::uint64_t rest = numberOf(std::string_view(compact).substr(2, cupsDigits)) %
                             (checkLetters.size() * checkLetters.size());
  return compact[18] == checkLetters[rest / checkLetters.size()] &&
         compact[19] == checkLetters[rest % checkLetters.size()];
}

std::string maskedIban(std::string_view iban, std::size_t shown) {
  std::string compact = compactIdentifier(iban);
  const std::size_t hidden = compact.size() > shown ? compact.size() - shown : compact.size();
  std::fill_n(compact.begin(), hidden, '*');
  return compact;
}

std::string anonymized(std::string_view text) {
  constexpr int shown = 3;
  std::size_t begin = text.size();
  for (int characters = 0; begin > 0 && characters < shown; ++characters) {
    do {
      --begin;
    } while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U);
  }
  if (text.empty()) {
    return "";
  }
  return "..." + std::string(begin == 0 ? std::string_view() : text.substr(begin));
}

}  // namespace tomatic
