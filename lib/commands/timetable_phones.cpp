#include "commands/timetable_phones.hpp"

#include <nlohmann/json.hpp>

#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "report/asterisk_queues.hpp"
#include "store/scheduled.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

Json documentOf(const Scheduled& scheduled, const TimeZone& zone, UtcTime time) {
  Json document{{"at", formatUtc(time)},
                {"local", formatLocal(scheduled.shown)},
                {"timezone", zone.name()},
                {"week", scheduled.week.name()},
                {"day", wordFor(scheduled.day, scheduled.timetable.dayWords)},
                {"turn", nullptr},
                {"start", nullptr},
                {"end", nullptr},
                {"people", Json::array()}};
  if (scheduled.turn) {
    const auto turn = static_cast<std::size_t>(index(*scheduled.turn));
    document["turn"] = turn + 1;
    document["start"] = scheduled.timetable.hours.texts()[turn];
    document["end"] = scheduled.timetable.hours.texts()[turn + 1];
  }
  return document;
}

}  // namespace

std::string TimetableScheduledCommand::summary() const {
  return tr("Tells who attends the phones, now or at another time.");
}

void TimetableScheduledCommand::declareOwn(Options& offered) {
  offered
      .option("--at", at_, tr("when, such as 2026-09-07T09:30, or with Z or +02:00 (default: now)"))
      .typeName("TIME");
}

ExitCode TimetableScheduledCommand::work(const Settings& settings, Console& console) {
  const TimeZone zone = zoneOf(settings, console);
  UtcTime time = nowOf(console);
  if (at_) {
    const auto written = parseWrittenTime(*at_);
    if (!written) {
      throw UsageError(tr("'{}' is no time, expected one such as 2026-09-07T09:30", *at_));
    }
    time = zone.moment(*written);
  }
  Scheduled scheduled = scheduledAt(storeOf(settings, console), zone, time);
  Json document = documentOf(scheduled, zone, time);
  ToldComplaints complaints(console);
  fillIn(scheduled.timetable, readPeople(settings, console.folder(), complaints));
  complaints.throwIfAny();
  const Timetable& timetable = scheduled.timetable;
  for (const auto& [line, person] : scheduled.people) {
    const std::string& lineName = timetable.lineNames[static_cast<std::size_t>(index(line))];
    const auto found = timetable.extensions.find(person);
    const std::string extension = found == timetable.extensions.end() ? "" : found->second;
    const std::string name = timetable.displayName(person);
    console.out() << lineName << '\t' << person << '\t' << extension << '\t' << name << '\n';
    document["people"].push_back(
        {{"line", lineName},
         {"person", person},
         {"extension", extension.empty() ? Json(nullptr) : Json(extension)},
         {"name", name}});
  }
  console.answer(document);
  return ExitCode::done;
}

std::string TimetableAsteriskCommand::summary() const {
  return tr("Prints the queues of a week as static definitions for Asterisk.");
}

void TimetableAsteriskCommand::declareOwn(Options& offered) {
  week_.declare(offered, tr("the Monday of the week (default: this week)"));
}

ExitCode TimetableAsteriskCommand::work(const Settings& settings, Console& console) {
  const Week week = week_.chosen(settings, console);
  const Store store = storeOf(settings, console);
  Timetable timetable = store.read(week).timetable;
  ToldComplaints complaints(console);
  fillIn(timetable, readPeople(settings, console.folder(), complaints));
  const std::string text = asteriskQueues(timetable, settings.memberTechnology,
                                          store.nameOf(timetableFile(week)), complaints);
  complaints.throwIfAny();
  console.out() << text;
  console.answer({{"week", week.name()}, {"queues", text}});
  return ExitCode::done;
}

}  // namespace tomatic
