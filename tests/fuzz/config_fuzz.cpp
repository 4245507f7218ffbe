// Whatever stands in config.yaml, reading it ends in settings that hold together or in a Failure.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "files/config.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

namespace {

/// One folder for the run, its config rewritten for every input.
struct Folder {
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }

  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("tomatic-fuzz-" + std::to_string(getpid()));
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  ConfigSources sources;
  sources.folder = folder.path;
  std::ofstream(sources.folder / "config.yaml", std::ios::binary | std::ios::trunc)
      << fuzz::asText(data, size);
  try {
    Complaints complaints;
    const Settings settings = readConfig(sources, complaints).settings;
    require(settings.hours.turns() > 0);
    require(!settings.searchDays.empty());
    require(settings.brunchTurns.bits() <= TurnSet::first(settings.hours.turns()).bits());
    for (const Weekday day : settings.searchDays) {
      for (int turn = 0; turn < settings.hours.turns(); ++turn) {
        require(settings.lines.at(day, Turn{turn}) <= 1000);
      }
    }
    for (const ForcedTurn& forced : settings.forced) {
      require(index(forced.turn) < settings.hours.turns());
    }
  } catch (const Failure&) {
  }
  return 0;
}
