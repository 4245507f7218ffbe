// Lines, and parts between brackets, of a YAML text that is changed. Only for YamlText.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "files/yaml_spans.hpp"
#include "text/edit_lines.hpp"

namespace tomatic {

/// The text that is changed, and where its lines begin and end.
class YamlSurface {
 public:
  explicit YamlSurface(std::string_view text) : text_(text) {}

  std::size_t lineBegin(std::size_t offset) const {
    return offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
  }
  /// Where the next line begins.
  std::size_t nextLine(std::size_t offset) const {
    const std::size_t end = text_.find('\n', offset);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }
  std::size_t column(std::size_t offset) const { return offset - lineBegin(offset); }
  bool isBlank(std::size_t begin, std::size_t end) const {
    const std::string_view part = text_.substr(begin, end - begin);
    return part.find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  std::string replaced(std::size_t begin, std::size_t end, std::string_view by) const {
    return std::string(text_.substr(0, begin)).append(by).append(text_.substr(end));
  }
  /// With one more line behind the one that holds the offset.
  std::string withLine(std::size_t offset, std::string_view line) const {
    return withLineAt(nextLine(offset), line);
  }
  std::string withLineAt(std::size_t begin, std::string_view line) const {
    const bool open = begin > 0 && text_[begin - 1] != '\n';
    const std::string end(lineEndOf(text_));
    return replaced(begin, begin, (open ? end : "") + std::string(line) + end);
  }
  /// Without the bytes between, or without their lines if nothing else stands there.
  std::string without(std::size_t begin, std::size_t end) const {
    if (isBlank(lineBegin(begin), begin) && isBlank(end, nextLine(end))) {
      return replaced(lineBegin(begin), nextLine(end), "");
    }
    return replaced(begin, end, "");
  }

  /// Without one part, of `each` nodes, of a map or list between brackets, and one comma with it.
  std::string withoutPart(const YamlSpan& list, std::size_t at, std::size_t each) const {
    const std::size_t begin = list.children[at].begin;
    std::size_t end = list.children[at + each - 1].end;
    const std::size_t comma = text_.find_first_not_of(" \t", end);
    const bool last = at + each == list.children.size();
    if (comma != std::string_view::npos && text_[comma] == ',') {
      end = comma + 1;
      const bool alone = isBlank(lineBegin(begin), begin) && isBlank(end, nextLine(end));
      end = alone || last ? end : std::min(text_.find_first_not_of(" \t", end), text_.size());
      return without(begin, end);
    }
    const bool alone = isBlank(lineBegin(begin), begin) && isBlank(end, nextLine(end));
    return at == 0 || alone ? without(begin, end) : replaced(list.children[at - 1].end, end, "");
  }
  /// With one more part between its brackets.
  std::string withPart(const YamlSpan& list, std::string_view part) const {
    return list.children.empty() ? replaced(list.begin + 1, list.begin + 1, part)
                                 : replaced(list.children.back().end, list.children.back().end,
                                            ", " + std::string(part));
  }

 private:
  std::string_view text_;
};

}  // namespace tomatic
