#include "files/week_files.hpp"

#include <algorithm>
#include <iterator>

#include "files/timetable_shape.hpp"
#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "load/exact.hpp"
#include "text/messages.hpp"
#include "text/records.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr NumberRange anyTurns{-mostTurns, mostTurns};

Numbers numbersIn(const Yaml& map, std::string_view what, NumberRange range,
                  Complaints& complaints) {
  Numbers numbers;
  forEachEntry(map, what, complaints, [&](const PersonId& person, const Yaml& value) {
    const auto number = readNumber(value, person, range, complaints);
    if (number && person != nobody && person != closed) {
      numbers.emplace(person, *number);
    }
  });
  return numbers;
}

}  // namespace

Holidays parseHolidays(std::string_view text, const std::string& file, Complaints& complaints) {
  Holidays holidays;
  for (const Record& record : records(text, file, complaints)) {
    const std::string_view word = words(record.text).front();
    if (const auto date = parseDate(word)) {
      holidays.emplace(*date, trimmed(record.text.substr(word.size())));
    } else {
      complaints.error(record.place,
                       tr("'{}' is no date, expected YYYY-MM-DD, a tab and a description", word));
    }
  }
  return holidays;
}

std::vector<PersonId> parseLeaves(std::string_view text, const std::string& file,
                                  Complaints& complaints) {
  std::vector<PersonId> leaves;
  for (const Record& record : records(text, file, complaints)) {
    const std::string_view person = record.beforeHash();
    if (words(person).size() != 1) {
      complaints.error(record.place, tr("found '{}', expected one person id a line", person));
    } else {
      leaves.emplace_back(person);
    }
  }
  return leaves;
}

Numbers parseCredits(std::string_view text, const std::string& file, Complaints& complaints) {
  return numbersIn(yamlOf(text, file, complaints), tr("turns of each person"), anyTurns,
                   complaints);
}

Numbers parseOverloads(std::string_view text, const std::string& file, Complaints& complaints) {
  const Yaml document = timetableDocument(text, file, complaints);
  return numbersIn(valueOf(document, "overload"), "overload", anyTurns, complaints);
}

Numbers parseIdealLoads(std::string_view text, const std::string& file, Complaints& complaints) {
  return numbersIn(yamlOf(text, file, complaints), tr("turns of each person"), {0, mostTurns},
                   complaints);
}

Holidays readHolidays(const InputFile& input, Complaints& complaints) {
  return parseHolidays(textOf(input, complaints), input.name, complaints);
}

std::vector<PersonId> readLeaves(const InputFile& input, Complaints& complaints) {
  return parseLeaves(textOf(input, complaints), input.name, complaints);
}

Numbers readCredits(const InputFile& input, Complaints& complaints) {
  return parseCredits(textOf(input, complaints), input.name, complaints);
}

Numbers readOverloads(const InputFile& input, Complaints& complaints) {
  const auto text = namedText(input, complaints);
  return text ? parseOverloads(*text, input.name, complaints) : Numbers();
}

Numbers readIdealLoads(const InputFile& input, Complaints& complaints) {
  return parseIdealLoads(textOf(input, complaints), input.name, complaints);
}

std::vector<BusyEntry> readBusyFiles(const std::vector<InputFile>& inputs, int turns,
                                     Complaints& complaints) {
  std::vector<BusyEntry> all;
  for (const InputFile& input : inputs) {
    auto entries = parseBusyFile(textOf(input, complaints), input.name, turns, complaints);
    std::move(entries.begin(), entries.end(), std::back_inserter(all));
  }
  return all;
}

std::string numbersAsYaml(const Numbers& numbers, int mostDecimals) {
  YamlWriter writer;
  writer.beginMap();
  for (const auto& [person, number] : numbers) {
    writer.key(person).decimal(number, std::max(1, decimalsNeeded(number, mostDecimals)));
  }
  return writer.endMap().finish();
}

}  // namespace tomatic
