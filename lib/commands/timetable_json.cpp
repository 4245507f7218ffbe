#include "commands/timetable_json.hpp"

#include <nlohmann/json.hpp>

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json objectOf(const std::map<PersonId, Value>& values) {
  auto object = Json::object();
  for (const auto& [person, value] : values) {
    object[person] = value;
  }
  return object;
}

Json costOf(const std::optional<Cost>& cost) {
  return cost ? Json(*cost) : Json(nullptr);
}

}  // namespace

Json timetableAsJson(const Timetable& timetable) {
  auto days = Json::array();
  auto cells = Json::object();
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    const auto word = std::string(wordFor(timetable.days[day], timetable.dayWords));
    days.push_back(word);
    cells[word] = timetable.cells[day];
  }
  auto penalties = Json::array();
  for (const Penalty& penalty : timetable.penalties) {
    penalties.push_back({{"cost", penalty.cost}, {"text", penalty.text}});
  }
  return {{"week", timetable.week.name()},
          {"days", days},
          {"hours", timetable.hours.texts()},
          {"turns", timetable.lineNames},
          {"timetable", cells},
          {"colors", objectOf(timetable.colors)},
          {"extensions", objectOf(timetable.extensions)},
          {"names", objectOf(timetable.names)},
          {"overload", objectOf(timetable.overload)},
          {"penalties", penalties},
          {"cost", costOf(timetable.cost)},
          {"log", timetable.log},
          {"bound", costOf(timetable.bound)},
          {"rules", timetable.rules.empty() ? Json(nullptr) : Json(timetable.rules)}};
}

}  // namespace tomatic
