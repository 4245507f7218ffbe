#include "commands/timetable_views.hpp"

#include <nlohmann/json.hpp>

#include "cli/json.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/timetable_json.hpp"
#include "commands/timetable_page.hpp"
#include "commands/week_inputs.hpp"
#include "report/delimited_timetable.hpp"
#include "report/html.hpp"
#include "report/terminal_timetable.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

std::string asTable(const Timetable& timetable, const Settings& settings, const Console& console) {
  TerminalOptions terminal;
  terminal.width = console.width();
  terminal.colors = console.colors() ? TerminalColors::trueColor : TerminalColors::none;
  terminal.palette = {timetable.colors, settings.randomColors};
  return weekTitle(timetable) + "\n\n" + terminalTimetable(timetable, terminal);
}

}  // namespace

std::string TimetableListCommand::summary() const {
  return tr("Lists the weeks that have a timetable.");
}

ExitCode TimetableListCommand::work(const Settings& settings, Console& console) {
  auto weeks = nlohmann::ordered_json::array();
  for (const Week& week : storeOf(settings, console).weeks()) {
    console.out() << week.name() << '\n';
    weeks.push_back(week.name());
  }
  console.answer({{"weeks", weeks}});
  return ExitCode::done;
}

std::string TimetableShowCommand::summary() const {
  return tr("Shows the timetable of a week.");
}

void TimetableShowCommand::declareOwn(Options& offered) {
  week_.declare(offered, tr("the Monday of the week (default: this week)"));
  offered.option("--format", format_, tr("as what: table, yaml, json, csv, tsv or html"))
      .typeName("FORM")
      .among({"table", "yaml", "json", "csv", "tsv", "html"})
      .showDefault();
}

ExitCode TimetableShowCommand::work(const Settings& settings, Console& console) {
  Store::Stored stored = storeOf(settings, console).read(week_.chosen(settings, console));
  Timetable& timetable = stored.timetable;
  ToldComplaints complaints(console);
  if (format_ == "yaml") {
    console.out() << stored.text;
  } else if (format_ == "json") {
    printJson(console.out(), timetableAsJson(timetable));
  }
  console.answer(timetableAsJson(timetable));
  fillIn(timetable, readPeople(settings, console.folder(), complaints));
  if (format_ == "table") {
    console.out() << asTable(timetable, settings, console);
  } else if (format_ == "csv") {
    console.out() << timetableAsCsv(timetable);
  } else if (format_ == "tsv") {
    console.out() << timetableAsTsv(timetable);
  } else if (format_ == "html") {
    console.out() << pageOf(timetable, settings, console, complaints);
  }
  complaints.throwIfAny();
  return ExitCode::done;
}

}  // namespace tomatic
