// A file of customers, CSV or JSON lines, gives rows of its table that may be put into the mirror,
// or complaints; every row is either. The first byte chooses the table and the form.
#include <sstream>
#include <string>

#include "callinfo/table_reader.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const auto& tables = importTables();
  const std::size_t choice = data[0];
  const ImportTable& table = tables[choice / 2 % tables.size()];
  const TableForm form = choice % 2 == 0 ? TableForm::csv : TableForm::jsonLines;
  std::istringstream in{std::string(fuzz::asText(data + 1, size - 1))};
  Complaints complaints;
  TableReader reader(in, table, form, "file", complaints);
  bool bad = complaints.hasErrors();
  ImportRow row;
  for (auto next = reader.next(row); next != TableReader::Next::end; next = reader.next(row)) {
    bad = bad || next == TableReader::Next::bad;
    if (next != TableReader::Next::row) {
      continue;
    }
    require(row.size() == table.columns.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      require(!row[i].empty() || !table.columns[i].required);
      std::string value = row[i];
      require(checkValue(table.columns[i], value).empty());
      require(value == row[i]);
    }
  }
  require(complaints.hasErrors() == bad);
  require(reader.bytes() <= size);
  return 0;
}
