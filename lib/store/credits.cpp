#include "store/credits.hpp"

#include <map>

#include "load/exact.hpp"

namespace tomatic {

Credits creditsUpTo(const Store& store, Week week) {
  Credits credits;
  for (const Week& settled : weeksIn(store.folder(), creditFile)) {
    if (settled <= week) {
      credits.settled = settled;
    }
  }
  Complaints complaints;
  std::map<PersonId, Millionths> sums;
  const auto add = [&](const Numbers& numbers) {
    for (const auto& [person, turns] : numbers) {
      sums[person] += millionths(turns);
    }
  };
  const auto input = [&](const std::string& file) {
    return InputFile{store.workingFolder(), store.nameOf(file), true};
  };
  if (credits.settled) {
    add(readCredits(input(creditFile(*credits.settled)), complaints));
  }
  for (const Week& stored : store.weeks()) {
    if (stored <= week && (!credits.settled || *credits.settled < stored)) {
      credits.since.push_back(stored);
      add(readOverloads(input(timetableFile(stored)), complaints));
    }
  }
  complaints.throwIfAny();
  for (const auto& [person, sum] : sums) {
    credits.turns[person] = static_cast<double>(sum) / static_cast<double>(oneMillion);
  }
  return credits;
}

}  // namespace tomatic
