// tomatic-timetable: the timetables in force, week after week.
#pragma once

#include "commands/timetable_credit.hpp"
#include "commands/timetable_edit.hpp"
#include "commands/timetable_forced.hpp"
#include "commands/timetable_ical.hpp"
#include "commands/timetable_phones.hpp"
#include "commands/timetable_publish.hpp"
#include "commands/timetable_store.hpp"
#include "commands/timetable_views.hpp"

namespace tomatic {

class TimetableTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-timetable"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options&) override {}
  std::vector<Command*> commands() override;
  bool needsCommand() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  TimetableListCommand list_;
  TimetableShowCommand show_;
  TimetableScheduledCommand scheduled_;
  TimetableUploadCommand upload_;
  TimetableEditCommand edit_;
  TimetableSwapCommand swap_;
  TimetableUndoCommand undo_;
  TimetableLogCommand log_;
  TimetableCreditCommand credit_;
  TimetableRetireCommand retire_;
  TimetableWorkforceCommand workforce_;
  TimetableAsteriskCommand asterisk_;
  TimetableIcalCommand ical_;
  TimetablePublishCommand publish_;
  ForcedShowCommand forced_;
  ForcedEditCommand forcedEdit_;
  ForcedAddLineCommand forcedAddLine_;
  ForcedRemoveLineCommand forcedRemoveLine_;
};

}  // namespace tomatic
