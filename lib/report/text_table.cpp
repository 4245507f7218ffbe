#include "report/text_table.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "text/utf8.hpp"

namespace tomatic {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool isIn(char32_t character, const Range* begin, const Range* end) {
  const Range* range = std::lower_bound(
      begin, end, character, [](const Range& r, char32_t value) { return r.last < value; });
  return range != end && range->first <= character;
}

/// Combining and zero-width characters of the scripts that names are written in.
constexpr Range zeroWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
/// East Asian wide and emoji blocks (Unicode annex 11).
constexpr Range doubleWidth[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
                                 {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
                                 {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                 {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                                 {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

struct Character {
  std::size_t bytes = 1;
  int width = 1;
};

/// The first character of a text that is not empty.
Character firstOf(std::string_view text) {
  const auto character = firstUtf8(text);
  if (!character) {
    return {};
  }
  const auto [code, bytes] = *character;
  if (isIn(code, std::begin(zeroWidth), std::end(zeroWidth))) {
    return {bytes, 0};
  }
  return {bytes, isIn(code, std::begin(doubleWidth), std::end(doubleWidth)) ? 2 : 1};
}

void appendAligned(std::string& line, std::string_view cell, int width, Align align) {
  const auto blanks = static_cast<std::size_t>(std::max(0, width - displayWidth(cell)));
  if (align == Align::right) {
    line.append(blanks, ' ');
  }
  line += cell;
  if (align == Align::left) {
    line.append(blanks, ' ');
  }
}

}  // namespace

int displayWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character character = firstOf(text);
    width += character.width;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string_view cutToWidth(std::string_view text, int width) {
  std::size_t bytes = 0;
  for (int used = 0; bytes < text.size();) {
    const Character character = firstOf(text.substr(bytes));
    used += character.width;
    if (used > width) {
      break;
    }
    bytes += character.bytes;
  }
  return text.substr(0, bytes);
}

void TextTable::add(std::vector<std::string> cells) {
  assert(cells.size() <= columns_.size());
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::vector<std::string> titles;
  std::vector<int> widths;
  for (const Column& column : columns_) {
    titles.push_back(column.title);
    widths.push_back(displayWidth(column.title));
  }
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
  }
  std::string text;
  const auto addLine = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      line += i == 0 ? "" : "  ";
      appendAligned(line, cells[i], widths[i], columns_[i].align);
    }
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  };
  if (std::any_of(titles.begin(), titles.end(), [](const auto& title) { return !title.empty(); })) {
    addLine(titles);
  }
  for (const auto& row : rows_) {
    addLine(row);
  }
  return text;
}

}  // namespace tomatic
