#include "files/timetable_file.hpp"
#include "files/yaml_writer.hpp"

namespace tomatic {
namespace {

using Texts = std::map<PersonId, std::string>;

void writeList(YamlWriter& writer, std::string_view key, const std::vector<std::string>& texts) {
  writer.key(key).beginSequence();
  for (const std::string& text : texts) {
    writer.text(text);
  }
  writer.endSequence();
}

void writeMap(YamlWriter& writer, std::string_view key, const Texts& texts) {
  writer.key(key).beginMap();
  for (const auto& [person, text] : texts) {
    writer.key(person).text(text);
  }
  writer.endMap();
}

void writeDay(YamlWriter& writer, const std::vector<std::vector<PersonId>>& turns) {
  writer.beginSequence();
  for (const auto& people : turns) {
    writer.beginSequence();
    for (const PersonId& person : people) {
      writer.text(person);
    }
    writer.endSequence();
  }
  writer.endSequence();
}

void writeCells(YamlWriter& writer, const Timetable& timetable) {
  writer.key("timetable").beginMap();
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    writer.key(wordFor(timetable.days[day], timetable.dayWords));
    writeDay(writer, timetable.cells[day]);
  }
  writer.endMap();
}

void writeOverload(YamlWriter& writer, const Timetable& timetable) {
  writer.key("overload").beginMap();
  for (const auto& [person, turns] : timetable.overload) {
    writer.key(person).decimal(turns, 1);
  }
  writer.endMap();
}

void writePenalties(YamlWriter& writer, const Timetable& timetable) {
  writer.key("penalties").beginSequence();
  for (const Penalty& penalty : timetable.penalties) {
    writer.beginSequence().integer(penalty.cost).text(penalty.text).endSequence();
  }
  writer.endSequence();
}

}  // namespace

std::string timetableAsYaml(const Timetable& timetable) {
  std::vector<std::string> days;
  for (const Weekday day : timetable.days) {
    days.emplace_back(wordFor(day, timetable.dayWords));
  }
  YamlWriter writer;
  writer.beginMap();
  writer.key("week").text(timetable.week.name());
  writeList(writer, "days", days);
  writeList(writer, "hours", timetable.hours.texts());
  writeList(writer, "turns", timetable.lineNames);
  writeCells(writer, timetable);
  writeMap(writer, "colors", timetable.colors);
  writeMap(writer, "extensions", timetable.extensions);
  writeMap(writer, "names", timetable.names);
  writeOverload(writer, timetable);
  writePenalties(writer, timetable);
  if (timetable.cost) {
    writer.key("cost").integer(*timetable.cost);
  }
  writeList(writer, "log", timetable.log);
  if (timetable.bound) {
    writer.key("bound").integer(*timetable.bound);
  }
  if (!timetable.rules.empty()) {
    writer.key("rules").text(timetable.rules);
  }
  return writer.endMap().finish();
}

}  // namespace tomatic
