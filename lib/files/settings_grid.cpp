// Hours, lines and days: the cells of a week.
#include <algorithm>
#include <set>

#include "files/settings_reader.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange lineRange{1, 1000};
constexpr IntegerRange linesOfTurnRange{0, 1000};

class GridReader {
 public:
  GridReader(const ConfigLayers& layers, Settings& settings, Complaints& complaints)
      : layers_(layers), settings_(settings), complaints_(complaints) {}

  void read() {
    readHours();
    readDays();
    readLines();
    settings_.dayWords = english_ ? DayWords::english : DayWords::catalan;
  }

 private:
  /// A key without which nothing works.
  GivenValue required(std::string_view name, const std::string& example) {
    GivenValue given = layers_.find(name);
    if (!given) {
      const Place place = given.node != nullptr ? given.node->place : Place{settings_.file, 0};
      complaints_.error(place, tr("{} is missing, expected for example '{}'", name, example));
    }
    return given;
  }

  void readHours() {
    const GivenValue given = required("hours", "hours: ['09:00', '10:15', '11:30']");
    if (!given) {
      return;
    }
    const std::size_t errorsBefore = complaints_.errors().size();
    std::vector<std::string> texts;
    for (const Yaml& item : readItems(*given.node, "hours", complaints_)) {
      const auto text = readText(item, "hours", complaints_);
      if (text && isTime(*text, item.place) && comesNext(texts, *text, item.place)) {
        texts.push_back(*text);
      }
    }
    if (complaints_.errors().size() > errorsBefore) {
      return;
    }
    std::string why;
    if (const auto hours = Hours::parse(texts, &why)) {
      settings_.hours = *hours;
    } else {
      complaints_.error(given.node->place, tr("hours: {}", why));
    }
  }

  bool isTime(const std::string& text, const Place& place) {
    std::string why;
    if (Hours::parse({text, "23:59"}) || Hours::parse({"00:00", text}, &why)) {
      return true;
    }
    complaints_.error(place, tr("hours: {}", why));
    return false;
  }

  bool comesNext(const std::vector<std::string>& before, const std::string& text,
                 const Place& place) {
    std::string why;
    if (before.empty() || Hours::parse({before.back(), text}, &why)) {
      return true;
    }
    complaints_.error(place, tr("hours: {}", why));
    return false;
  }

  void readDays() {
    const GivenValue search = layers_.find("searchDays");
    const GivenValue configured = layers_.find("searchDays", LayerKind::environment);
    const GivenValue display = layers_.find("displayDays");
    const std::vector<Weekday> weekdays{Weekday::monday, Weekday::tuesday, Weekday::wednesday,
                                        Weekday::thursday, Weekday::friday};
    const std::size_t errorsBefore = complaints_.errors().size();
    const auto configuredDays = configured ? days("searchDays", configured) : weekdays;
    settings_.searchDays =
        search.layer == LayerKind::flags && search ? days("searchDays", search) : configuredDays;
    settings_.displayDays = display ? days("displayDays", display) : configuredDays;
    if (complaints_.errors().size() == errorsBefore) {
      checkShown(search, display);
    }
  }

  void checkShown(const GivenValue& search, const GivenValue& display) {
    for (const Weekday day : settings_.searchDays) {
      const auto& shown = settings_.displayDays;
      if (std::find(shown.begin(), shown.end(), day) == shown.end()) {
        const Place place = search    ? search.node->place
                            : display ? display.node->place
                                      : Place{settings_.file, 0};
        complaints_.error(place,
                          tr("the search day {} is not shown; add it to displayDays",
                             wordFor(day, english_ ? DayWords::english : DayWords::catalan)));
      }
    }
  }

  /// In week order.
  std::vector<Weekday> days(std::string_view key, const GivenValue& given) {
    std::set<Weekday> found;
    for (const Yaml& item : readItems(*given.node, key, complaints_)) {
      const auto one = readWeekday(item, key, complaints_);
      if (one && !found.insert(*one).second) {
        complaints_.error(item.place, tr("{}: {} is given twice", key, item.described()));
      }
      english_ = english_ || (one && given.layer != LayerKind::flags &&
                              dayWordsOf(item.text) == DayWords::english);
    }
    if (given.node->isSequence() && given.node->items.empty()) {
      complaints_.error(given.node->place, tr("{}: no day is given, expected at least one", key));
    }
    return {found.begin(), found.end()};
  }

  void readLines() {
    const GivenValue given = required("lines", "lines: 6");
    if (!given) {
      return;
    }
    if (given.node->isMap()) {
      readLinesPerTurn(*given.node);
    } else if (given.node->isSequence()) {
      unexpected(*given.node, "lines",
                 tr("an integer, or a map of each day to a list of one integer a turn"),
                 complaints_);
    } else if (const auto count = readInteger(*given.node, "lines", lineRange, complaints_)) {
      settings_.lines = LineCounts(static_cast<int>(*count));
    }
  }

  void readLinesPerTurn(const Yaml& map) {
    std::map<Weekday, std::vector<int>> rows;
    std::set<Weekday> named;
    for (const auto& [key, row] : map.entries) {
      const auto weekday = readWeekday(key, "lines", complaints_);
      if (weekday && !named.insert(*weekday).second) {
        complaints_.error(key.place, tr("lines: {} is given twice", key.described()));
      } else if (weekday) {
        rows[*weekday] = lineRow(key.text, row);
      }
    }
    for (const Weekday weekday : settings_.searchDays) {
      if (named.count(weekday) == 0) {
        complaints_.error(map.place,
                          tr("lines: the search day {} has no row, expected a list of {} integers",
                             wordFor(weekday, english_ ? DayWords::english : DayWords::catalan),
                             settings_.hours.turns()));
      }
    }
    settings_.lines = LineCounts(std::move(rows));
  }

  std::vector<int> lineRow(const std::string& dayWord, const Yaml& node) {
    const std::string what = tr("lines: {}", dayWord);
    std::vector<int> row;
    const std::vector<Yaml>& items = readItems(node, what, complaints_);
    for (const Yaml& item : items) {
      const auto count = readInteger(item, what, linesOfTurnRange, complaints_);
      row.push_back(static_cast<int>(count.value_or(0)));
    }
    const int turns = settings_.hours.turns();
    if (turns > 0 && node.isSequence() && static_cast<int>(items.size()) != turns) {
      complaints_.error(node.place, tr("{}: {} integers, expected {}, one for each turn of 'hours'",
                                       what, items.size(), turns));
    }
    if (node.isNull()) {
      unexpected(node, what, tr("a list of integers"), complaints_);
    }
    row.resize(static_cast<std::size_t>(turns));  // never read beyond, whatever was wrong
    return row;
  }

  const ConfigLayers& layers_;
  Settings& settings_;
  Complaints& complaints_;
  bool english_ = false;
};

}  // namespace

void readGrid(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  GridReader(layers, settings, complaints).read();
}

}  // namespace tomatic
