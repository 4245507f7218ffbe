// Whatever a timetable looks like, a change by hand changes what it is about and nothing else; and
// forced turns are read, or complained about, and change alike.
#include "files/forced_turns.hpp"
#include "files/timetable_file.hpp"
#include "files/yaml_tree.hpp"
#include "fuzz/fuzz.hpp"
#include "store/timetable_text.hpp"

using namespace tomatic;
using fuzz::require;

namespace {

/// The document without what a change of cells may touch.
Yaml withoutChanges(const std::string& text) {
  Yaml document = parseYaml(text, "f");
  std::erase_if(document.entries, [](const Yaml::Entry& entry) {
    const std::string& key = entry.key.text;
    return entry.key.isScalar() && (key == "timetable" || key == "overload" || key == "log");
  });
  return document;
}

void changeFirstCell(const std::string& text, const Timetable& timetable) {
  for (const Weekday day : timetable.days) {
    const Cell cell{day, Turn{0}, Line{0}};
    const PersonId* before = personIn(timetable, cell);
    if (before == nullptr || *before == "somebody") {
      continue;
    }
    const std::string changed = withCells(text, "f", timetable, {{cell, "somebody"}}, "a: line");
    Complaints complaints;
    const Timetable after = parseTimetable(changed, "f", complaints);
    require(!complaints.hasErrors());
    require(*personIn(after, cell) == "somebody");
    require(after.log.size() == timetable.log.size() + 1 && after.log.back() == "a: line");
    require(after.overload.count("somebody") == 1);
    Timetable expected = timetable;
    for (std::size_t i = 0; i < expected.days.size(); ++i) {
      if (expected.days[i] == day) {
        expected.cells[i][0][0] = "somebody";
      }
    }
    require(after.cells == expected.cells && after.names == timetable.names);
    require(sameValue(withoutChanges(text), withoutChanges(changed)));
    return;
  }
}

void changeForced(const std::string& text) {
  Settings settings;
  settings.hours = *Hours::parse({"09:00", "10:00", "11:00"});
  Complaints complaints;
  const Timetable forced = parseForcedTurns(text, "f", settings, complaints);
  if (complaints.hasErrors() || forced.days.empty()) {
    return;
  }
  const std::string longer = withLineMore(text, "f");
  const Timetable more = parseForcedTurns(longer, "f", settings, complaints);
  require(!complaints.hasErrors() && more.days == forced.days);
  for (std::size_t day = 0; day < forced.days.size(); ++day) {
    for (std::size_t turn = 0; turn < forced.cells[day].size(); ++turn) {
      auto expected = forced.cells[day][turn];
      expected.emplace_back(nobody);
      require(more.cells[day][turn] == expected);
    }
  }
  const Cell first{forced.days.front(), Turn{0}, Line{0}};
  const Timetable edited =
      parseForcedTurns(withForced(longer, "f", first, "somebody"), "f", settings, complaints);
  require(!complaints.hasErrors() && *personIn(edited, first) == "somebody");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::asText(data, size));
  Complaints complaints;
  const Timetable timetable = parseTimetable(text, "f", complaints);
  try {
    if (!complaints.hasErrors()) {
      changeFirstCell(text, timetable);
    }
    changeForced(text);
  } catch (const Failure&) {
    // A key that is no text: the file is left to people.
  }
  return 0;
}
