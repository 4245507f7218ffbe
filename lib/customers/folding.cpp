#include "customers/folding.hpp"

#include <array>

#include "text/utf8.hpp"

namespace tomatic {
namespace {

/// The letters without accents from U+00C0 on; a blank parts words.
constexpr std::array<std::string_view, 64> latin1{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y"};

/// From U+0100 to U+017F, one letter each.
constexpr char32_t latinAStart = 0x100;
constexpr std::string_view latinA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool isCombining(char32_t code) {
  return code >= 0x300 && code <= 0x36F;
}

/// Marks inside names that part no word: the Catalan middle dot, apostrophes.
bool isInsideWord(char32_t code) {
  return code == 0xB7 || code == 0x2019 || code == '\'' || code == 0x2BC;
}

bool isPart(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || code == '@' ||
         code == '%' || code == '_';
}

std::string_view letterOf(char32_t code) {
  if (code >= 0xC0 && code <= 0xFF) {
    return latin1[code - 0xC0];
  }
  if (code >= latinAStart && code < latinAStart + latinA.size()) {
    return latinA.substr(code - latinAStart, 1);
  }
  return {};
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  bool parted = false;
  const auto add = [&](std::string_view letters) {
    if (letters == " ") {
      parted = true;
      return;
    }
    if (parted && !result.empty()) {
      result += ' ';
    }
    parted = false;
    result += letters;
  };
  while (!text.empty()) {
    const auto character = firstUtf8(text);
    const char32_t code = character ? character->code : U' ';
    const std::size_t bytes = character ? character->bytes : 1;
    if (code < 0x80) {
      const char32_t small = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
      const char letter = static_cast<char>(small);
      if (!isInsideWord(code)) {
        add(isPart(small) ? std::string_view(&letter, 1) : " ");
      }
    } else if (const std::string_view letters = letterOf(code); !letters.empty()) {
      add(letters);
    } else if (!isCombining(code) && !isInsideWord(code)) {
      const bool blank = code == 0xA0 || (code >= 0x2000 && code <= 0x206F) || code == 0x3000;
      add(blank ? " " : text.substr(0, bytes));
    }
    text.remove_prefix(bytes);
  }
  return result;
}

}  // namespace tomatic
