// A timetable that the user names, with the week that judges it.
#pragma once

#include <optional>
#include <string>

#include "commands/week_plan.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// What names a timetable and the rules that judge it.
struct TimetableOptions {
  std::string file;
  WeekOptions week;
  RuleOptions rules;
};

/// TIMETABLE and the options of the week and the rules.
void declareTimetable(Options& offered, TimetableOptions& options, const std::string& what);
/// Those options alone.
void declareTimetableInputs(Options& offered, TimetableOptions& options);

/// The configuration that the options ask for.
Config configOf(const TimetableOptions& options, Console& console);

struct GivenTimetable {
  Timetable timetable;
  WeekPlan plan;
  WeekProblem problem;
  Assignment assignment;
};

/// Which rules judge: those of the folder, or, if the timetable says that it was made by the
/// relaxed ones (after falling back, say), those, unless an option names others.
enum class JudgedBy { folder, itself };

/// Reads the timetable and everything that its week is judged by. Warnings are told; throws Failure
/// and NoAnswer.
GivenTimetable givenTimetable(const TimetableOptions& options, const Config& config,
                              JudgedBy judgedBy, Console& console);

/// The same timetable judged by its own rules; nothing if those are the folder's or options name
/// others. What the files warn of is not told again.
std::optional<GivenTimetable> judgedByItself(const GivenTimetable& byFolder,
                                             const TimetableOptions& options, const Config& config,
                                             Console& console);

/// Writes the timetable that the assignment means: to a file of the folder, or to standard output
/// for `-`. The people of a turn keep their lines.
void writeGiven(const GivenTimetable& given, const Assignment& assignment, const std::string& file,
                const std::string& log, Console& console);

}  // namespace tomatic
