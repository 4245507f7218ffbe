// Whatever stands in config.yaml, reading it ends in settings that hold together or in a Failure.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "files/config.hpp"

namespace {

/// One folder for the run, its config rewritten for every input.
struct Folder {
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }

  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("tomatic-fuzz-" + std::to_string(getpid()));
};

void check(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  tomatic::ConfigSources sources;
  sources.folder = folder.path;
  std::ofstream(sources.folder / "config.yaml", std::ios::binary | std::ios::trunc)
      << std::string_view(reinterpret_cast<const char*>(data), size);
  try {
    tomatic::Complaints complaints;
    const tomatic::Settings settings = tomatic::readConfig(sources, complaints).settings;
    check(settings.hours.turns() > 0);
    check(!settings.searchDays.empty());
    check(settings.brunchTurns.bits() <= tomatic::TurnSet::first(settings.hours.turns()).bits());
    for (const tomatic::Weekday day : settings.searchDays) {
      for (int turn = 0; turn < settings.hours.turns(); ++turn) {
        check(settings.lines.at(day, tomatic::Turn{turn}) <= 1000);
      }
    }
    for (const tomatic::ForcedTurn& forced : settings.forced) {
      check(tomatic::index(forced.turn) < settings.hours.turns());
    }
  } catch (const tomatic::Failure&) {
  }
  return 0;
}
