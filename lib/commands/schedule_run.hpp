// One run of tomatic-schedule once everything is read: searches, falls back, explains, writes.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/pace.hpp"
#include "commands/comparison.hpp"
#include "commands/schedule.hpp"
#include "commands/schedule_output.hpp"
#include "commands/week_plan.hpp"
#include "solver/alternatives.hpp"
#include "solver/solve.hpp"

namespace tomatic {

class ScheduleRun {
 public:
  /// `comparison`, if there is one, is told too.
  ScheduleRun(const WeekPlan& plan, const SearchOptions& options, Console& console,
              const Comparison* comparison = nullptr);

  /// Solves under the rules; if they allow no week, says why and tries `fallback`, if given.
  ExitCode run(const WeekProblem& problem, const WeekProblem* fallback);

 private:
  struct Attempt {
    const WeekProblem* problem = nullptr;
    solver::Solution solution;
    Verdict verdict;
    Timetable timetable;
    std::vector<solver::Alternative> all;  ///< the week and those that --solutions asks for
    std::vector<std::string> files;        ///< theirs
  };

  Attempt attempt(const WeekProblem& problem, double seconds, bool leaveTime);
  void onProgress(const WeekProblem& problem, const solver::Progress& progress);
  Timetable timetableFor(const WeekProblem& problem, const Assignment& assignment,
                         const Verdict& verdict, Cost bound, bool optimal) const;
  std::vector<std::string> whyNone(const WeekProblem& problem);
  std::vector<std::string> whyCellsEmpty(const WeekProblem& problem, int empty);
  ExitCode conclude(Attempt& attempt, const std::vector<std::string>& why);
  void findOthers(Attempt& attempt);
  void writeOthers(Attempt& attempt);
  void printResult(const Attempt& attempt);
  void answer(const Attempt& attempt, const std::vector<std::string>& why);
  solver::Stop stopExplaining(const WeekProblem& problem);
  std::string unfilledCell(const WeekProblem& problem) const;
  double elapsed() const;
  std::optional<double> elapsedForFiles() const;

  const WeekPlan& plan_;
  const SearchOptions& options_;
  Console& console_;
  const Comparison* comparison_;
  ScheduleOutput output_;
  double start_;
  Pace monitoring_;
  std::optional<Clock::Time> solutionTime_;
  int unfilledSlot_ = 0;  // a turn that cannot be filled, once that is known
};

}  // namespace tomatic
