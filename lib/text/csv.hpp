// Records of comma separated values (RFC 4180), with other separators too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// Whether quotes are still open at the end of a text: then its record goes on in the next line.
bool hasOpenQuotes(std::string_view text);

/// Splits one record into `fields`, which are reused. False if a quote stands where none may: in a
/// field that does not begin with one, or before other text than a separator; or is left open.
bool splitCsv(std::string_view record, char separator, std::vector<std::string>& fields);

/// Which of comma, semicolon and tab a line of titles has most of.
char csvSeparator(std::string_view titles);

}  // namespace tomatic
