#include "commands/persons.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/profile_text.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

Roster rosterOf(const Settings& settings, Console& console) {
  ToldComplaints complaints(console);
  Roster roster = readPeople(settings, console.folder(), complaints);
  complaints.throwIfAny();
  return roster;
}

}  // namespace

std::string PersonsListCommand::summary() const {
  return tr("Lists everyone and what is known of them.");
}

void PersonsListCommand::declareOwn(Options& offered) {
  offered.option("--group", group_, tr("only those of this group")).typeName("GROUP");
}

ExitCode PersonsListCommand::work(const Settings& settings, Console& console) {
  const Roster roster = rosterOf(settings, console);
  std::vector<Profile> profiles;
  auto persons = nlohmann::ordered_json::array();
  for (const PersonId& person : roster.people()) {
    Profile profile = profileOf(roster, person);
    const auto& groups = profile.groups;
    if (!group_ || std::find(groups.begin(), groups.end(), *group_) != groups.end()) {
      persons.push_back(profileAsJson(profile));
      profiles.push_back(std::move(profile));
    }
  }
  console.out() << profileTable(profiles);
  console.answer({{"persons", persons}});
  return ExitCode::done;
}

std::string PersonsShowCommand::summary() const {
  return tr("Shows what is known of a person.");
}

void PersonsShowCommand::declareOwn(Options& offered) {
  offered.option("PERSON", person_, tr("the person's id")).required();
}

ExitCode PersonsShowCommand::work(const Settings& settings, Console& console) {
  const Roster roster = rosterOf(settings, console);
  if (const std::string stranger = strangerText(person_, roster.people()); !stranger.empty()) {
    throw NoAnswer(stranger);
  }
  const Profile profile = profileOf(roster, person_);
  console.out() << profileText(profile);
  console.answer(profileAsJson(profile));
  return ExitCode::done;
}

std::string PersonsTool::summary() const {
  return tr("Shows and changes who works here and what is known of each.");
}

std::string PersonsTool::epilogue() const {
  return tr(
      "Example: tomatic-persons set anna extension=201 groups=invoices,training\n"
      "See tomatic-persons(1) for the fields, the files and the exit codes.");
}

}  // namespace tomatic
