#include "availability/availability.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/records.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

bool looksLikeTurns(std::string_view word) {
  return word.find_first_not_of("01") == std::string_view::npos;
}

std::optional<TurnSet> parseTurns(std::string_view word, int turns) {
  if (static_cast<int>(word.size()) != turns || !looksLikeTurns(word)) {
    return std::nullopt;
  }
  TurnSet set;
  for (int turn = 0; turn < turns; ++turn) {
    if (word[static_cast<std::size_t>(turn)] == '1') {
      set.add(Turn{turn});
    }
  }
  return set;
}

}  // namespace

bool BusyEntry::covers(const Week& week, Weekday weekday) const {
  if (date) {
    return week.dayOf(*date) == weekday;
  }
  return !day || *day == weekday;
}

std::optional<BusyEntry> parseBusyEntry(std::string_view text, const Place& place, int turns,
                                        Complaints& complaints) {
  std::vector<std::string_view> fields = words(text);
  BusyEntry entry;
  entry.place = place;
  if (!fields.empty() && fields.front().front() == '+') {
    entry.required = true;
    fields.front().remove_prefix(1);
    if (fields.front().empty()) {
      fields.erase(fields.begin());
    }
  }
  if (fields.empty()) {
    complaints.error(place, tr("a person is missing, expected [+]ID [DAY|DATE] [TURNS] # reason"));
    return std::nullopt;
  }
  entry.person = std::string(fields.front());
  fields.erase(fields.begin());

  if (!fields.empty() && (entry.day = parseWeekday(fields.front()))) {
    fields.erase(fields.begin());
  } else if (!fields.empty() && (entry.date = parseDate(fields.front()))) {
    fields.erase(fields.begin());
  } else if (!fields.empty() && (fields.size() > 1 || !looksLikeTurns(fields.front()))) {
    const bool maybeTurns = fields.size() == 1 && fields.front().size() > 1 &&
                            fields.front().find_first_of("0123456789") == 0 &&
                            fields.front().find('-') == std::string_view::npos;
    complaints.error(
        place, maybeTurns
                   ? tr("'{}' is no turns, expected {} characters of 0 or 1", fields.front(), turns)
                   : tr("'{}' is no day, expected one of dl dm dx dj dv ds dg or a date YYYY-MM-DD",
                        fields.front()));
    return std::nullopt;
  }
  entry.turns = TurnSet::first(turns);
  if (!fields.empty()) {
    const auto set = parseTurns(fields.front(), turns);
    if (!set) {
      complaints.error(
          place, tr("'{}' is no turns, expected {} characters of 0 or 1", fields.front(), turns));
      return std::nullopt;
    }
    entry.turns = *set;
    fields.erase(fields.begin());
  }
  if (!fields.empty()) {
    complaints.error(
        place, tr("'{}' is too much, expected [+]ID [DAY|DATE] [TURNS] # reason", fields.front()));
    return std::nullopt;
  }
  return entry;
}

std::vector<BusyEntry> parseBusyFile(std::string_view text, const std::string& file, int turns,
                                     Complaints& complaints) {
  std::vector<BusyEntry> entries;
  for (const Record& record : records(text, file, complaints)) {
    auto entry = parseBusyEntry(record.beforeHash(), record.place, turns, complaints);
    if (!entry || entry->person == nobody) {
      continue;
    }
    entry->reason = std::string(record.afterHash());
    if (entry->reason.empty()) {
      complaints.warning(record.place, tr("no reason given, expected one after '#'"));
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

void Availability::add(const BusyEntry& entry) {
  Days* days = nullptr;
  for (int i = 0; i < daysPerWeek; ++i) {
    const auto weekday = static_cast<Weekday>(i);
    if (!entry.covers(week_, weekday)) {
      continue;
    }
    if (days == nullptr) {
      days = &people_[entry.person];
      days->entries.push_back(entry);
    }
    TurnSet& set = (entry.required ? days->required : days->optional)[static_cast<std::size_t>(i)];
    set = set | entry.turns;
  }
}

void Availability::addLeave(const PersonId& person, int turns, std::string reason) {
  BusyEntry entry;
  entry.person = person;
  entry.required = true;
  entry.turns = TurnSet::first(turns);
  entry.reason = std::move(reason);
  add(entry);
}

TurnSet Availability::required(const PersonId& person, Weekday day) const {
  const auto found = people_.find(person);
  return found == people_.end() ? TurnSet() : found->second.required[static_cast<std::size_t>(day)];
}

TurnSet Availability::optional(const PersonId& person, Weekday day) const {
  const auto found = people_.find(person);
  return found == people_.end() ? TurnSet() : found->second.optional[static_cast<std::size_t>(day)];
}

std::vector<std::string> Availability::reasons(const PersonId& person, Weekday day,
                                               Turn turn) const {
  std::vector<std::string> all;
  const auto found = people_.find(person);
  if (found == people_.end()) {
    return all;
  }
  for (const BusyEntry& entry : found->second.entries) {
    if (entry.covers(week_, day) && entry.turns.has(turn)) {
      all.push_back(entry.reason.empty() ? entry.place.text() : entry.reason);
    }
  }
  return all;
}

std::vector<PersonId> Availability::people() const {
  std::vector<PersonId> all;
  for (const auto& [person, days] : people_) {
    all.push_back(person);
  }
  return all;
}

}  // namespace tomatic
