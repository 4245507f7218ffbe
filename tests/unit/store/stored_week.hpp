// A small store to try changes on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "calendar/local_time.hpp"
#include "store/store_change.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {

inline Week weekOf(const char* monday) {
  return Week(parseDate(monday).value());
}

inline ExactTime momentOf(const char* utc) {
  return parseWrittenTime(utc)->moment().value();
}

/// The text of a timetable of one day, two turns and two lines; keys that nobody knows, comments.
inline std::string timetableText(const std::string& week, const std::string& overload) {
  return "week: '" + week +
         "'\ndays: [dl]\nhours: ['09:00', '10:15', '11:30']\nturns: [L1, L2]\n"
         "timetable:\n  dl:\n  - - anna  # as every week\n    - bea\n  - - joan\n    - ningu\n"
         "overload: " +
         overload + "\nmood: {good: yes}\n";
}

/// A folder with a store `graelles` in it.
class StoredWeeks {
 public:
  StoredWeeks() { std::filesystem::create_directories(folder_ / "graelles"); }

  const Store& store() const { return store_; }
  void put(const std::string& file, const std::string& content) {
    std::filesystem::create_directories((folder_ / ("graelles/" + file)).parent_path());
    folder_.put("graelles/" + file, content);
  }
  void putWeek(const std::string& week, const std::string& overload = "{anna: 0.5}") {
    put("graella-" + week + ".yaml", timetableText(week, overload));
  }
  std::string content(const std::string& file) const { return folder_.content("graelles/" + file); }
  bool has(const std::string& file) const {
    return std::filesystem::exists(folder_ / ("graelles/" + file));
  }
  StoreChange change(const char* utc = "2020-03-20T10:00:00Z") const {
    return {store_, "test", momentOf(utc), nullptr};
  }
  std::vector<std::string> backupsOf(const std::string& file) const {
    return tomatic::backupsOf(store_.folder() / backupsFolder, file);
  }

 private:
  TemporaryFolder folder_;
  Store store_{folder_.path(), "graelles"};
};

}  // namespace tomatic
