#include "commands/schedule_output.hpp"

#include <fmt/format.h>

#include "files/file_io.hpp"
#include "files/timetable_file.hpp"
#include "files/yaml_writer.hpp"
#include "report/html_monitor.hpp"
#include "report/html_timetable.hpp"

namespace tomatic {
namespace {

void writeOptional(YamlWriter& writer, const char* key, const std::optional<std::string>& text) {
  writer.key(key);
  if (text) {
    writer.text(*text);
  } else {
    writer.null();
  }
}

void writeOptional(YamlWriter& writer, const char* key, const std::optional<Cost>& cost) {
  writer.key(key);
  if (cost) {
    writer.integer(*cost);
  } else {
    writer.null();
  }
}

std::string asYaml(const SearchStatus& status) {
  YamlWriter writer;
  writer.beginMap();
  writer.key("totalCells").integer(status.totalCells);
  writer.key("completedCells").integer(status.completedCells);
  writeOptional(writer, "solutionCost", status.cost);
  writeOptional(
      writer, "timeOfLastSolution",
      status.solutionTime ? std::optional(formatUtc(*status.solutionTime)) : std::nullopt);
  writer.key("unfilledCell").text(status.unfilledCell);
  writer.key("busyReasons").beginSequence();
  for (const std::string& reason : status.busyReasons) {
    writer.text(reason);
  }
  writer.endSequence();
  writer.key("penalties").beginSequence();
  for (const Finding& penalty : status.penalties) {
    writer.beginSequence(YamlStyle::flow).integer(penalty.cost).text(penalty.text).endSequence();
  }
  writer.endSequence();
  writeOptional(writer, "bound", status.bound);
  writer.key("optimal").boolean(status.optimal);
  writer.key("elapsedSeconds");
  if (status.elapsedSeconds) {
    writer.decimal(*status.elapsedSeconds, 3);
  } else {
    writer.null();
  }
  writer.endMap();
  return writer.finish();
}

}  // namespace

std::string scheduledFile(Week week) {
  return fmt::format("graella-telefons-{}.yaml", week.name());
}

ScheduleOutput::ScheduleOutput(fs::path folder, const Settings& settings, HtmlOptions html,
                               Week week)
    : folder_(std::move(folder)),
      html_(std::move(html)),
      yamlFile_(scheduledFile(week)),
      htmlFile_(fmt::format("graella-telefons-{}.html", week.name())),
      monitorFile_(settings.monitoringFile),
      monitored_(settings.maxMonitoredSolutions) {}

void ScheduleOutput::writeStatus(const SearchStatus& status) const {
  writeFile(folder_ / statusFile_, asYaml(status));
}

void ScheduleOutput::writeTimetable(const Timetable& timetable) const {
  writeFile(folder_ / yamlFile_, timetableAsYaml(timetable));
  writeFile(folder_ / htmlFile_, htmlTimetable(timetable, html_));
}

std::string ScheduleOutput::writeOther(const Timetable& timetable, int number) const {
  std::string file = fmt::format("graella-telefons-{}-{}.yaml", timetable.week.name(), number);
  writeFile(folder_ / file, timetableAsYaml(timetable));
  return file;
}

void ScheduleOutput::writeMonitor(const Timetable& timetable) {
  remember(best_, timetable, monitored_);
  writeFile(folder_ / monitorFile_, htmlMonitor(best_, html_));
}

}  // namespace tomatic
