#include "cli/environment.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "text/complaints.hpp"

using namespace tomatic;
namespace fs = std::filesystem;

namespace {

class ScratchFolder {
 public:
  ScratchFolder()
      : path_(fs::temp_directory_path() / ("tomatic-env-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~ScratchFolder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("the user's config is where XDG says", "[cli]") {
  CHECK(userConfigFile({{"XDG_CONFIG_HOME", "/c"}, {"HOME", "/h"}}) == "/c/tomatic/config.yaml");
  CHECK(userConfigFile({{"XDG_CONFIG_HOME", ""}, {"HOME", "/h"}}) ==
        "/h/.config/tomatic/config.yaml");
  CHECK(userConfigFile({{"XDG_CONFIG_HOME", "relative"}, {"HOME", "/h"}}) ==
        "/h/.config/tomatic/config.yaml");
  CHECK_FALSE(userConfigFile({}));
}

TEST_CASE("the share folder is found beside the executable", "[cli]") {
  const ScratchFolder scratch;
  fs::create_directories(scratch / "usr/bin");
  fs::create_directories(scratch / "usr/share/tomatic/rules");
  CHECK(shareFolder({}, scratch / "usr/bin/tomatic-x") == scratch / "usr/share/tomatic");

  fs::create_directories(scratch / "src/share/rules");
  CHECK(shareFolder({}, scratch / "src/build/bin/tomatic-x") == scratch / "src/share");

  fs::create_directories(scratch / "other/rules");
  const Environment environment{{"TOMATIC_SHARE", (scratch / "other").string()}};
  CHECK(shareFolder(environment, scratch / "usr/bin/tomatic-x") == scratch / "other");
}

TEST_CASE("a share folder that is not there is an error", "[cli]") {
  const ScratchFolder scratch;
  fs::create_directories(scratch / "usr/share");  // /usr/bin/../share, but not ours
  CHECK_THROWS_AS(shareFolder({{"TOMATIC_SHARE", (scratch / "none").string()}}, "/bin/x"), Failure);
}

TEST_CASE("the environment of the process is read", "[cli]") {
  ::setenv("TOMATIC_TEST_VARIABLE", "a=b", 1);
  CHECK(valueOf(processEnvironment(), "TOMATIC_TEST_VARIABLE") == "a=b");
  ::unsetenv("TOMATIC_TEST_VARIABLE");
  CHECK(valueOf(processEnvironment(), "TOMATIC_TEST_VARIABLE").empty());
}
