// Whatever stands in a persons file, a change of it is refused or does what it says: what is set is
// read back, who is deleted is gone, and the rest says what it said.
#include "files/persons_edit.hpp"
#include "files/roster_reader.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;

namespace {

Roster rosterIn(const std::string& text) {
  Roster roster;
  Complaints complaints;
  readRoster(parseYaml(text, "persons.yaml"), roster, complaints);
  return roster;
}

void changed(const std::string& text, const ProfileChange& change) {
  const std::string after = withProfile(text, "persons.yaml", "ann", change);
  const Roster roster = rosterIn(after);
  const Profile profile = profileOf(roster, "ann");
  for (const auto& [field, value] : change.facts) {
    const auto found = profile.facts.find(field);
    fuzz::require(value.empty() ? found == profile.facts.end()
                                : found != profile.facts.end() && found->second == value);
  }
  fuzz::require(withProfile(after, "persons.yaml", "ann", change) == after);
  Roster before = rosterIn(text);
  for (const ProfileField& field : profileFields) {
    if (field.part != nullptr) {
      auto there = before.*field.part;
      auto here = roster.*field.part;
      there.erase("ann");
      here.erase("ann");
      fuzz::require(there == here);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::asText(data, size));
  const std::vector<ProfileChange> changes{
      {{{"name", "Anna: x"}, {"color", "fff"}, {"table", "12"}}, {}},
      {{{"name", ""}, {"email", ""}}, std::vector<std::string>{"a", "b"}},
      {{}, std::vector<std::string>{}}};
  for (const ProfileChange& change : changes) {
    try {
      changed(text, change);
    } catch (const Failure&) {
      // Refused: no YAML, or not changed in place.
    }
  }
  try {
    const std::string after = withoutPerson(text, "persons.yaml", "ann");
    fuzz::require(profileOf(rosterIn(after), "ann").facts.empty());
    fuzz::require(profileOf(rosterIn(after), "ann").groups.empty());
  } catch (const Failure&) {
    return 0;
  }
  return 0;
}
