#include "text/edit_lines.hpp"

#include <algorithm>

#include "text/strings.hpp"

namespace tomatic {

std::string_view lineEndOf(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::size_t lineStart(std::string_view text, int line) {
  std::size_t start = text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
  for (int passed = 1; passed < line; ++passed) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) {
      return text.size();
    }
    start = end + 1;
  }
  return start;
}

std::string withLineBehind(std::string_view text, int line, std::string_view added) {
  const std::string_view end = lineEndOf(text);
  const std::size_t at = lineStart(text, line + 1);
  std::string edited(text.substr(0, at));
  const bool open = at > lineStart(text, 1) && edited.back() != '\n';
  edited += open ? end : "";
  edited += added;
  edited += end;
  edited += text.substr(at);
  return edited;
}

std::string withoutLines(std::string_view text, int first, int last) {
  const std::size_t begin = lineStart(text, first);
  const std::size_t end = std::max(begin, lineStart(text, last + 1));
  return std::string(text.substr(0, begin)) + std::string(text.substr(end));
}

}  // namespace tomatic
