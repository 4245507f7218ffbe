// Tables for people: columns aligned by what a terminal shows, not by bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// Columns that a UTF-8 text takes on a terminal: combining marks none, East Asian wide characters
/// and emoji two, bytes that are not UTF-8 one each.
int displayWidth(std::string_view text);

/// The text cut to at most `width` columns, never inside a character.
std::string_view cutToWidth(std::string_view text, int width);

enum class Align { left, right };

class TextTable {
 public:
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Missing cells at the end are empty; there must not be more cells than columns.
  void add(std::vector<std::string> cells);

  /// A line of titles (unless all are empty), then one a row: two blanks between columns, none at
  /// the end of a line, each line with its newline.
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace tomatic
