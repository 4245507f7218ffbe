// A thousand processes at once that store and annotate calls, and writers killed at random moments:
// what was told is in the registry, each call once, and the file is whole.
//
//   callinfo_crash_test [SEED]
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "callinfo/registry.hpp"
#include "cli/environment.hpp"
#include "crash/crash.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

constexpr int processes = 1000;
constexpr int callids = 250;
constexpr int writers = 20;
constexpr auto patience = 250s;  // a sanitized, loaded machine

Registry opened(const TemporaryFolder& folder) {
  return Registry(folder / "callinfo/registry.db", shareFolder({}) / "sql", "ES", patience);
}

RegisteredCall callNumber(int number) {
  RegisteredCall call;
  call.id = call.pbxId = fmt::format("call-{}", number);
  call.oper = fmt::format("operator-{}", number % 7);
  call.timestamp = "2026-09-07T08:00:00Z";
  call.phone = fmt::format("6{:08}", number);
  return call;
}

/// Stores a call, as do three others, and annotates it in its own way.
int work(const TemporaryFolder& folder, int process) {
  try {
    Registry registry = opened(folder);
    const RegisteredCall call = registry.store(callNumber(process % callids));
    Annotation annotation;
    if (process < callids) {
      annotation.comments = fmt::format("said by {}", process);
    } else if (process < 2 * callids) {
      annotation.contractNumber = fmt::format("contract {}", process);
    } else if (process < 3 * callids) {
      annotation.callerId = process;
    } else {
      return call.id == callNumber(process % callids).id ? 0 : 1;
    }
    registry.annotate(call.id, annotation);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "process %d: %s\n", process, error.what());
    return 1;
  }
}

void thousandAtOnce(std::mt19937&) {
  const TemporaryFolder folder;
  std::vector<pid_t> children;
  for (int process = 0; process < processes; ++process) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::_exit(work(folder, process));
    }
    crashCheck(child > 0, "no more processes");
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    crashCheck(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a process failed");
  }
  Registry registry = opened(folder);
  const auto calls = registry.calls({});
  crashCheck(static_cast<int>(calls.size()) == callids,
             fmt::format("{} calls of {} ids", calls.size(), callids));
  for (int number = 0; number < callids; ++number) {
    const auto call = registry.find(callNumber(number).id);
    crashCheck(call && call->comments == fmt::format("said by {}", number) &&
                   call->contractNumber == fmt::format("contract {}", number + callids) &&
                   call->callerId == number + 2 * callids,
               fmt::format("an annotation of call {} was lost", number));
  }
}

/// Stores one call after the other, and tells each that is stored.
[[noreturn]] void writeAway(const TemporaryFolder& folder, int writer, int told) {
  Registry registry = opened(folder);
  for (int i = 0;; ++i) {
    const int number = writer * 100'000 + i;
    registry.store(callNumber(number));
    if (::write(told, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) {
      ::_exit(1);
    }
  }
}

void killedWriters(std::mt19937& random) {
  const TemporaryFolder folder;
  std::set<int> told;
  for (int writer = 0; writer < writers; ++writer) {
    int ends[2];
    crashCheck(::pipe(ends) == 0, "no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      writeAway(folder, writer, ends[1]);
    }
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 60));
    ::kill(child, SIGKILL);
    for (int number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;) {
      told.insert(number);
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
  }
  Registry registry = opened(folder);
  for (const int number : told) {
    crashCheck(registry.find(callNumber(number).id).has_value(),
               fmt::format("call {} was told and is lost", number));
  }
  SqliteDatabase database(folder / "callinfo/registry.db");
  crashCheck(sqlText(database.rows("PRAGMA integrity_check").at(0).at(0)) == "ok",
             "the registry is damaged");
  std::printf("%zu calls told by writers that were killed\n", told.size());
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(argc, argv, {thousandAtOnce, killedWriters});
}
