// Whatever the bytes, the small inputs of a week give values within their bounds or complaints; a
// load that is read comes back as it was written.
#include "files/load_files.hpp"
#include "files/week_files.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::comesBack;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  Complaints ignored;
  parseHolidays(text, "f", ignored);
  for (const PersonId& person : parseLeaves(text, "f", ignored)) {
    require(!person.empty());
  }
  for (const auto& [person, ideal] : parseIdealLoads(text, "f", ignored)) {
    require(!person.empty() && ideal >= 0);
  }
  Complaints ofCredits;
  const Numbers credits = parseCredits(text, "f", ofCredits);
  Complaints ofAgain;
  const std::string written = numbersAsYaml(credits);
  require(!comesBack(written) || parseCredits(written, "f", ofAgain).size() == credits.size());

  Complaints ofMap;
  const Load load = parseLoadMap(text, "f", ofMap);
  if (!ofMap.hasErrors() && comesBack(loadAsYaml(load))) {
    const Load again = parseLoadMap(loadAsYaml(load), "f", ofAgain);
    require(again.turns == load.turns && again.empty == load.empty && load.total() >= 0);
  }
  Complaints ofTable;
  const Load table = parseLoadTable(text, "f", std::nullopt, ofTable);
  if (!ofTable.hasErrors() && table.isByLine()) {
    const Load again = parseLoadTable(loadAsTable(table), "f", std::nullopt, ofAgain);
    require(again.byLine == table.byLine && again.emptyByLine == table.emptyByLine);
  }
  require(!ofAgain.hasErrors());
  return 0;
}
