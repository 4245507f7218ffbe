#include <algorithm>
#include <cmath>
#include <optional>

#include "files/timetable_file.hpp"
#include "files/timetable_shape.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Costs beyond this no longer fit in the doubles that other programs read them into.
constexpr double mostCost = 9e15;

/// Reads the parts of one document; complaints gather.
class TimetableReader {
 public:
  TimetableReader(std::string_view text, std::string file, Complaints& complaints)
      : file_(std::move(file)), complaints_(complaints) {
    document_ = timetableDocument(text, file_, complaints);
  }

  Timetable timetable() {
    Timetable all;
    if (!document_.isMap()) {
      return all;
    }
    all.week = week();
    all.hours = hours();
    all.lineNames = texts(valueOf(document_, "turns"), "turns");
    const std::vector<Weekday> found = daysOfCells();
    all.days = days(found);
    if (!found.empty()) {
      all.dayWords = *dayWordsOf(required("timetable")->entries.front().key.text);
    }
    cells(all);
    all.colors = textMap("colors");
    all.extensions = textMap("extensions");
    all.names = textMap("names");
    all.overload = numberMap("overload");
    all.penalties = penalties();
    all.cost = cost("cost");
    for (const Yaml& item : readItems(valueOf(document_, "log"), "log", complaints_)) {
      all.log.push_back(sentence(item));
    }
    all.bound = cost("bound");
    all.rules = text(valueOf(document_, "rules"), "rules");
    return all;
  }

 private:
  /// The value of a key; a complaint if it is missing.
  const Yaml* required(std::string_view key) {
    const Yaml* found = document_.find(key);
    if (found == nullptr) {
      complaints_.error({file_, 0}, tr("the key '{}' is missing, expected it in a timetable", key));
    }
    return found;
  }

  /// A text, which may be left out.
  std::string text(const Yaml& node, std::string_view what) {
    return node.isNull() ? "" : readText(node, what, complaints_).value_or("");
  }

  std::vector<std::string> texts(const Yaml& list, std::string_view what) {
    std::vector<std::string> all;
    for (const Yaml& item : readItems(list, what, complaints_)) {
      all.push_back(text(item, what));
    }
    return all;
  }

  Week week() {
    const Week none{Date{}};
    const Yaml* node = required("week");
    if (node == nullptr) {
      return none;
    }
    const auto date = parseDate(node->text);
    if (!date) {
      unexpected(*node, "week", tr("the Monday of the week as YYYY-MM-DD"), complaints_);
      return none;
    }
    const Week week(*date);
    if (week.monday() != *date) {
      unexpected(*node, "week", tr("the Monday of that week, '{}'", week.name()), complaints_);
    }
    return week;
  }

  Hours hours() {
    const Yaml* node = required("hours");
    if (node == nullptr) {
      return {};
    }
    std::string whatIsWrong;
    const auto parsed = Hours::parse(texts(*node, "hours"), &whatIsWrong);
    if (!parsed) {
      complaints_.error(node->place, tr("hours: {}", whatIsWrong));
    }
    return parsed.value_or(Hours());
  }

  const std::vector<Yaml::Entry>& cellsByDay() {
    return readEntries(valueOf(document_, "timetable"), "timetable", complaints_);
  }

  /// The days of the cells, in week order. None, with a complaint, if there are none or one of them
  /// is wrong.
  std::vector<Weekday> daysOfCells() {
    std::vector<Weekday> found;
    const Yaml* node = required("timetable");
    if (node == nullptr) {
      return found;
    }
    bool good = true;
    for (const auto& [key, rows] : cellsByDay()) {
      good = dayOnce(key, "timetable", found, complaints_) && good;
    }
    if (node->isNull() || (node->isMap() && found.empty() && good)) {
      unexpected(*node, "timetable", tr("the turns of at least one day"), complaints_);
    }
    std::sort(found.begin(), found.end());
    return good ? found : std::vector<Weekday>();
  }

  /// The days shown: as listed, else those with cells. Both must be the same.
  std::vector<Weekday> days(const std::vector<Weekday>& withCells) {
    const Yaml& node = valueOf(document_, "days");
    if (node.isNull()) {
      return withCells;
    }
    std::vector<Weekday> listed;
    for (const Yaml& item : readItems(node, "days", complaints_)) {
      const auto weekday = dayOnce(item, "days", listed, complaints_);
      if (weekday && !withCells.empty() &&
          !std::binary_search(withCells.begin(), withCells.end(), *weekday)) {
        unexpected(item, "days", tr("only days that have cells in the timetable"), complaints_);
      }
    }
    for (const auto& [key, rows] : cellsByDay()) {
      const auto weekday = parseWeekday(key.text);
      if (weekday && std::find(listed.begin(), listed.end(), *weekday) == listed.end()) {
        unexpected(key, "timetable", tr("only days that are listed in 'days'"), complaints_);
      }
    }
    std::sort(listed.begin(), listed.end());
    return listed;
  }

