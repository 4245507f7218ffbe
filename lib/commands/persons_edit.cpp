#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/edit_files.hpp"
#include "commands/persons.hpp"
#include "commands/profile_text.hpp"
#include "commands/store_command.hpp"
#include "commands/week_inputs.hpp"
#include "files/input_file.hpp"
#include "files/persons_edit.hpp"
#include "files/roster_reader.hpp"
#include "load/exact.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "timetable/attendance.hpp"

namespace tomatic {
namespace {

constexpr std::string_view personsTool = "tomatic-persons";

/// The persons file as it is; throws with all that is wrong in it.
struct PersonsFile {
  std::string text;
  Roster roster;
};

PersonsFile personsFile(const Settings& settings, const fs::path& folder) {
  Complaints complaints;
  PersonsFile file;
  file.text = textOf({folder, settings.personsFile, false}, complaints);
  readRoster(yamlOf(file.text, settings.personsFile, complaints), file.roster, complaints);
  complaints.throwIfAny();
  return file;
}

/// The new text of the file, if it is another.
Edits editOf(const Settings& settings, const std::string& before, const std::string& after) {
  return before == after ? Edits() : Edits{{settings.personsFile, after}};
}

std::vector<std::string> fieldNames() {
  std::vector<std::string> names;
  for (const ProfileField& field : profileFields) {
    names.emplace_back(field.name);
  }
  names.emplace_back("groups");
  return names;
}

std::vector<std::string> groupsOf(const std::string& list) {
  std::vector<std::string> groups;
  for (const std::string_view group : split(list, ',')) {
    if (!trimmed(group).empty()) {
      groups.emplace_back(trimmed(group));
    }
  }
  return groups;
}

/// A section of the file hides the one of the configuration: a first entry must not.
void refuseToHide(const ProfileChange& change, const PersonsFile& file, const Settings& settings,
                  Complaints& complaints) {
  const auto refuse = [&](std::string_view section) {
    complaints.error({settings.file, 0},
                     tr("the {} are given here, expected them in {}: move them there first",
                        section, settings.personsFile));
  };
  for (const ProfileField& field : profileFields) {
    const auto fact = change.facts.find(field.name);
    if (fact != change.facts.end() && !hasAny(file.roster, field) &&
        hasAny(settings.roster, field)) {
      refuse(field.section);
    }
  }
  if (change.groups && file.roster.groups.empty() && !settings.roster.groups.empty()) {
    refuse("groups");
  }
}

/// The weeks from this one on in whose stored timetables the person is.
std::vector<std::string> weeksWith(const PersonId& person, const Store& store, const Week& from) {
  std::vector<std::string> weeks;
  for (const Week& week : store.weeks()) {
    if (week >= from && attendances(store.read(week).timetable).count(person) > 0) {
      weeks.push_back(week.name());
    }
  }
  return weeks;
}

}  // namespace

std::string PersonsSetCommand::summary() const {
  return tr("Changes what is known of a person, who may be new; an empty text removes it.");
}

std::string PersonsSetCommand::epilogue() const {
  return tr("Example: tomatic-persons set anna extension=201 groups=invoices,training email=");
}

void PersonsSetCommand::declareOwn(Options& offered) {
  offered.option("PERSON", person_, tr("the person's id")).required();
  offered.option("FIELDS", fields_, tr("FIELD=VALUE, of: {}", joined(fieldNames())))
      .required()
      .typeName("FIELD=VALUE");
}

/// What the arguments ask for. Throws UsageError.
ProfileChange PersonsSetCommand::asked() const {
  ProfileChange change;
  for (const std::string& text : fields_) {
    const std::size_t sign = text.find('=');
    const std::string field = text.substr(0, sign);
    const std::vector<std::string> known = fieldNames();
    if (sign == std::string::npos || std::find(known.begin(), known.end(), field) == known.end()) {
      throw UsageError(
          tr("found '{}', expected FIELD=VALUE with one of the fields {}", text, joined(known)));
    }
    if (field == "groups") {
      change.groups = groupsOf(text.substr(sign + 1));
    } else {
      change.facts[field] = text.substr(sign + 1);
    }
  }
  return change;
}

ExitCode PersonsSetCommand::work(const Settings& settings, Console& console) {
  const ProfileChange wanted = asked();
  Profile profile;
  bool fresh = false;
  bool changed = false;
  editFiles(console.folder(), personsTool, [&] {
    const PersonsFile file = personsFile(settings, console.folder());
    Complaints complaints;
    const ProfileChange change = checkedChange(person_, wanted, file.roster, mostTurns, complaints);
    refuseToHide(change, file, settings, complaints);
    complaints.throwIfAny();
    const std::string text = withProfile(file.text, settings.personsFile, person_, change);
    Roster after;
    readRoster(parseYaml(text, settings.personsFile), after, complaints);
    complaints.throwIfAny();
    profile = profileOf(after, person_);
    const auto known = file.roster.people();
    fresh = std::find(known.begin(), known.end(), person_) == known.end();
    changed = text != file.text;
    return editOf(settings, file.text, text);
  });
  console.out() << profileText(profile);
  console.answer({{"changed", changed}, {"person", profileAsJson(profile)}});
  if (fresh) {
    console.note(tr("{} is new", person_));
  }
  return ExitCode::done;
}

std::string PersonsDeleteCommand::summary() const {
  return tr("Removes a person from the persons file.");
}

void PersonsDeleteCommand::declareOwn(Options& offered) {
  offered.option("PERSON", person_, tr("the person's id")).required();
  offered.flag("--force", force_, tr("even if they attend in this week or a coming one"));
}

ExitCode PersonsDeleteCommand::work(const Settings& settings, Console& console) {
  const Week thisWeek(dateOf(zoneOf(settings, console).local(nowOf(console))));
  editFiles(console.folder(), personsTool, [&] {
    const PersonsFile file = personsFile(settings, console.folder());
    if (const auto stranger = strangerText(person_, file.roster.people()); !stranger.empty()) {
      throw NoAnswer(stranger);
    }
    if (!force_) {
      const auto weeks = weeksWith(person_, storeOf(settings, console), thisWeek);
      if (!weeks.empty()) {
        throw Failure(
            tr("{} attends in the timetable of {}: give the turns to somebody else first, "
               "or use --force",
               person_, joined(weeks)));
      }
    }
    return editOf(settings, file.text, withoutPerson(file.text, settings.personsFile, person_));
  });
  console.out() << tr("{} is gone from {}", person_, settings.personsFile) << '\n';
  console.answer({{"deleted", person_}});
  return ExitCode::done;
}

}  // namespace tomatic
