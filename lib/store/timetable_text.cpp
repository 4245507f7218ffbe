#include "store/timetable_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "files/yaml_patch.hpp"
#include "load/exact.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr int mostDecimals = 6;

/// The key of a day, in whichever words the file has it.
std::string dayKey(const Yaml& document, Weekday day) {
  for (const auto& [key, turns] : document.find("timetable")->entries) {
    if (parseWeekday(key.text) == day) {
      return key.text;
    }
  }
  return {};  // only when the timetable is not of this text: the path leads nowhere
}

/// The sum, counted in millionths so that it is exact, with as many decimals as it needs.
std::string sumText(double turns, int gained) {
  const bool countable = std::abs(turns) < mostTurns;
  const double sum = countable ? static_cast<double>(millionths(turns) + gained * oneMillion) /
                                     static_cast<double>(oneMillion)
                               : turns + gained;
  return fmt::format("{:.{}f}", sum + 0.0, std::max(1, decimalsNeeded(sum, mostDecimals)));
}

void addTurns(YamlPatch& patch, const PersonId& person, int gained) {
  const YamlPath path{"overload", person};
  const Yaml* before = nodeAt(patch.document(), path);
  const auto turns =
      before != nullptr && before->isScalar() ? parseNumber(before->text) : std::nullopt;
  patch.set(path, yamlPlain(sumText(turns.value_or(0), gained)));
}

}  // namespace

std::string withCells(const std::string& text, const std::string& file, const Timetable& timetable,
                      const std::vector<CellEdit>& changes, const std::string& logLine) {
  YamlPatch patch(text, file);
  for (const auto& [cell, person, expected] : changes) {
    patch.set(
        {"timetable", dayKey(patch.document(), cell.day),
         static_cast<std::size_t>(index(cell.turn)), static_cast<std::size_t>(index(cell.line))},
        yamlText(person));
  }
  for (const auto& [person, gained] : turnsGained(changes, timetable)) {
    addTurns(patch, person, gained);
  }
  patch.append({"log"}, yamlText(logLine));
  return patch.text();
}

std::string withLogLine(const std::string& text, const std::string& file,
                        const std::string& logLine) {
  YamlPatch patch(text, file);
  patch.append({"log"}, yamlText(logLine));
  return patch.text();
}

}  // namespace tomatic
