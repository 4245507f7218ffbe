#include "commands/busy_words.hpp"

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {

BusyEntry entryOfWords(const std::vector<std::string>& words, int turns) {
  const std::string text = joined(words, " ");
  if (text.find('#') != std::string::npos) {
    throw UsageError(tr("a # stands in '{}', expected the reason in --reason", text));
  }
  Complaints complaints;
  const auto entry = parseBusyEntry(text, {}, turns, complaints);
  if (!entry) {
    throw UsageError(complaints.errors().front().message);
  }
  return *entry;
}

bool BusyPattern::fits(const BusyEntry& other) const {
  return other.person == entry.person && (!entry.required || other.required) &&
         (!entry.day || other.day == entry.day) && (!entry.date || other.date == entry.date) &&
         (!everyDay || (!other.day && !other.date)) && (anyTurns || other.turns == entry.turns);
}

BusyPattern patternOfWords(const std::vector<std::string>& words, int turns) {
  BusyPattern pattern;
  pattern.entry = entryOfWords(words, turns);
  const std::string all = joined(words, " ");
  const std::string_view last = tomatic::words(all).back();
  pattern.anyTurns = last.find_first_not_of("01") != std::string_view::npos ||
                     static_cast<int>(last.size()) != turns || tomatic::words(all).size() == 1;
  return pattern;
}

}  // namespace tomatic
