#include "customers/phones.hpp"

#include <algorithm>
#include <array>

#include "customers/phone_module.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Longer texts are no phones; libphonenumber says the same of 250.
constexpr std::size_t longestPhone = 100;
/// Of E.164 in libphonenumber, with its sign: 3 digits of the country and at most 17.
constexpr std::size_t longestNormal = 21;

/// National numbers that are as they are written: of any of these sizes, beginning with one of
/// these digits, so that no prefix for calls within the country is to be taken off.
struct PlainCountry {
  std::string_view code;
  std::size_t shortest;
  std::size_t longest;
  std::string_view firstDigits;
};

/// Where those who call a helpline of Spain call from.
constexpr std::array<PlainCountry, 16> plainCountries{{{"34", 9, 9, "6789"},
                                                       {"1", 10, 10, "23456789"},
                                                       {"31", 9, 9, "123456789"},
                                                       {"32", 8, 9, "123456789"},
                                                       {"33", 9, 9, "123456789"},
                                                       {"351", 9, 9, "23456789"},
                                                       {"353", 7, 9, "123456789"},
                                                       {"376", 6, 6, "3456789"},
                                                       {"380", 9, 9, "3456789"},
                                                       {"39", 9, 10, "03"},
                                                       {"40", 9, 9, "237"},
                                                       {"41", 9, 9, "23456789"},
                                                       {"44", 9, 10, "123456789"},
                                                       {"48", 9, 9, "123456789"},
                                                       {"49", 7, 11, "123456789"},
                                                       {"212", 9, 9, "5678"}}};

bool isPlain(std::string_view digits) {
  return std::any_of(plainCountries.begin(), plainCountries.end(), [&](const PlainCountry& one) {
    const std::size_t code = one.code.size();
    return digits.substr(0, code) == one.code && digits.size() >= code + one.shortest &&
           digits.size() <= code + one.longest &&
           one.firstDigits.find(digits[code]) != std::string_view::npos;
  });
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
  if (!plus) {  // what begins a number of another country, or may, depends on the region
    if (region != "ES") {
      return std::nullopt;
    }
    digits = digits.compare(0, 2, "00") == 0 ? digits.substr(2) : "34" + digits;
  }
  return isPlain(digits) ? std::optional("+" + digits) : std::nullopt;
}

std::optional<std::string> normalPhone(std::string_view text, const std::string& region) {
  if (auto plain = plainPhone(text, region)) {
    return plain;
  }
  if (text.size() > longestPhone || phoneDigits(text).size() < 4) {
    return std::nullopt;
  }
  std::array<char, longestNormal + 1> normal{};
  return phoneModule().normalPhone(text.data(), text.size(), region.c_str(), normal.data(),
                                   normal.size())
             ? std::optional<std::string>(normal.data())
             : std::nullopt;
}

bool isPhoneRegion(const std::string& region) {
  return region == "ES" || phoneModule().isRegion(region.c_str());
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
