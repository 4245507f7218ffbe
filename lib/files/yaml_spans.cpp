#include "files/yaml_spans.hpp"

#include <algorithm>
#include <utility>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr std::string_view blanks = " \t";

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Walks the events and the text side by side.
class SpanMaker {
 public:
  SpanMaker(std::string_view text, const std::string& file, std::vector<YamlEvent> events)
      : text_(text), file_(file), events_(std::move(events)) {}

  YamlSpan root() {
    if (events_.empty()) {
      return {};
    }
    return node(0, 0);
  }

 private:
  [[noreturn]] void lost(int line) const {
    throw Failure(Place{file_, line},
                  tr("written in a way that is not changed in place; edit the file by hand"));
  }

  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }

  std::size_t pastBlanks(std::size_t offset) const {
    return std::min(text_.find_first_not_of(blanks, offset), text_.size());
  }

  /// Past blanks, line ends, comments, and commas if they may stand there.
  std::size_t pastGap(std::size_t offset, bool commas) const {
    for (;;) {
      if (offset < text_.size() && (isBlank(text_[offset]) || (commas && text_[offset] == ','))) {
        ++offset;
      } else if (at(offset) == '#' && offset < text_.size() &&
                 (offset == 0 || isBlank(text_[offset - 1]) || text_[offset - 1] == ',')) {
        offset = std::min(text_.find('\n', offset), text_.size());
      } else {
        return offset;
      }
    }
  }

  std::size_t lineEnd(std::size_t offset) const {
    const std::size_t end = std::min(text_.find('\n', offset), text_.size());
    return end > offset && text_[end - 1] == '\r' ? end - 1 : end;
  }

  /// Spaces before the first other character of the line that holds the offset.
  std::size_t indentAt(std::size_t offset) const {
    const std::size_t start = offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
    return text_.find_first_not_of(' ', start) - start;
  }

  /// The next node. `from`: where it would begin if nothing is written; `indent`: the column of
  /// what it belongs to.
  YamlSpan node(std::size_t from, std::size_t indent) {
    const YamlEvent& event = events_[next_++];
    YamlSpan span;
    span.type = event.type;
    span.text = event.text;
    span.line = event.line;
    span.flow = event.flow;
    span.begin = event.offset;
    if (event.type == YamlEvent::Type::null) {
      return nothing(std::move(span), from);
    }
    if (event.type == YamlEvent::Type::alias) {
      span.decorated = true;
      span.end = std::min(text_.find_first_of(" \t\r\n,[]{}", span.begin), text_.size());
      return span;
    }
    while (at(span.begin) == '&' || at(span.begin) == '!') {
      span.decorated = true;
      span.begin =
          pastGap(std::min(text_.find_first_of(" \t\r\n", span.begin), text_.size()), false);
    }
    if (event.type == YamlEvent::Type::scalar) {
      span.end = scalarEnd(span, event.quoted, indent);
    } else if (event.type == YamlEvent::Type::sequence) {
      items(span);
    } else {
      entries(span);
    }
    return span;
  }

  /// Nothing at all, or one of the words for it.
  YamlSpan nothing(YamlSpan span, std::size_t from) const {
    span.begin = from;
    span.end = from;
    const std::size_t word = pastBlanks(from);
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", word), text_.size());
    const std::string_view written = text_.substr(word, end - word);
    if (!written.empty() && written.front() != '#') {
      span.begin = word;
      span.end = end;
      span.decorated = written.front() == '&' || written.front() == '!';
    }
    return span;
  }

  std::size_t scalarEnd(const YamlSpan& span, bool quoted, std::size_t indent) const {
    const char first = at(span.begin);
    if (!quoted) {
      return plainEnd(span);
    }
    if (first == '"' || first == '\'') {
      return quotedEnd(span, first);
    }
    if (first != '|' && first != '>') {
      lost(span.line);
    }
    return blockEnd(span.begin, indent);
  }

  /// A plain scalar says what it reads, but for folded blanks.
  std::size_t plainEnd(const YamlSpan& span) const {
    std::size_t offset = span.begin;
    for (const char c : span.text) {
      if (isBlank(c)) {
        while (offset < text_.size() && isBlank(text_[offset])) {
          ++offset;
        }
      } else if (at(offset) != c) {
        lost(span.line);
      } else {
        ++offset;
      }
    }
    return offset;
  }

  std::size_t quotedEnd(const YamlSpan& span, char quote) const {
    for (std::size_t offset = span.begin + 1; offset < text_.size(); ++offset) {
      if (text_[offset] == '\\' && quote == '"') {
        ++offset;
      } else if (text_[offset] == quote) {
        if (quote == '"' || at(offset + 1) != quote) {
          return offset + 1;
        }
        ++offset;
      }
    }
    lost(span.line);
  }

  /// A block scalar goes on while lines are blank or deeper than what it belongs to.
  std::size_t blockEnd(std::size_t begin, std::size_t indent) const {
    std::size_t end = lineEnd(begin);
    for (std::size_t line = text_.find('\n', begin); line != std::string_view::npos;
         line = text_.find('\n', line)) {
      ++line;
      const std::size_t first = text_.find_first_not_of(' ', line);
      if (first == std::string_view::npos) {
        break;
      }
      if (isBlank(text_[first])) {
        continue;
      }
      if (first - line <= indent) {
        break;
      }
      end = lineEnd(first);
    }
    return end;
  }

  void items(YamlSpan& span) {
    std::size_t cursor = span.flow ? span.begin + 1 : span.begin;
    while (events_[next_].type != YamlEvent::Type::end) {
      cursor = pastGap(cursor, span.flow);
      if (!span.flow && at(cursor++) != '-') {
        lost(span.line);
      }
      span.children.push_back(node(cursor, indentAt(cursor - 1)));
      cursor = span.children.back().end;
    }
    ++next_;
    close(span, cursor, ']');
  }

  void entries(YamlSpan& span) {
    const bool braces = span.flow && at(span.begin) == '{';
    std::size_t cursor = braces ? span.begin + 1 : span.begin;
    while (events_[next_].type != YamlEvent::Type::end) {
      cursor = pastGap(cursor, span.flow);
      const bool marked = at(cursor) == '?' && isBlank(at(cursor + 1));
      YamlSpan key = node(marked ? cursor + 1 : cursor, 0);
      const std::size_t column = indentAt(key.begin);
      cursor = marked ? pastGap(key.end, false) : pastBlanks(key.end);
      if (at(cursor) == ':') {
        ++cursor;
      } else {
        cursor = key.end;
      }
      span.children.push_back(std::move(key));
      span.children.push_back(node(cursor, column));
      cursor = span.children.back().end;
    }
    ++next_;
    if (span.flow && !braces) {  // `[a: b]`
      span.end = cursor;
    } else {
      close(span, cursor, '}');
    }
  }

  void close(YamlSpan& span, std::size_t cursor, char bracket) const {
    span.end = cursor;
    if (span.flow) {
      span.end = pastGap(cursor, true);
      if (at(span.end++) != bracket) {
        lost(span.line);
      }
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::vector<YamlEvent> events_;
  std::size_t next_ = 0;
};

}  // namespace

std::size_t YamlSpan::keyAt(std::string_view key) const {
  for (std::size_t i = 0; isMap() && i < children.size(); i += 2) {
    if (children[i].type == YamlEvent::Type::scalar && children[i].text == key) {
      return i;
    }
  }
  return children.size();
}

YamlSpan yamlSpans(std::string_view text, const std::string& file, std::vector<YamlEvent> events) {
  return SpanMaker(text, file, std::move(events)).root();
}

YamlSpan yamlSpans(std::string_view text, const std::string& file) {
  return yamlSpans(text, file, recordYamlEvents(text, file));
}

}  // namespace tomatic
