// `forced`: a map of [day, turn, line] to who wants it.
#include <algorithm>

#include "files/settings_reader.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

class ForcedReader {
 public:
  ForcedReader(Settings& settings, Complaints& complaints)
      : settings_(settings), complaints_(complaints) {}

  void read(const Yaml& map) {
    if (!map.isMap()) {
      unexpected(map, "forced", tr("a map such as '[dl, 1, 2]: ann'"), complaints_);
    }
    for (const auto& [key, value] : map.entries) {
      readEntry(key, value);
    }
  }

 private:
  void readEntry(const Yaml& key, const Yaml& value) {
    if (!key.isSequence() || key.items.size() != 3) {
      complaints_.error(key.place, tr("forced: found {}, expected [day, turn, line]",
                                      key.isSequence() ? key.oneLine() : key.described()));
      return;
    }
    const auto day = readWeekday(key.items[0], "forced", complaints_);
    if (!day) {
      return;
    }
    const auto turn = numberIn(key.items[1], tr("forced: turn"), settings_.hours.turns());
    if (!turn) {
      return;
    }
    const auto line = numberIn(key.items[2], tr("forced: line"), linesOf(*day, *turn));
    if (!line || value.isNull()) {
      return;
    }
    const auto person = readId(value, "forced", complaints_);
    if (person && *person != closed) {
      settings_.forced.push_back({*day, Turn{*turn}, Line{*line}, *person, key.place});
    }
  }

  /// A 1-based number as an index; `most` 0 means that the largest is not known.
  std::optional<int> numberIn(const Yaml& node, const std::string& what, int most) {
    const IntegerRange range{1, most > 0 ? most : 1000};
    const auto number = readInteger(node, what, range, complaints_);
    return number ? std::optional(static_cast<int>(*number) - 1) : std::nullopt;
  }

  /// The lines of that turn, 0 on days that are not scheduled: those force nothing anyway.
  int linesOf(Weekday day, int turn) const {
    const auto& days = settings_.searchDays;
    const bool scheduled = std::find(days.begin(), days.end(), day) != days.end();
    return scheduled && turn < settings_.hours.turns() ? settings_.lines.at(day, Turn{turn}) : 0;
  }

  Settings& settings_;
  Complaints& complaints_;
};

}  // namespace

void readForced(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  if (const GivenValue given = layers.find("forced")) {
    ForcedReader(settings, complaints).read(*given.node);
  }
}

}  // namespace tomatic
