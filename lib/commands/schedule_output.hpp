// Writes what a search finds into the working folder: the timetable, its page, the state of the
// search and the page of the best weeks so far.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/clock.hpp"
#include "report/html.hpp"
#include "rules/evaluator.hpp"
#include "settings/settings.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// How a search stands: status.yaml.
struct SearchStatus {
  int totalCells = 0;
  int completedCells = 0;
  std::optional<Cost> cost;
  std::optional<Clock::Time> solutionTime;  ///< when the best week was found
  std::string unfilledCell = "Complete";
  std::vector<std::string> busyReasons;
  std::vector<Finding> penalties;
  std::optional<Cost> bound;  ///< nothing when the rules allow no week
  bool optimal = false;
  std::optional<double> elapsedSeconds;
};

/// The file of a week's timetable.
std::string scheduledFile(Week week);

class ScheduleOutput {
 public:
  ScheduleOutput(std::filesystem::path folder, const Settings& settings, HtmlOptions html,
                 Week week);

  void writeStatus(const SearchStatus& status) const;
  void writeTimetable(const Timetable& timetable) const;
  /// Another timetable of the week, the second or a later one. Returns its file.
  std::string writeOther(const Timetable& timetable, int number) const;
  /// Adds a week to the page of the best ones.
  void writeMonitor(const Timetable& timetable);

  const std::string& yamlFile() const { return yamlFile_; }
  const std::string& htmlFile() const { return htmlFile_; }
  const std::string& statusFile() const { return statusFile_; }

 private:
  std::filesystem::path folder_;
  HtmlOptions html_;
  std::string yamlFile_;
  std::string htmlFile_;
  std::string statusFile_ = "status.yaml";
  std::string monitorFile_;
  int monitored_;
  std::vector<Timetable> best_;
};

}  // namespace tomatic
