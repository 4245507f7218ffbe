#include "commands/timetable_credit.hpp"

#include <nlohmann/json.hpp>

#include "store/workforce.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

constexpr int weeksKept = 2;

Json asJson(const Numbers& numbers) {
  auto object = Json::object();
  for (const auto& [person, turns] : numbers) {
    object[person] = turns;
  }
  return object;
}

Json asJson(const std::vector<Week>& weeks) {
  auto names = Json::array();
  for (const Week& week : weeks) {
    names.push_back(week.name());
  }
  return names;
}

/// The date that an option names; nothing if it was not given.
std::optional<Date> dateOption(const std::optional<std::string>& word, const char* option) {
  const auto date = word ? parseDate(*word) : std::nullopt;
  if (word && !date) {
    throw UsageError(tr("{}: '{}' is no date, expected YYYY-MM-DD", option, *word));
  }
  return date;
}

}  // namespace

std::string TimetableCreditCommand::summary() const {
  return tr("Prints the turns that each person has done beyond what was due.");
}

void TimetableCreditCommand::declareOwn(Options& offered) {
  week_.declare(offered, tr("up to and including this week (default: this week)"));
  offered.flag("--reset", reset_, tr("forgive them: from here on all start at 0"));
}

ExitCode TimetableCreditCommand::work(const Settings& settings, Console& console) {
  const Week week = week_.chosen(settings, console);
  const Store store = storeOf(settings, console);
  Credits credits = creditsUpTo(store, week);
  Json document{{"week", week.name()},
                {"credits", nullptr},
                {"settled", credits.settled ? Json(credits.settled->name()) : nullptr},
                {"since", asJson(credits.since)}};
  if (reset_) {
    const std::string copy = changeOf(store, console).forgive(week);
    const std::string name = store.nameOf(std::string(backupsFolder) + '/' + copy);
    console.note(tr("all credits up to {} are 0; what they were is in {}", week.name(), name));
    credits = creditsUpTo(store, week);
    document["settled"] = week.name();
    document["since"] = Json::array();
    document["backup"] = copy;
  }
  document["credits"] = asJson(credits.turns);
  console.out() << numbersAsYaml(credits.turns, decimalsOfTurns);
  console.answer(document);
  return ExitCode::done;
}

std::string TimetableRetireCommand::summary() const {
  return tr("Settles the credits of old weeks and puts their timetables away.");
}

void TimetableRetireCommand::declareOwn(Options& offered) {
  week_.declare(offered, tr("the last week to retire (default: two weeks before this week)"),
                std::chrono::days(-weeksKept * daysPerWeek));
}

ExitCode TimetableRetireCommand::work(const Settings& settings, Console& console) {
  const Week week = week_.chosen(settings, console);
  const Store store = storeOf(settings, console);
  creditsUpTo(store, week);
  const auto retired = changeOf(store, console).retire(week);
  console.out() << trn(static_cast<long long>(retired.timetables.size()),
                       "{} timetable up to {} is retired\n", "{} timetables up to {} are retired\n",
                       retired.timetables.size(), week.name());
  console.answer({{"week", week.name()},
                  {"timetables", asJson(retired.timetables)},
                  {"creditFiles", asJson(retired.creditFiles)},
                  {"credits", asJson(retired.credits)}});
  return ExitCode::done;
}

std::string TimetableWorkforceCommand::summary() const {
  return tr("Prints how many cells were or will be attended each day, of retired weeks too.");
}

void TimetableWorkforceCommand::declareOwn(Options& offered) {
  offered.option("--from", from_, tr("the first date")).typeName("DATE");
  offered.option("--to", to_, tr("the last date")).typeName("DATE");
}

ExitCode TimetableWorkforceCommand::work(const Settings& settings, Console& console) {
  const auto from = dateOption(from_, "--from");
  const auto to = dateOption(to_, "--to");
  auto days = Json::array();
  for (const auto& [date, cells] : workforceOf(storeOf(settings, console), from, to)) {
    console.out() << formatDate(date) << '\t' << cells << '\n';
    days.push_back({{"date", formatDate(date)}, {"attended", cells}});
  }
  console.answer({{"days", days}});
  return ExitCode::done;
}

}  // namespace tomatic
