#include "commands/rtqueue_set.hpp"

#include <nlohmann/json.hpp>

#include "commands/store_command.hpp"
#include "phone/interfaces.hpp"
#include "store/scheduled.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

/// The keys of those who come, who leave and who stay.
struct Names {
  std::vector<std::string> added;
  std::vector<std::string> removed;
  std::vector<std::string> kept;
  std::vector<std::string> immovable;
};

Names namesIn(const QueueChange& change, const PhoneSetup& setup) {
  Names names;
  for (const Attendant& attendant : change.added) {
    names.added.push_back(attendant.person);
  }
  for (const auto& [from, into] :
       {std::pair{&change.removed, &names.removed}, std::pair{&change.kept, &names.kept},
        std::pair{&change.immovable, &names.immovable}}) {
    for (const QueueMember& member : *from) {
      into->push_back(setup.keyOf(member.extension));
    }
  }
  return names;
}

std::string textOf(const Names& names) {
  std::string text;
  for (const auto& [sign, list] : {std::pair{'+', &names.added}, std::pair{'-', &names.removed},
                                   std::pair{'=', &names.kept}}) {
    for (const std::string& name : *list) {
      text += fmt::format("{} {}\n", sign, name);
    }
  }
  return text;
}

Json documentOf(const Names& names, const std::string& queue, bool done) {
  return {{"queue", queue},     {"added", names.added},         {"removed", names.removed},
          {"kept", names.kept}, {"immovable", names.immovable}, {"done", done}};
}

/// Sets the queue, or only tells what that would do.
std::pair<std::string, Json> setTo(const std::vector<Attendant>& wanted, bool dryRun,
                                   PhoneSetup& setup, Console& console) {
  PhoneSystem& system = setup.system();
  const QueueChange change = dryRun ? queueChange(system.members(setup.queue()), wanted)
                                    : system.set(setup.queue(), wanted);
  const Names names = namesIn(change, setup);
  if (!names.immovable.empty()) {
    console.warning(tr("not scheduled and yet in the queue by the platform's own configuration: {}",
                       joined(names.immovable)));
  }
  return {textOf(names), documentOf(names, setup.queue(), !dryRun)};
}

}  // namespace

void MomentOptions::declare(Options& offered) {
  offered.option("-d,--date", date_, tr("the date (default: today)")).typeName("DATE");
  offered.option("-t,--time", time_, tr("the time of the day, HH:MM (default: now)"))
      .typeName("TIME");
}

std::vector<Attendant> MomentOptions::attendants(const PhoneSetup& setup, Console& console) const {
  const TimeZone zone = zoneOf(setup.settings(), console);
  UtcTime time = nowOf(console);
  if (date_ || time_) {
    const std::string now = formatLocal(zone.local(time));
    const std::string text =
        date_.value_or(now.substr(0, 10)) + "T" + time_.value_or(now.substr(11, 5));
    const auto written = parseWrittenTime(text);
    if (!written) {
      throw UsageError(tr("'{}' is no time, expected --date 2026-09-07 --time 09:30", text));
    }
    time = zone.moment(*written);
  }
  Scheduled scheduled = scheduledAt(storeOf(setup.settings(), console), zone, time);
  fillIn(scheduled.timetable, setup.roster());
  std::vector<Attendant> attendants;
  for (const auto& [line, person] : scheduled.people) {
    const auto found = scheduled.timetable.extensions.find(person);
    if (found == scheduled.timetable.extensions.end() || found->second.empty()) {
      console.warning(tr("{} has no extension and is left out; add it to persons.yaml", person));
    } else if (!isExtension(found->second)) {
      console.warning(tr("'{}' is no extension of a telephone, {} is left out; correct it",
                         found->second, person));
    } else {
      attendants.push_back({person, scheduled.timetable.displayName(person), found->second, 0});
    }
  }
  return attendants;
}

std::string QueueSetCommand::summary() const {
  return tr("Makes the queue hold those whom the timetable has now, and nobody else.");
}

void QueueSetCommand::declareOwn(Options& offered) {
  moment_.declare(offered);
  offered.flag("--allow-empty", allowEmpty_, tr("empty the queue if nobody is scheduled"));
  offered.flag("-n,--dry-run", dryRun_, tr("say what would change, and change nothing"));
}

ExitCode QueueSetCommand::work(PhoneSetup& setup, Console& console) {
  const auto wanted = moment_.attendants(setup, console);
  if (wanted.empty() && !allowEmpty_) {
    throw NoAnswer(
        tr("nobody is scheduled: the queue {} is left as it is; --allow-empty would "
           "empty it",
           setup.queue()));
  }
  const auto [text, document] = setTo(wanted, dryRun_, setup, console);
  tell(text, document, console);
  return ExitCode::done;
}

std::string QueuePreviewCommand::summary() const {
  return tr("Tells whom set would put in the queue, without asking the platform.");
}

ExitCode QueuePreviewCommand::work(PhoneSetup& setup, Console& console) {
  std::vector<std::string> persons;
  for (const Attendant& attendant : moment_.attendants(setup, console)) {
    persons.push_back(attendant.person);
  }
  tell(persons.empty() ? "" : joined(persons) + "\n", {{"persons", persons}}, console);
  return ExitCode::done;
}

std::string QueueClearCommand::summary() const {
  return tr("Empties the queue.");
}

void QueueClearCommand::declareOwn(Options& offered) {
  offered.flag("-n,--dry-run", dryRun_, tr("say what would change, and change nothing"));
}

ExitCode QueueClearCommand::work(PhoneSetup& setup, Console& console) {
  const auto [text, document] = setTo({}, dryRun_, setup, console);
  tell(text, document, console);
  return ExitCode::done;
}

}  // namespace tomatic
