#include "text/records.hpp"

#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {

std::string_view Record::beforeHash() const {
  return trimmed(text.substr(0, text.find('#')));
}

std::string_view Record::afterHash() const {
  const std::size_t hash = text.find('#');
  return hash == std::string_view::npos ? std::string_view() : trimmed(text.substr(hash + 1));
}

std::vector<Record> records(std::string_view text, const std::string& file,
                            Complaints& complaints) {
  std::vector<Record> all;
  int number = 0;
  for (const std::string_view line : textLines(text)) {
    const Place place{file, ++number};
    if (const auto bad = firstBadUtf8(line)) {
      complaints.error(place, describedBadUtf8(line, *bad));
      continue;
    }
    const std::string_view said = trimmed(line);
    if (!said.empty() && said.front() != '#') {
      all.push_back({line, said, place});
    }
  }
  return all;
}

}  // namespace tomatic
