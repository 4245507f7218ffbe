// The lines that say something in a line-based file: neither blank nor a mere `# comment`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/complaints.hpp"

namespace tomatic {

/// One line. Refers to the text it was taken from.
struct Record {
  std::string_view line;  ///< as it stands
  std::string_view text;  ///< without the blanks around it
  Place place;

  /// What stands before a `#`, and behind it; without blanks around.
  std::string_view beforeHash() const;
  std::string_view afterHash() const;
};

/// The records of a text. A line that is not UTF-8 is a complaint and no record. Accepts a BOM and
/// CRLF.
std::vector<Record> records(std::string_view text, const std::string& file, Complaints& complaints);

}  // namespace tomatic
