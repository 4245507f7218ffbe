#include "commands/busy_list.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/busy_folder.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_options.hpp"
#include "report/text_table.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

bool isOfWeek(const BusyEntry& entry, const Week& week) {
  return !entry.date || week.dayOf(*entry.date).has_value();
}

std::string tableOf(const std::vector<BusyEntry>& entries, const Settings& settings) {
  if (entries.empty()) {
    return "";
  }
  TextTable table({{tr("person")}, {tr("when")}, {tr("turns")}, {tr("reason")}, {tr("where")}});
  for (const BusyEntry& entry : entries) {
    table.add({(entry.required ? "+" : "") + entry.person, whenText(entry, settings.dayWords),
               turnsText(entry.turns, settings.hours.turns()), entry.reason, entry.place.text()});
  }
  return table.text();
}

}  // namespace

std::string BusyListCommand::summary() const {
  return tr("Lists who is away and why, one person's entries or everyone's.");
}

void BusyListCommand::declareOwn(Options& offered) {
  offered.option("PERSON", person_, tr("whose entries (default: everyone's)"));
  offered.option("--week", week_, tr("leave out the dates of other weeks than this day's"))
      .typeName("DATE");
}

ExitCode BusyListCommand::work(const Settings& settings, Console& console) {
  std::optional<Week> week;
  if (week_) {
    WeekOptions options;
    options.date = week_;
    week = chosenWeek(options, console.clock());
  }
  ToldComplaints complaints(console);
  std::vector<BusyEntry> entries;
  for (const BusyFile& file : readBusyTexts(settings, console.folder(), complaints)) {
    std::copy_if(file.entries.begin(), file.entries.end(), std::back_inserter(entries),
                 [&](const BusyEntry& entry) {
                   return (!person_ || entry.person == *person_) &&
                          (!week || isOfWeek(entry, *week));
                 });
  }
  complaints.throwIfAny();
  console.out() << tableOf(entries, settings);
  console.answer({{"entries", entriesAsJson(entries, settings)}});
  return ExitCode::done;
}

}  // namespace tomatic
