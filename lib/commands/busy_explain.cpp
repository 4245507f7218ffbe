#include "commands/busy_explain.hpp"

#include <nlohmann/json.hpp>

#include "availability/unavailable.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "commands/week_options.hpp"
#include "report/dates.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// What the entries of one kind, or of both, make of the week.
Availability availabilityOfKind(const WeekInputs& inputs, bool required, bool optional) {
  Availability availability(inputs.week);
  for (const BusyEntry& entry : inputs.busy) {
    if (entry.required ? required : optional) {
      availability.add(entry);
    }
  }
  for (const PersonId& person : inputs.leaves) {
    if (required) {
      availability.addLeave(person, inputs.settings.hours.turns(), tr("on leave"));
    }
  }
  return availability;
}

std::string hoursOf(const Hours& hours, Turn turn) {
  return hours.startText(turn) + "-" + hours.texts()[static_cast<std::size_t>(index(turn)) + 1];
}

std::string turnText(const std::string& when, const std::vector<Unavailable>& people) {
  std::string text =
      people.empty() ? tr("{}: nobody is away", when) : tr("{}: {} away", when, people.size());
  for (const Unavailable& one : people) {
    text += "\n  " + std::string(one.required ? "+" : "") + one.person + ": " + joined(one.reasons);
  }
  return text + '\n';
}

nlohmann::ordered_json peopleAsJson(const std::vector<Unavailable>& people) {
  auto all = nlohmann::ordered_json::array();
  for (const Unavailable& one : people) {
    all.push_back({{"person", one.person}, {"required", one.required}, {"reasons", one.reasons}});
  }
  return all;
}

}  // namespace

std::string BusyExplainCommand::summary() const {
  return tr("Says for each turn of a week how many are away, who and why.");
}

void BusyExplainCommand::declareOwn(Options& offered) {
  offered.option("DATE", date_, tr("a day of the week meant (default: next week)"));
  const Option required =
      offered.flag("--required", onlyRequired_, tr("only what may not be broken"));
  offered.flag("--optional", onlyOptional_, tr("only what may be broken at a cost"))
      .excludes(required);
}

ExitCode BusyExplainCommand::work(const Settings& settings, Console& console) {
  WeekOptions options;
  options.date = date_;
  const Week week = chosenWeek(options, console.clock());
  ToldComplaints complaints(console);
  const WeekInputs inputs = readWeekInputs(settings, console.folder(), week, complaints);
  complaints.throwIfAny();
  const Availability availability = availabilityOfKind(inputs, !onlyOptional_, !onlyRequired_);
  auto turns = nlohmann::ordered_json::array();
  for (const Weekday day : inputs.businessDays) {
    const std::string_view word = wordFor(day, settings.dayWords);
    for (int i = 0; i < settings.hours.turns(); ++i) {
      const auto people = unavailableIn(availability, day, Turn{i});
      console.out() << turnText(fmt::format("{} {}", word, hoursOf(settings.hours, Turn{i})),
                                people);
      turns.push_back({{"day", word},
                       {"turn", i + 1},
                       {"start", settings.hours.startText(Turn{i})},
                       {"away", people.size()},
                       {"people", peopleAsJson(people)}});
    }
  }
  console.answer({{"week", week.name()}, {"turns", turns}});
  if (inputs.businessDays.empty()) {
    console.note(tr("every day of the week of {} is closed", longDate(week.monday())));
  }
  return ExitCode::done;
}

}  // namespace tomatic
