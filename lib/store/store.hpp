// The folder of stored timetables, for reading. Names of files are made of weeks and of nothing
// else, so no argument and no file's content leads out of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "text/complaints.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// What the files of the store are called, within its folder.
std::string timetableFile(Week week);
std::string creditFile(Week week);
inline constexpr const char* retiredFolder = "old";
inline constexpr const char* backupsFolder = "backups";

/// The weeks of whose names, made by `nameOf`, a folder has files; sorted. None if there is no such
/// folder. Dates that are no Monday name no week.
std::vector<Week> weeksIn(const std::filesystem::path& folder, std::string (*nameOf)(Week));

class Store {
 public:
  /// `name` is the folder relative to `workingFolder`: how messages call it.
  Store(std::filesystem::path workingFolder, std::string name)
      : workingFolder_(std::move(workingFolder)), name_(std::move(name)) {}

  const std::filesystem::path& workingFolder() const { return workingFolder_; }
  std::filesystem::path folder() const { return workingFolder_ / name_; }
  /// A file of the store as messages call it.
  std::string nameOf(const std::string& file) const;

  /// The weeks that have a timetable in force, sorted.
  std::vector<Week> weeks() const { return weeksIn(folder(), timetableFile); }

  /// The timetable of a week and the text that it was read from; nothing if there is none.
  struct Stored {
    std::string text;
    Timetable timetable;
  };
  /// Throws Failure with file and line of everything that is wrong with it, be it that it is the
  /// timetable of another week.
  std::optional<Stored> find(Week week) const;
  /// The same; throws NoAnswer if there is none.
  Stored read(Week week) const;
  /// Reads it again if its text is not the same any more.
  void refresh(Week week, Stored& stored) const;

 private:
  std::filesystem::path workingFolder_;
  std::string name_;
};

/// The timetable in the text of a file of the store; throws as Store::find does.
Timetable parseStored(const std::string& text, const std::string& file, Week week);

}  // namespace tomatic
