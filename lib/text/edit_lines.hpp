// Puts lines into a text and takes lines out, and leaves every other byte as it is.
#pragma once

#include <string>
#include <string_view>

namespace tomatic {

/// How the text's lines end: as its first one does, LF if it has none.
std::string_view lineEndOf(std::string_view text);

/// The offset where a line (from 1) begins, behind a byte-order mark; the text's size for a line
/// that it does not have.
std::size_t lineStart(std::string_view text, int line);

/// The text with one more line behind that line, 0 for the top. A last line without an end gets
/// one.
std::string withLineBehind(std::string_view text, int line, std::string_view added);

/// The text without the lines from `first` to `last`.
std::string withoutLines(std::string_view text, int first, int last);

}  // namespace tomatic
