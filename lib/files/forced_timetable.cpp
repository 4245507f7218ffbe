#include "files/timetable_file.hpp"
#include "files/timetable_shape.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

bool asksForNothing(const Yaml& cell) {
  return cell.isNull() || (cell.isScalar() && (cell.text == nobody || cell.text == closed));
}

void addTurn(const Yaml& row, std::string_view what, Weekday day, Turn turn,
             std::vector<ForcedTurn>& all, Complaints& complaints) {
  for (const Yaml& cell : readItems(row, what, complaints)) {
    if (asksForNothing(cell)) {
      continue;
    }
    if (const auto person = readId(cell, what, complaints)) {
      all.push_back({day, turn, std::nullopt, *person, cell.place});
    }
  }
}

}  // namespace

std::vector<ForcedTurn> parseForcedTimetable(std::string_view text, const std::string& file,
                                             int turns, Complaints& complaints) {
  std::vector<ForcedTurn> all;
  const Yaml document = timetableDocument(text, file, complaints);
  if (document.isMap() && document.find("timetable") == nullptr) {
    complaints.error({file, 0}, tr("the key 'timetable' is missing, expected it to say who is "
                                   "wanted where"));
  }
  std::vector<Weekday> seen;
  for (const auto& [key, rows] :
       readEntries(valueOf(document, "timetable"), "timetable", complaints)) {
    const auto day = dayOnce(key, "timetable", seen, complaints);
    if (!day || rows.isNull() || !hasTurns(rows, key.text, turns, complaints)) {
      continue;
    }
    for (int turn = 0; turn < turns; ++turn) {
      addTurn(rows.items[static_cast<std::size_t>(turn)], key.text, *day, Turn{turn}, all,
              complaints);
    }
  }
  return all;
}

std::vector<ForcedTurn> readForcedTimetable(const InputFile& input, int turns,
                                            Complaints& complaints) {
  const auto text = namedText(input, complaints);
  return text ? parseForcedTimetable(*text, input.name, turns, complaints)
              : std::vector<ForcedTurn>();
}

}  // namespace tomatic
