#include "customers/phones.hpp"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <set>

#include "text/strings.hpp"

namespace tomatic {
namespace {

namespace pn = i18n::phonenumbers;

/// Longer texts are no phones; libphonenumber says the same of 250.
constexpr std::size_t longestPhone = 100;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

const pn::PhoneNumberUtil& library() {
  // It would write what it makes of a number to standard output.
  static const pn::PhoneNumberUtil& quiet = []() -> const pn::PhoneNumberUtil& {
    pn::PhoneNumberUtil* util = pn::PhoneNumberUtil::GetInstance();
    util->SetLogger(new pn::NullLogger());  // owned by the library from here on
    return *util;
  }();
  return quiet;
}

}  // namespace

std::string_view withoutExtension(std::string_view text) {
  const std::size_t mark = text.find_first_of("#xXeE;");
  return mark == 0 ? text : text.substr(0, mark);
}

std::string phoneDigits(std::string_view text) {
  std::string digits;
  for (const char c : withoutExtension(text)) {
    if (isDigit(c)) {
      digits += c;
    }
  }
  return digits;
}

std::optional<std::string> plainPhone(std::string_view text, const std::string& region) {
  constexpr std::size_t nationalSize = 9;
  if (region != "ES") {
    return std::nullopt;
  }
  text = trimmed(text);
  const bool plus = !text.empty() && text.front() == '+';
  std::string digits;
  for (const char c : text.substr(plus ? 1 : 0)) {
    if (isDigit(c)) {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '.') {
      return std::nullopt;
    }
  }
  for (const std::string_view prefix : {plus ? "34" : "0034", plus ? "34" : ""}) {
    if (digits.size() == prefix.size() + nationalSize &&
        digits.compare(0, prefix.size(), prefix) == 0 && digits[prefix.size()] >= '6') {
      return "+34" + digits.substr(prefix.size());
    }
  }
  return std::nullopt;
}

std::optional<std::string> normalPhone(std::string_view text, const std::string& region) {
  if (auto plain = plainPhone(text, region)) {
    return plain;
  }
  if (text.size() > longestPhone || phoneDigits(text).size() < 4) {
    return std::nullopt;
  }
  pn::PhoneNumber number;
  if (library().Parse(std::string(text), region, &number) !=
          pn::PhoneNumberUtil::NO_PARSING_ERROR ||
      !library().IsPossibleNumber(number)) {
    return std::nullopt;
  }
  number.clear_extension();
  std::string normal;
  library().Format(number, pn::PhoneNumberUtil::E164, &normal);
  return normal;
}

bool isPhoneRegion(const std::string& region) {
  if (region == "ES") {
    return true;
  }
  std::set<std::string> regions;
  library().GetSupportedRegions(&regions);
  return regions.count(region) > 0;
}

std::vector<std::string_view> phonesOf(std::string_view text) {
  std::vector<std::string_view> phones;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|/\n"), text.size());
    if (const std::string_view phone = trimmed(text.substr(0, end)); !phone.empty()) {
      phones.push_back(phone);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return phones;
}

}  // namespace tomatic
