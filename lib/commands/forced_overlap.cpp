#include <nlohmann/json.hpp>

#include "commands/busy_explain.hpp"
#include "commands/busy_folder.hpp"
#include "commands/tell_warnings.hpp"
#include "files/timetable_file.hpp"
#include "settings/forced_overlap.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

std::vector<BusyEntry> allEntries(const Settings& settings, const fs::path& folder,
                                  Complaints& complaints) {
  std::vector<BusyEntry> all;
  for (const BusyFile& file : readBusyTexts(settings, folder, complaints)) {
    all.insert(all.end(), file.entries.begin(), file.entries.end());
  }
  return all;
}

/// Those of the file that the configuration names, else of the usual one if it is there.
std::vector<ForcedTurn> forcedTurns(const Settings& settings, const fs::path& folder,
                                    Complaints& complaints) {
  const InputFile usual{folder, "data/forced-turns.yaml", true};
  std::error_code ignored;
  if (settings.forcedTimeTable) {
    return readForcedTimetable({folder, *settings.forcedTimeTable, true}, settings.hours.turns(),
                               complaints);
  }
  return fs::exists(folder / usual.name, ignored)
             ? readForcedTimetable(usual, settings.hours.turns(), complaints)
             : std::vector<ForcedTurn>();
}

}  // namespace

std::string ForcedOverlapCommand::summary() const {
  return tr("Lists forced turns that their own people may not attend in any week.");
}

void ForcedOverlapCommand::declareOwn(Options&) {}

ExitCode ForcedOverlapCommand::work(const Settings& settings, Console& console) {
  ToldComplaints complaints(console);
  const auto forced = forcedTurns(settings, console.folder(), complaints);
  const auto entries = allEntries(settings, console.folder(), complaints);
  complaints.throwIfAny();
  auto overlaps = nlohmann::ordered_json::array();
  for (const ForcedOverlap& overlap : forcedOverlaps(forced, entries)) {
    const ForcedTurn& turn = overlap.forced;
    const std::string_view day = wordFor(turn.day, settings.dayWords);
    console.out() << tr("{}: {} {} {} is forced, but {}", turn.place.text(), turn.person, day,
                        settings.hours.startText(turn.turn), entryText(overlap.busy, settings));
    overlaps.push_back({{"person", turn.person},
                        {"day", day},
                        {"turn", index(turn.turn) + 1},
                        {"file", turn.place.file},
                        {"line", turn.place.line},
                        {"entry", entryAsJson(overlap.busy, settings)}});
  }
  console.answer({{"overlaps", overlaps}});
  return overlaps.empty() ? ExitCode::done : ExitCode::no;
}

}  // namespace tomatic
