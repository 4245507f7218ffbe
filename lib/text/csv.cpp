#include "text/csv.hpp"

#include <algorithm>

namespace tomatic {
namespace {

/// Reads a quoted field and takes it away, its quotes too.
bool takeQuoted(std::string_view& rest, std::string& field) {
  rest.remove_prefix(1);
  for (;;) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) {
      return false;
    }
    field.append(rest.substr(0, quote));
    rest.remove_prefix(quote + 1);
    if (rest.empty() || rest.front() != '"') {
      return true;
    }
    field += '"';
    rest.remove_prefix(1);
  }
}

}  // namespace

bool hasOpenQuotes(std::string_view text) {
  return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

bool splitCsv(std::string_view record, char separator, std::vector<std::string>& fields) {
  std::size_t count = 0;
  for (bool more = true; more;) {
    if (count == fields.size()) {
      fields.emplace_back();
    }
    std::string& field = fields[count++];
    field.clear();
    if (!record.empty() && record.front() == '"') {
      if (!takeQuoted(record, field) || (!record.empty() && record.front() != separator)) {
        return false;
      }
    } else {
      const std::size_t end = std::min(record.find(separator), record.size());
      field = record.substr(0, end);
      if (field.find('"') != std::string::npos) {
        return false;
      }
      record.remove_prefix(end);
    }
    more = !record.empty();
    record.remove_prefix(more ? 1 : 0);
  }
  fields.resize(count);
  return true;
}

char csvSeparator(std::string_view titles) {
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::count(titles.begin(), titles.end(), candidate) >
        std::count(titles.begin(), titles.end(), best)) {
      best = candidate;
    }
  }
  return best;
}

}  // namespace tomatic
