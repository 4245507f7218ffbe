#include "files/file_io.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "text/complaints.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

/// Runs something in a child process; its exit status.
template <typename Work>
int inChild(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 100;
    try {
      status = work();
    } catch (const std::exception&) {
      status = 101;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

mode_t modeOf(const fs::path& path) {
  struct stat state {};
  ::stat(path.c_str(), &state);
  return state.st_mode & 07777U;
}

/// Whether a Failure with this text comes out, as somebody who may not write everywhere.
int failsUnprivileged(const fs::path& path, std::string_view reason) {
  return inChild([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) {
      return 2;
    }
    try {
      writeFile(path, "new");
    } catch (const Failure& failure) {
      const std::string_view what = failure.what();
      return what.find(path.string()) == 0 && what.find(reason) != what.npos ? 0 : 3;
    }
    return 4;
  });
}

}  // namespace

TEST_CASE("a file comes back as it was written", "[files]") {
  const TemporaryFolder folder;
  const std::string content("a\0b\r\n\xC3\xA9", 7);
  writeFile(folder / "file", content);
  CHECK(readFile(folder / "file") == content);
  writeFile(folder / "file", "");
  CHECK(readFile(folder / "file") == "");
  CHECK(folder.files() == 1);
}

TEST_CASE("a missing file is nothing, an unreadable one an error", "[files]") {
  const TemporaryFolder folder;
  CHECK_FALSE(readFile(folder / "missing"));
  CHECK_FALSE(readFile(folder / "missing/deeper"));
  CHECK_THROWS_WITH(readFile(folder.path()),
                    folder.path().string() + ": cannot be read: Is a directory");
  folder.put("file", "x");
  CHECK_THROWS_WITH(readFile(folder / "file/deeper"), Contains("Not a directory"));
}

TEST_CASE("a file may have at most so many bytes", "[files]") {
  const TemporaryFolder folder;
  const fs::path file = folder.put("file", "12345");
  CHECK(readFile(file, 5) == "12345");
  CHECK_THROWS_WITH(readFile(file, 4), EndsWith("file: too large, expected at most 4 bytes"));
}

TEST_CASE("endless input ends at the limit", "[files]") {
  CHECK_THROWS_WITH(readFile("/dev/zero", 100000), Contains("too large"));
}

TEST_CASE("parent folders are made", "[files]") {
  const TemporaryFolder folder;
  writeFile(folder / "a/b/c", "x");
  CHECK(readFile(folder / "a/b/c") == "x");
}

TEST_CASE("a replaced file keeps its mode, a new one follows the umask", "[files]") {
  const TemporaryFolder folder;
  const fs::path file = folder.put("file", "old");
  ::chmod(file.c_str(), 0640);
  writeFile(file, "new");
  CHECK(modeOf(file) == 0640);
  CHECK(inChild([&] {
          ::umask(027);
          writeFile(folder / "fresh", "x");
          return 0;
        }) == 0);
  CHECK(modeOf(folder / "fresh") == 0640);
}

TEST_CASE("a linked file is written through its links", "[files]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "deep");
  folder.put("deep/real", "old");
  fs::create_symlink("deep/real", folder / "link");
  fs::create_symlink("link", folder / "linkToLink");
  writeFile(folder / "linkToLink", "new");
  CHECK(fs::is_symlink(folder / "linkToLink"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(folder.content("deep/real") == "new");

  fs::create_symlink("deep/notYet", folder / "dangling");
  writeFile(folder / "dangling", "made");
  CHECK(folder.content("deep/notYet") == "made");

  fs::create_symlink("circle", folder / "circle");
  CHECK_THROWS_WITH(writeFile(folder / "circle", "x"), Contains("Too many levels"));
}

TEST_CASE("devices are written straight, folders not at all", "[files]") {
  const TemporaryFolder folder;
  CHECK_NOTHROW(writeFile("/dev/null", "x"));
  CHECK(fs::is_character_file("/dev/null"));
  CHECK_THROWS_WITH(writeFile("/dev/full", "x"),
                    "/dev/full: cannot be written: No space left on device");
  CHECK_THROWS_WITH(writeFile(folder.path(), "x"), Contains("Is a directory"));
  folder.put("file", "x");
  CHECK_THROWS_WITH(writeFile(folder / "file/deeper", "x"), Contains("Not a directory"));
}

TEST_CASE("names as long as a folder can hold", "[files]") {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  writeFile(folder / name, "x");
  CHECK(readFile(folder / name) == "x");
  CHECK_THROWS_WITH(writeFile(folder / (name + "n"), "x"), Contains("File name too long"));
  CHECK(folder.files() == 1);
}

TEST_CASE("a write that fails half-way leaves the old content alone", "[files]") {
  const TemporaryFolder folder;
  const fs::path file = folder.put("file", "old");
  CHECK(inChild([&] {
          ::signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{1000, 1000};
          ::setrlimit(RLIMIT_FSIZE, &limit);
          try {
            writeFile(file, std::string(5000, 'x'));
          } catch (const Failure& failure) {
            return std::string_view(failure.what()) ==
                           file.string() +
                               ": cannot be written: File too large; the old content stays"
                       ? 0
                       : 1;
          }
          return 2;
        }) == 0);
  CHECK(folder.content("file") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("folders and files without permission are named", "[files]") {
  const TemporaryFolder folder;
  folder.put("file", "old");
  ::chmod((folder / "file").c_str(), 0666);
  ::chmod(folder.path().c_str(), 0555);
  CHECK(failsUnprivileged(folder / "file", "Permission denied; the old content stays") == 0);
  CHECK(failsUnprivileged(folder / "fresh", "cannot be written: Permission denied") == 0);
  ::chmod(folder.path().c_str(), 0777);
  ::chmod((folder / "file").c_str(), 0444);
  CHECK(failsUnprivileged(folder / "file", "Permission denied") == 0);
  CHECK(folder.content("file") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("what a dead run left is tidied up, what belongs to others is not", "[files]") {
  const TemporaryFolder folder;
  folder.put(".file.abc123.tmp", "half");
  folder.put(".file.abc1234.tmp", "not ours");
  folder.put(".other.abc123.tmp", "of another file");
  writeFile(folder / "file", "new");
  CHECK_FALSE(fs::exists(folder / ".file.abc123.tmp"));
  CHECK(fs::exists(folder / ".file.abc1234.tmp"));
  CHECK(fs::exists(folder / ".other.abc123.tmp"));
}

TEST_CASE("many writers of one file never disturb each other", "[files]") {
  const TemporaryFolder folder;
  constexpr int writers = 4;
  std::vector<pid_t> children;
  for (int writer = 0; writer < writers; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      int status = 0;
      try {
        for (int i = 0; i < 50; ++i) {
          writeFile(folder / "file", std::string(3000, static_cast<char>('a' + writer)));
        }
      } catch (const std::exception&) {
        status = 1;
      }
      ::_exit(status);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const std::string content = folder.content("file");
  CHECK(content == std::string(3000, content.front()));
  CHECK(folder.files() == 1);
}
