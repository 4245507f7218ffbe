#include "store/backups.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/store/stored_week.hpp"

using namespace tomatic;

namespace {

const std::string original = "graella-2020-03-02.yaml";

}  // namespace

TEST_CASE("copies are called by their time", "[store]") {
  const TemporaryFolder folder;
  const ExactTime now = momentOf("2020-03-02T08:30:15Z") + std::chrono::microseconds(42);
  CHECK(keepBackup(folder / "b", original, "one", now) ==
        "2020-03-02T08:30:15.000042Z-graella-2020-03-02.yaml");
  CHECK(folder.content("b/2020-03-02T08:30:15.000042Z-graella-2020-03-02.yaml") == "one");
}

TEST_CASE("many copies of one moment, or of a clock set back, keep their order", "[store]") {
  const TemporaryFolder folder;
  const ExactTime now = momentOf("2020-03-02T08:59:59Z") + std::chrono::microseconds(999'990);
  std::vector<std::string> names;
  for (int i = 0; i < 30; ++i) {
    names.push_back(keepBackup(folder.path(), original, std::to_string(i),
                               i == 20 ? now - std::chrono::hours(1) : now));
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(backupsOf(folder.path(), original) == names);
  CHECK(folder.content(names.back()) == "29");
}

TEST_CASE("copies of the predecessor count too, other files do not", "[store]") {
  const TemporaryFolder folder;
  folder.put("2020-03-01T08:30:15.000042+00:00-graella-2020-03-02.yaml", "");
  folder.put("2020-03-01T08:30:15+00:00-graella-2020-03-02.yaml", "");
  folder.put("2020-03-01T08:30:15.000042Z-graella-2020-03-09.yaml", "");
  folder.put("notes-graella-2020-03-02.yaml", "");
  folder.put("graella-2020-03-02.yaml", "");
  CHECK(backupsOf(folder.path(), original) ==
        std::vector<std::string>{"2020-03-01T08:30:15+00:00-graella-2020-03-02.yaml",
                                 "2020-03-01T08:30:15.000042+00:00-graella-2020-03-02.yaml"});
  CHECK(keepBackup(folder.path(), original, "", momentOf("2020-03-01T08:30:15Z")) ==
        "2020-03-01T08:30:15.000043Z-graella-2020-03-02.yaml");
}

TEST_CASE("copies go after two weeks", "[store]") {
  const TemporaryFolder folder;
  for (const char* name :
       {"2020-03-01T08:30:15.000000Z-graella-2020-03-02.yaml",
        "2020-03-01T08:30:14.999999Z-graella-2020-03-02.yaml",
        "2020-02-01T08:30:14+00:00-shiftcredit-2020-03-02.yaml",
        "2020-02-01T08:30:14Z-holiday photos.zip", "notes", "2020-03-10-graella-2020-03-02.yaml"}) {
    folder.put(name, "");
  }
  dropOldBackups(folder.path(), momentOf("2020-03-15T08:30:15Z"));
  CHECK(folder.files() == 4);
  CHECK(backupsOf(folder.path(), original) ==
        std::vector<std::string>{"2020-03-01T08:30:15.000000Z-graella-2020-03-02.yaml"});
  dropOldBackups(folder / "none", momentOf("2020-03-15T08:30:15Z"));
}
