// The store held by one run that changes it. Each change leaves it whole at every moment, so that
// whoever reads meanwhile, or comes after a run that was killed, finds the old state or the new.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/file_io.hpp"
#include "store/backups.hpp"
#include "store/credits.hpp"
#include "store/store.hpp"

namespace tomatic {

class StoreChange {
 public:
  /// Makes the folder if need be and takes its lock, as FolderLock does; `now` is when the change
  /// is made.
  StoreChange(const Store& store, std::string_view command, ExactTime now,
              const std::function<bool()>& giveUp);

  const Store& store() const { return store_; }

  /// Puts a timetable in force and keeps a copy of the one that it replaces, whose name it returns.
  /// Nothing is done if they are the same. Throws Failure, and then nothing is replaced.
  std::optional<std::string> save(Week week, std::string_view text) const;

  struct Undone {
    std::string restored;                 ///< name of the copy
    std::optional<std::string> replaced;  ///< name of the copy of what was in force
  };
  /// Puts the newest copy of a week in force that is not the same as what is, of which it keeps a
  /// copy in turn: undone twice is as before. Throws NoAnswer if there is no such copy, Failure if
  /// the copy, or, unless `overBroken`, what it would replace is no sound timetable.
  Undone undo(Week week, bool overBroken) const;

  struct Retired {
    Numbers credits;                ///< up to the week
    std::vector<Week> timetables;   ///< moved by this run
    std::vector<Week> creditFiles;  ///< moved by this run
  };
  /// Settles the credits up to a week in a file of its own and moves the timetables up to it, and
  /// the older files of credits, to the folder of the retired. The file of credits comes first: as
  /// soon as it is there, no timetable up to the week counts any more, wherever it is; until then,
  /// all of them do and none has moved. So a run that was killed at any point can be run again.
  Retired retire(Week week) const;

  /// Sets the credits up to a week to 0 for everyone; what they were is kept as a backup, whose
  /// name is returned.
  std::string forgive(Week week) const;

 private:
  std::filesystem::path backups() const { return store_.folder() / backupsFolder; }
  std::filesystem::path retired() const { return store_.folder() / retiredFolder; }
  void moveAway(const std::string& file) const;

  const Store& store_;
  FolderLock lock_;
  ExactTime now_;
};

}  // namespace tomatic
