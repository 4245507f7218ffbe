#include "store/store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/file_io.hpp"
#include "files/timetable_file.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr std::size_t dateSize = 10;

}  // namespace

std::string timetableFile(Week week) {
  return fmt::format("graella-{}.yaml", week.name());
}

std::string creditFile(Week week) {
  return fmt::format("shiftcredit-{}.yaml", week.name());
}

std::vector<Week> weeksIn(const fs::path& folder, std::string (*nameOf)(Week)) {
  const std::string example = nameOf(Week(Date{}));
  const std::size_t dateAt = example.find_first_of("0123456789");
  std::vector<Week> weeks;
  std::error_code missing;
  for (fs::directory_iterator entry(folder, missing), end; !missing && entry != end;
       entry.increment(missing)) {
    const std::string name = entry->path().filename().string();
    if (name.size() != example.size()) {
      continue;
    }
    const auto date = parseDate(std::string_view(name).substr(dateAt, dateSize));
    if (date && Week(*date).monday() == *date && nameOf(Week(*date)) == name) {
      weeks.emplace_back(*date);
    }
  }
  std::sort(weeks.begin(), weeks.end());
  return weeks;
}

Timetable parseStored(const std::string& text, const std::string& file, Week week) {
  Complaints complaints;
  Timetable timetable = parseTimetable(text, file, complaints);
  if (!complaints.hasErrors() && timetable.week != week) {
    complaints.error({file, 0}, tr("week: found '{}', expected '{}' as in the file's name",
                                   timetable.week.name(), week.name()));
  }
  complaints.throwIfAny();
  return timetable;
}

std::string Store::nameOf(const std::string& file) const {
  return (fs::path(name_) / file).lexically_normal().string();
}

std::optional<Store::Stored> Store::find(Week week) const {
  const std::string file = timetableFile(week);
  auto text = readFile(folder() / file);
  if (!text) {
    return std::nullopt;
  }
  Timetable timetable = parseStored(*text, nameOf(file), week);
  return Stored{std::move(*text), std::move(timetable)};
}

Store::Stored Store::read(Week week) const {
  auto stored = find(week);
  if (!stored) {
    throw NoAnswer(tr("there is no timetable of the week {}: {} is missing", week.name(),
                      nameOf(timetableFile(week))));
  }
  return std::move(*stored);
}

void Store::refresh(Week week, Stored& stored) const {
  if (readFile(folder() / timetableFile(week)) != stored.text) {
    stored = read(week);
  }
}

}  // namespace tomatic
