#include "files/forced_turns.hpp"

#include <algorithm>

#include "files/timetable_shape.hpp"
#include "files/yaml_patch.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

const char* const ownFile = "data/forced-turns.yaml";

/// Who is forced in a cell; nobody if nothing is.
PersonId forcedIn(const Yaml& cell, std::string_view day, Complaints& complaints) {
  const bool nothing = cell.isNull() || (cell.isScalar() && cell.text == closed);
  return nothing ? PersonId(nobody) : readId(cell, day, complaints).value_or(PersonId(nobody));
}

void readDay(const Yaml& rows, std::string_view day, std::vector<std::vector<PersonId>>& turns,
             Complaints& complaints) {
  for (const Yaml& row : rows.items) {
    auto& people = turns.emplace_back();
    for (const Yaml& cell : readItems(row, day, complaints)) {
      people.push_back(forcedIn(cell, day, complaints));
    }
  }
}

/// The lists of lines of a document, each with its path.
template <typename Act>
void forEachTurn(const Yaml& document, Act act) {
  for (const auto& [key, turns] : valueOf(document, "timetable").entries) {
    for (std::size_t turn = 0; turn < turns.items.size(); ++turn) {
      act(YamlPath{"timetable", key.text, turn}, turns.items[turn]);
    }
  }
}

}  // namespace

std::string forcedTurnsFile(const Settings& settings) {
  return settings.forcedTimeTable.value_or(ownFile);
}

std::string noForcedTurns(const Settings& settings) {
  Yaml days;
  days.kind = Yaml::Kind::map;
  for (const Weekday day : settings.displayDays) {
    std::vector<Yaml> turns;
    for (int turn = 0; turn < settings.hours.turns(); ++turn) {
      const auto lines = static_cast<std::size_t>(settings.lines.at(day, Turn{turn}));
      turns.push_back(yamlList(std::vector<Yaml>(lines, yamlPlain("null"))));
    }
    days.entries.push_back({yamlText(wordFor(day, settings.dayWords)), yamlList(std::move(turns))});
  }
  Yaml document;
  document.kind = Yaml::Kind::map;
  document.entries.push_back({yamlText("timetable"), std::move(days)});
  return yamlDocument(document);
}

Timetable parseForcedTurns(std::string_view text, const std::string& file, const Settings& settings,
                           Complaints& complaints) {
  Timetable timetable;
  timetable.hours = settings.hours;
  timetable.dayWords = settings.dayWords;
  const Yaml document = timetableDocument(text, file, complaints);
  std::vector<Weekday> seen;
  std::map<Weekday, std::vector<std::vector<PersonId>>> days;
  for (const auto& [key, rows] :
       readEntries(valueOf(document, "timetable"), "timetable", complaints)) {
    const auto day = dayOnce(key, "timetable", seen, complaints);
    if (day && !rows.isNull() && hasTurns(rows, key.text, settings.hours.turns(), complaints)) {
      readDay(rows, key.text, days[*day], complaints);
    }
  }
  std::size_t most = 0;
  for (auto& [day, turns] : days) {
    timetable.days.push_back(day);
    for (const auto& row : turns) {
      most = std::max(most, row.size());
    }
    timetable.cells.push_back(std::move(turns));
  }
  for (std::size_t line = 0; line < most; ++line) {
    timetable.lineNames.push_back(lineName(Line{static_cast<int>(line)}));
  }
  return timetable;
}

std::string withForced(const std::string& text, const std::string& file, const Cell& cell,
                       const PersonId& person) {
  YamlPatch patch(text, file);
  YamlPath path;
  forEachTurn(patch.document(), [&](const YamlPath& turn, const Yaml&) {
    if (parseWeekday(std::get<std::string>(turn[1])) == cell.day &&
        std::get<std::size_t>(turn[2]) == static_cast<std::size_t>(index(cell.turn))) {
      path = turn;
    }
  });
  path.emplace_back(static_cast<std::size_t>(index(cell.line)));
  patch.set(path, person == nobody ? yamlPlain("null") : yamlText(person));
  return patch.text();
}

std::string withLineMore(const std::string& text, const std::string& file) {
  YamlPatch patch(text, file);
  const Yaml before = patch.document();
  forEachTurn(before,
              [&](const YamlPath& turn, const Yaml&) { patch.append(turn, yamlPlain("null")); });
  return patch.text();
}

std::string withoutLine(const std::string& text, const std::string& file, Line line) {
  YamlPatch patch(text, file);
  const Yaml before = patch.document();
  const auto position = static_cast<std::size_t>(index(line));
  forEachTurn(before, [&](YamlPath turn, const Yaml& row) {
    if (position < row.items.size()) {
      turn.emplace_back(position);
      patch.erase(turn);
    }
  });
  return patch.text();
}

}  // namespace tomatic
