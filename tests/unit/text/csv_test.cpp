#include "text/csv.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace tomatic {

TEST_CASE("a record of CSV has the fields that were written", "[text]") {
  rc::check([](const std::vector<std::string>& values) {
    RC_PRE(!values.empty());
    const char separator = *rc::gen::element(',', ';', '\t');
    std::string record;
    for (const std::string& value : values) {
      record += record.empty() && &value == &values.front() ? "" : std::string(1, separator);
      record += '"';
      for (const char c : value) {
        record.append(c == '"' ? 2 : 1, c);
      }
      record += '"';
    }
    std::vector<std::string> fields{"left from before"};
    RC_ASSERT(splitCsv(record, separator, fields));
    RC_ASSERT(fields == values);
    RC_ASSERT(!hasOpenQuotes(record));
  });
}

TEST_CASE("plain fields need no quotes, and stray quotes are refused", "[text]") {
  std::vector<std::string> fields;
  CHECK(splitCsv("a,,b c", ',', fields));
  CHECK(fields == std::vector<std::string>{"a", "", "b c"});
  CHECK(splitCsv("", ',', fields));
  CHECK(fields == std::vector<std::string>{""});
  CHECK_FALSE(splitCsv("a\"b", ',', fields));
  CHECK_FALSE(splitCsv("\"a\"b", ',', fields));
  CHECK_FALSE(splitCsv("\"a", ',', fields));
  CHECK(csvSeparator("a;b;c,d") == ';');
  CHECK(csvSeparator("a\tb") == '\t');
  CHECK(csvSeparator("a") == ',');
}

}  // namespace tomatic
