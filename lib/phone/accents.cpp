#include <algorithm>
#include <array>

#include "phone/platform_json.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

struct Accented {
  char32_t first;
  char32_t last;
  std::string_view plain;
};

/// Latin-1 and what else European names have.
constexpr auto letters = std::to_array<Accented>({
    {0xB7, 0xB7, "."},  {0xC0, 0xC5, "A"},  {0xC6, 0xC6, "AE"},    {0xC7, 0xC7, "C"},
    {0xC8, 0xCB, "E"},  {0xCC, 0xCF, "I"},  {0xD0, 0xD0, "D"},     {0xD1, 0xD1, "N"},
    {0xD2, 0xD6, "O"},  {0xD8, 0xD8, "O"},  {0xD9, 0xDC, "U"},     {0xDD, 0xDD, "Y"},
    {0xDF, 0xDF, "ss"}, {0xE0, 0xE5, "a"},  {0xE6, 0xE6, "ae"},    {0xE7, 0xE7, "c"},
    {0xE8, 0xEB, "e"},  {0xEC, 0xEF, "i"},  {0xF0, 0xF0, "d"},     {0xF1, 0xF1, "n"},
    {0xF2, 0xF6, "o"},  {0xF8, 0xF8, "o"},  {0xF9, 0xFC, "u"},     {0xFD, 0xFD, "y"},
    {0xFF, 0xFF, "y"},  {0x300, 0x36F, ""}, {0x2018, 0x2019, "'"},
});

}  // namespace

std::string withoutAccents(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto character = firstUtf8(text);
    const char32_t code = character ? character->code : U'?';
    const std::size_t bytes = character ? character->bytes : 1;
    const auto found = std::find_if(letters.begin(), letters.end(), [&](const Accented& letter) {
      return letter.first <= code && code <= letter.last;
    });
    if (found != letters.end()) {
      plain += found->plain;
    } else {
      plain += code >= 0x20 && code < 0x7F ? static_cast<char>(code) : '?';
    }
    text.remove_prefix(bytes);
  }
  return plain;
}

}  // namespace tomatic
