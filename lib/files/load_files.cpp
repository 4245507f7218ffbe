#include "files/load_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "calendar/calendar.hpp"
#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "load/exact.hpp"
#include "text/messages.hpp"
#include "text/records.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// So that sums stay within an int.
constexpr long long mostTurnsInAll = 1'000'000'000;

std::optional<int> parseTurns(std::string_view text) {
  const auto turns = parseInteger(text);
  return turns && *turns >= 0 && *turns <= mostTurns ? std::optional(static_cast<int>(*turns))
                                                     : std::nullopt;
}

void checkTotal(long long total, const std::string& file, Complaints& complaints) {
  if (total > mostTurnsInAll) {
    complaints.error({file, 0},
                     tr("loads add up to {} turns, expected at most {}", total, mostTurnsInAll));
  }
}

/// The turns of a row of a table; nothing if one is wrong, all of which are complaints.
std::optional<std::vector<int>> parseRow(const std::vector<std::string_view>& fields,
                                         const Place& place, Complaints& complaints) {
  std::vector<int> row;
  bool good = true;
  for (std::size_t column = 1; column < fields.size(); ++column) {
    const std::string_view field = trimmed(fields[column]);
    const auto turns = parseTurns(field);
    if (!turns) {
      complaints.error(
          place, tr("found '{}' for {} of '{}', expected an integer from 0 to {}", field,
                    lineName(Line{static_cast<int>(column) - 1}), trimmed(fields[0]), mostTurns));
    }
    good = good && turns;
    row.push_back(turns.value_or(0));
  }
  return good ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace

Load parseLoadMap(std::string_view text, const std::string& file, Complaints& complaints) {
  Load load;
  load.source = file;
  const Yaml document = yamlOf(text, file, complaints);
  long long total = 0;
  forEachEntry(document, tr("turns of each person"), complaints,
               [&](const PersonId& person, const Yaml& value) {
                 if (const auto turns = readInteger(value, person, {0, mostTurns}, complaints)) {
                   (person == nobody ? load.empty : load.turns[person]) = static_cast<int>(*turns);
                   total += *turns;
                 }
               });
  checkTotal(total, file, complaints);
  return load;
}

Load parseLoadTable(std::string_view text, const std::string& file, std::optional<int> lines,
                    Complaints& complaints) {
  Load load;
  load.source = file;
  std::map<PersonId, int> firstSeen;
  long long total = 0;
  for (const Record& record : records(text, file, complaints)) {
    const auto fields = split(record.line, '\t');
    const int columns = static_cast<int>(fields.size()) - 1;
    const PersonId person(trimmed(fields.front()));
    lines = lines.value_or(columns);
    if (columns != *lines || columns == 0) {
      complaints.error(record.place,
                       tr("{} columns after '{}', expected {} integers, one per line, separated by "
                          "tabs",
                          columns, person, std::max(*lines, 1)));
      continue;
    }
    if (words(person).size() != 1) {
      complaints.error(record.place,
                       tr("found '{}' before the first tab, expected the id of a person", person));
      continue;
    }
    if (const auto [first, isNew] = firstSeen.emplace(person, record.place.line); !isNew) {
      complaints.error(record.place, tr("'{}' a second time, first in line {}: expected once",
                                        person, first->second));
      continue;
    }
    auto row = parseRow(fields, record.place, complaints);
    if (!row) {
      continue;
    }
    const long long sum = std::accumulate(row->begin(), row->end(), 0LL);
    total += sum;
    (person == nobody ? load.empty : load.turns[person]) =
        static_cast<int>(std::min(sum, mostTurnsInAll));
    (person == nobody ? load.emptyByLine : load.byLine[person]) = std::move(*row);
  }
  if (load.emptyByLine.empty() && load.isByLine()) {
    load.emptyByLine.assign(static_cast<std::size_t>(*lines), 0);
  }
  checkTotal(total, file, complaints);
  return load;
}

Load readLoad(const InputFile& input, std::optional<int> lines, Complaints& complaints) {
  const fs::path ending = fs::path(input.name).extension();
  const std::string text = textOf(input, complaints);
  return ending == ".csv" || ending == ".tsv" ? parseLoadTable(text, input.name, lines, complaints)
                                              : parseLoadMap(text, input.name, complaints);
}

std::string loadAsYaml(const Load& load) {
  YamlWriter writer;
  writer.beginMap();
  for (const auto& [person, turns] : load.turns) {
    writer.key(person).integer(turns);
  }
  if (load.empty > 0) {
    writer.key(nobody).integer(load.empty);
  }
  return writer.endMap().finish();
}

std::string loadAsTable(const Load& load) {
  auto rows = load.byLine;
  rows.emplace(nobody, load.emptyByLine);
  std::string text;
  for (const auto& [person, row] : rows) {
    text += person;
    for (const int turns : row) {
      text += fmt::format("\t{}", turns);
    }
    text += '\n';
  }
  return text;
}

}  // namespace tomatic
