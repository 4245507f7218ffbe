#include "commands/timetable_store.hpp"

#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/person_at_work.hpp"
#include "commands/cell_arguments.hpp"
#include "commands/tell_warnings.hpp"
#include "files/timetable_file.hpp"
#include "store/timetable_text.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

struct Upload {
  std::string text;
  std::string file;  ///< how messages call it
  Timetable timetable;
};

Upload readUpload(const std::string& name, Console& console, Complaints& complaints) {
  Upload upload;
  upload.file = name == "-" ? tr("standard input") : name;
  if (name == "-") {
    upload.text.assign(std::istreambuf_iterator<char>(console.in()), {});
  } else {
    upload.text = namedText({console.folder(), name, true}, complaints).value_or("");
    complaints.throwIfAny();
  }
  upload.timetable = parseTimetable(upload.text, upload.file, complaints);
  complaints.throwIfAny();
  return upload;
}

/// People of cells of whom nothing is known are slips of the keyboard, unless nobody is known.
void complainOfStrangers(const Upload& upload, const std::vector<PersonId>& known, bool force,
                         Complaints& complaints) {
  if (known.empty()) {
    complaints.warning({upload.file, 0},
                       tr("nothing tells who works here, so its people are taken as they are"));
    return;
  }
  const Timetable& timetable = upload.timetable;
  std::set<PersonId> seen{known.begin(), known.end()};
  seen.insert({PersonId(nobody), PersonId(closed)});
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    for (int turn = 0; turn < timetable.hours.turns(); ++turn) {
      const auto& row = timetable.cells[day][static_cast<std::size_t>(turn)];
      for (std::size_t line = 0; line < row.size(); ++line) {
        if (!seen.insert(row[line]).second) {
          continue;
        }
        const auto meant = nearest(row[line], known);
        const std::string what =
            tr("{}: nobody is called '{}'",
               cellText(timetable, {timetable.days[day], Turn{turn}, Line{static_cast<int>(line)}}),
               row[line]);
        const std::string text = meant ? tr("{}; did you mean '{}'?", what, *meant) : what;
        if (force) {
          complaints.warning({upload.file, 0}, text);
        } else {
          complaints.error({upload.file, 0}, tr("{}; --force takes it all the same", text));
        }
      }
    }
  }
}

/// What does not stop an upload but may not be meant.
void warnOfOddities(const Upload& upload, const Settings& settings, const Store& store,
                    Complaints& complaints) {
  const Place place{upload.file, 0};
  if (upload.timetable.hours != settings.hours) {
    complaints.warning(place, tr("its hours are not those of {}", settings.file));
  }
  const std::vector<Week> settled = weeksIn(store.folder(), creditFile);
  if (!settled.empty() && upload.timetable.week <= settled.back()) {
    complaints.warning(place, tr("the credits up to {} are settled: the overload of this week does "
                                 "not count any more",
                                 settled.back().name()));
  }
}

}  // namespace

std::string TimetableUploadCommand::summary() const {
  return tr("Puts a timetable in force, be it a new one or in the place of another.");
}

void TimetableUploadCommand::declareOwn(Options& offered) {
  offered.option("TIMETABLE", file_, tr("its file; - for standard input"))
      .required()
      .typeName("FILE");
  offered.flag("--force", force_,
               tr("also with people of whom nothing is known, and in the place of a broken one"));
  offered
      .option("--user", user_,
              tr("who uploads it, for the log (default: $TOMATIC_USER, the login name)"))
      .typeName("NAME");
}

ExitCode TimetableUploadCommand::work(const Settings& settings, Console& console) {
  const std::string user = personAtWork(user_, console);
  const Store store = storeOf(settings, console);
  ToldComplaints complaints(console);
  const Upload upload = readUpload(file_, console, complaints);
  const Week week = upload.timetable.week;
  complainOfStrangers(upload, knownPeople(settings, console.folder(), complaints), force_,
                      complaints);
  warnOfOddities(upload, settings, store, complaints);
  complaints.throwIfAny();

  const std::string line = tr("{}: {} uploaded {}", formatUtc(nowOf(console)), user, upload.file);
  const std::string text = withLogLine(upload.text, upload.file, line);
  if (!force_) {
    store.find(week);
  }
  const StoreChange change = changeOf(store, console);
  if (!force_) {
    store.find(week);  // again, now that nobody else changes it: a broken one stays
  }
  const auto replaced = change.save(week, text);
  const std::string stored = store.nameOf(timetableFile(week));
  console.out() << (replaced ? tr("{} is in force; what it replaces is in {}\n", stored,
                                  store.nameOf(std::string(backupsFolder) + '/' + *replaced))
                             : tr("{} is in force\n", stored));
  console.answer({{"week", week.name()},
                  {"file", stored},
                  {"replaced", replaced ? nlohmann::ordered_json(*replaced) : nullptr},
                  {"log", line}});
  return ExitCode::done;
}

std::string TimetableUndoCommand::summary() const {
  return tr("Puts back what the last change of a week replaced.");
}

void TimetableUndoCommand::declareOwn(Options& offered) {
  offered.option("WEEK", week_, tr("the Monday of the week")).required();
  offered.flag("--force", force_, tr("also in the place of a broken file"));
}

ExitCode TimetableUndoCommand::work(const Settings& settings, Console& console) {
  const Week week = mondayNamed(week_);
  const Store store = storeOf(settings, console);
  const StoreChange change = changeOf(store, console);
  const auto undone = change.undo(week, force_);
  console.out() << tr("{} is as it was in {}\n", store.nameOf(timetableFile(week)),
                      store.nameOf(std::string(backupsFolder) + '/' + undone.restored));
  console.answer(
      {{"week", week.name()},
       {"restored", undone.restored},
       {"replaced", undone.replaced ? nlohmann::ordered_json(*undone.replaced) : nullptr}});
  return ExitCode::done;
}

std::string TimetableLogCommand::summary() const {
  return tr("Prints who did what to the timetable of a week.");
}

void TimetableLogCommand::declareOwn(Options& offered) {
  week_.declare(offered, tr("the Monday of the week (default: this week)"));
}

ExitCode TimetableLogCommand::work(const Settings& settings, Console& console) {
  const Week week = week_.chosen(settings, console);
  const Timetable timetable = storeOf(settings, console).read(week).timetable;
  for (const std::string& line : timetable.log) {
    console.out() << line << '\n';
  }
  console.answer({{"week", week.name()}, {"log", timetable.log}});
  return ExitCode::done;
}

}  // namespace tomatic