  std::vector<PersonId> row(const Yaml& node, std::string_view what, std::size_t mostLines) {
    std::vector<PersonId> people;
    if (!node.isSequence()) {
      unexpected(node, what, tr("a list of persons, one per line"), complaints_);
    }
    for (const Yaml& cell : node.items) {
      people.push_back(readId(cell, what, complaints_).value_or(PersonId(nobody)));
    }
    if (mostLines > 0 && people.size() > mostLines) {
      complaints_.error(node.place, tr("{}: {} lines in a turn, expected at most the {} of 'turns'",
                                       what, people.size(), mostLines));
    }
    return people;
  }

  void cells(Timetable& all) {
    all.cells.resize(all.days.size());
    std::size_t most = 0;
    for (const auto& [key, rows] : cellsByDay()) {
      const auto weekday = parseWeekday(key.text);
      const auto shown =
          weekday ? std::find(all.days.begin(), all.days.end(), *weekday) : all.days.end();
      if (shown == all.days.end() ||
          (all.hours.turns() > 0 && !hasTurns(rows, key.text, all.hours.turns(), complaints_))) {
        continue;
      }
      auto& turns = all.cells[static_cast<std::size_t>(shown - all.days.begin())];
      for (const Yaml& node : rows.items) {
        turns.push_back(row(node, key.text, all.lineNames.size()));
        most = std::max(most, turns.back().size());
      }
    }
    for (std::size_t line = all.lineNames.size(); line < most; ++line) {
      all.lineNames.push_back(lineName(Line{static_cast<int>(line)}));
    }
  }

  std::map<PersonId, std::string> textMap(std::string_view key) {
    std::map<PersonId, std::string> all;
    forEachEntry(valueOf(document_, key), key, complaints_,
                 [&](const PersonId& person, const Yaml& value) {
                   if (!value.isNull()) {
                     all.emplace(person, text(value, key));
                   }
                 });
    return all;
  }

  std::map<PersonId, double> numberMap(std::string_view key) {
    std::map<PersonId, double> all;
    forEachEntry(valueOf(document_, key), key, complaints_,
                 [&](const PersonId& person, const Yaml& value) {
                   if (const auto number = readNumber(value, key, {}, complaints_)) {
                     all.emplace(person, *number);
                   }
                 });
    return all;
  }

  /// A whole number of points; other programs may write it with a decimal point.
  std::optional<Cost> costOf(const Yaml& node, std::string_view what) {
    const auto number = node.isScalar() ? parseNumber(node.text) : std::nullopt;
    if (!number || std::abs(*number) > mostCost || *number != std::floor(*number)) {
      unexpected(node, what, tr("a cost, an integer"), complaints_);
      return std::nullopt;
    }
    return static_cast<Cost>(*number);
  }

  std::optional<Cost> cost(std::string_view key) {
    const Yaml& node = valueOf(document_, key);
    return node.isNull() ? std::nullopt : costOf(node, key);
  }

  std::vector<Penalty> penalties() {
    std::vector<Penalty> all;
    for (const Yaml& item : readItems(valueOf(document_, "penalties"), "penalties", complaints_)) {
      if (!item.isSequence() || item.items.size() != 2) {
        unexpected(item, "penalties", tr("[cost, text]"), complaints_);
        continue;
      }
      const auto points = costOf(item.items[0], "penalties");
      all.push_back({points.value_or(0), text(item.items[1], "penalties")});
    }
    return all;
  }

  /// A line of the log; other programs may write it as a list of its parts.
  std::string sentence(const Yaml& node) {
    return node.isSequence() ? joined(texts(node, "log"), " ") : text(node, "log");
  }

  std::string file_;
  Complaints& complaints_;
  Yaml document_;
};

}  // namespace

Timetable parseTimetable(std::string_view text, const std::string& file, Complaints& complaints) {
  return TimetableReader(text, file, complaints).timetable();
}

Timetable readTimetable(const InputFile& input, Complaints& complaints) {
  const auto text = namedText(input, complaints);
  return text ? parseTimetable(*text, input.name, complaints) : Timetable();
}

}  // namespace tomatic
