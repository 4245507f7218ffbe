#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <optional>

#include "files/file_io.hpp"
#include "text/complaints.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Another process that holds the lock of a folder until told to go.
class Holder {
 public:
  explicit Holder(const fs::path& folder) {
    int ready[2];
    int leave[2];
    REQUIRE(::pipe(ready) == 0);
    REQUIRE(::pipe(leave) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::close(ready[0]);
      ::close(leave[1]);
      {
        const FolderLock lock(folder, "tomatic-schedule", 0ms);
        char byte = 'r';
        (void)!::write(ready[1], &byte, 1);
        (void)!::read(leave[0], &byte, 1);
      }
      ::_exit(0);
    }
    ::close(ready[1]);
    ::close(leave[0]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    leave_ = leave[1];
  }
  ~Holder() { wait(); }

  pid_t process() const { return process_; }
  void tellToLeave() {
    if (leave_ >= 0) {
      ::close(leave_);
      leave_ = -1;
    }
  }
  void kill() {
    ::kill(process_, SIGKILL);
    wait();
  }
  void wait() {
    tellToLeave();
    if (process_ > 0) {
      ::waitpid(process_, nullptr, 0);
      process_ = 0;
    }
  }

 private:
  pid_t process_ = 0;
  int leave_ = -1;
};

}  // namespace

TEST_CASE("two runs in one folder exclude each other", "[files]") {
  const TemporaryFolder folder;
  std::optional<FolderLock> first(std::in_place, folder.path(), "tomatic-shiftload", 0ms);
  CHECK_THROWS_WITH(FolderLock(folder.path(), "tomatic-schedule", 10ms),
                    StartsWith(folder.path().string() + ": in use by tomatic-shiftload (process " +
                               std::to_string(::getpid()) + ", since 2"));
  first.reset();
  CHECK_NOTHROW(FolderLock(folder.path(), "tomatic-schedule", 0ms));
}

TEST_CASE("other folders are not locked", "[files]") {
  const TemporaryFolder one;
  const TemporaryFolder other;
  const FolderLock lock(one.path(), "tomatic-schedule", 0ms);
  CHECK_NOTHROW(FolderLock(other.path(), "tomatic-schedule", 0ms));
}

TEST_CASE("who holds the folder is named across processes", "[files]") {
  const TemporaryFolder folder;
  const Holder holder(folder.path());
  CHECK_THROWS_WITH(
      FolderLock(folder.path(), "tomatic-schedule", 0ms),
      Contains("tomatic-schedule (process " + std::to_string(holder.process()) + ", since "));
}

TEST_CASE("the second run waits for the first", "[files]") {
  const TemporaryFolder folder;
  Holder holder(folder.path());
  holder.tellToLeave();
  CHECK_NOTHROW(FolderLock(folder.path(), "tomatic-schedule", 10s));
}

TEST_CASE("a killed run holds nothing", "[files]") {
  const TemporaryFolder folder;
  Holder holder(folder.path());
  holder.kill();
  CHECK_NOTHROW(FolderLock(folder.path(), "tomatic-schedule", 0ms));
}

TEST_CASE("a folder that cannot be locked is named", "[files]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(FolderLock(folder / "missing", "tomatic-schedule", 0ms),
                    Contains("missing: cannot be written to: No such file or directory"));
  ::chmod(folder.path().c_str(), 0555);
  const pid_t child = ::fork();
  if (child == 0) {
    int status = ::geteuid() == 0 && ::seteuid(65534) != 0 ? 2 : 3;
    try {
      const FolderLock lock(folder.path(), "tomatic-schedule", 0ms);
    } catch (const Failure& failure) {
      status = std::string_view(failure.what()) ==
                       folder.path().string() + ": cannot be written to: Permission denied"
                   ? 0
                   : 4;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}
