// What only a real process can show: signals, full disks, readers that leave, shells.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdio>

#include "cli/interruption.hpp"
#include "unit/cli/toy.hpp"

using namespace tomatic;
using namespace tomatic::toy;

namespace {

struct Ended {
  int status;
  std::string messages;
};

/// Runs the tool in a child process whose standard output is `out` (closed here afterwards) and,
/// once it has written a first byte to standard error, calls `meanwhile`.
Ended inProcess(std::function<ExitCode(Console&)> work, int out,
                const std::function<void(pid_t)>& meanwhile = nullptr) {
  std::array<int, 2> messages{};
  REQUIRE(::pipe(messages.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out, STDOUT_FILENO);
    ::dup2(messages[1], STDERR_FILENO);
    ::close(messages[0]);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) {
      std::signal(signal, SIG_DFL);
    }
    Schedule tool;
    tool.work = std::move(work);
    const std::array<const char*, 2> arguments{"tomatic-toy", nullptr};
    _exit(runTool(tool, 1, arguments.data()));
  }
  ::close(messages[1]);
  ::close(out);
  Ended ended{};
  std::array<char, 256> buffer{};
  for (ssize_t size = 0; (size = ::read(messages[0], buffer.data(), buffer.size())) > 0;) {
    ended.messages.append(buffer.data(), static_cast<std::size_t>(size));
    if (meanwhile && ended.messages.size() == static_cast<std::size_t>(size)) {
      meanwhile(child);
    }
  }
  ::close(messages[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return ended;
}

int nowhere() {
  return ::open("/dev/null", O_WRONLY);
}

ExitCode printMuch(Console& console) {
  for (int i = 0; i < 100000; ++i) {
    console.out() << "line\n";
  }
  return ExitCode::done;
}

/// What a shell prints.
std::string shell(const std::string& name, const std::string& script) {
  const std::string command = name + " -c '" + script + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  for (int character = 0; (character = std::fgetc(pipe)) != EOF;) {
    text += static_cast<char>(character);
  }
  ::pclose(pipe);
  return text;
}

}  // namespace

TEST_CASE("a result that cannot be written is a failure", "[cli]") {
  const Ended full = inProcess(printMuch, ::open("/dev/full", O_WRONLY));
  CHECK(full.status == 1);
  CHECK(full.messages == "tomatic-toy: standard output: No space left on device\n");
  const auto printLittle = [](Console& console) {
    console.out() << "x\n";
    return ExitCode::done;
  };
  CHECK(inProcess(printLittle, ::open("/dev/full", O_WRONLY)).status == 1);
  CHECK(inProcess(printMuch, nowhere()).status == 0);
}

TEST_CASE("a reader that leaves is no news", "[cli]") {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  ::close(pipe[0]);
  const Ended ended = inProcess(printMuch, pipe[1]);
  CHECK(ended.status == 1);
  CHECK(ended.messages.empty());
}

TEST_CASE("a signal is polled for, a second one ends at once", "[cli]") {
  const auto untilInterrupted = [](Console& console) {
    console.note("working");
    while (!interrupted()) {
      ::usleep(1000);
    }
    console.out() << "best so far\n";
    return ExitCode::interrupted;
  };
  for (const int signal : {SIGINT, SIGTERM}) {
    CHECK(inProcess(untilInterrupted, nowhere(), [signal](pid_t child) {
            ::kill(child, signal);
          }).status == 130);
  }
  const auto deaf = [](Console& console) {
    console.note("working");
    for (;;) {
      ::pause();
      console.note("heard");
    }
    return ExitCode::done;
  };
  bool first = true;
  const Ended ended = inProcess(deaf, nowhere(), [&](pid_t child) {
    REQUIRE(first);
    first = false;
    ::kill(child, SIGINT);
    ::usleep(50000);
    ::kill(child, SIGINT);
  });
  CHECK(ended.status == 130);
}

TEST_CASE("bash completes options, choices, commands and files", "[cli]") {
  const std::string script = toy::run({"--completion", "bash"}).out;
  const std::string file = "/tmp/tomatic-toy-completion." + std::to_string(::getpid());
  std::FILE* written = std::fopen(file.c_str(), "w");
  std::fputs(script.c_str(), written);
  std::fclose(written);
  /// Completes a line whose last word is under the cursor, as readline would split it.
  const auto completed = [&](const std::string& line) {
    return shell("bash", "cd /; compopt() { :; }; . " + file + "; COMP_WORDS=(" + line +
                             "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _tomatic_toy; "
                             "echo \"${COMPREPLY[*]}\"");
  };
  CHECK(completed("tomatic-toy --ru") == "--rules\n");
  CHECK(completed("tomatic-toy --forg") == "--forgive\n");
  CHECK(completed("tomatic-toy --compl") == "\n");
  CHECK(completed("tomatic-toy --rules s") == "strict\n");
  CHECK(completed("tomatic-toy --rules \"\"") == "strict relaxed\n");
  CHECK(completed("tomatic-toy --rules = re") == "relaxed\n");
  CHECK(completed("tomatic-toy --color =") == "auto always never\n");
  CHECK(completed("tomatic-toy ch") == "check\n");
  CHECK(completed("tomatic-toy check --st") == "--strictly\n");
  CHECK(completed("tomatic-toy check --ru") == "\n");
  CHECK(completed("tomatic-toy --json check --st") == "--strictly\n");
  CHECK(completed("tomatic-toy --load check --fo") == "--forgive\n");
  CHECK(completed("tomatic-toy --load = check --fo") == "--forgive\n");
  CHECK(completed("tomatic-toy --lines \"\"") == "\n");
  CHECK(completed("tomatic-toy --load et") == "etc\n");
  CHECK(completed("tomatic-toy check et") == "etc\n");
  CHECK(completed("tomatic-toy -C et") == "etc\n");
  CHECK(completed("tomatic-toy -- --ru") == "\n");
  ::unlink(file.c_str());
}

TEST_CASE("zsh can read its completion", "[cli]") {
  const std::string script = toy::run({"--completion", "zsh"}).out;
  CHECK(script.rfind("#compdef tomatic-toy\n", 0) == 0);
  CHECK(script.find("'(--forgive)--forgive[it'\\''s \\[all\\]\\: forgiven]'") != std::string::npos);
  CHECK(script.find("(strict relaxed)") != std::string::npos);
  if (shell("sh", "command -v zsh").empty()) {
    WARN("skipped: no zsh to check its syntax with");
    return;
  }
  const std::string file = "/tmp/tomatic-toy-completion.zsh." + std::to_string(::getpid());
  std::FILE* written = std::fopen(file.c_str(), "w");
  std::fputs(script.c_str(), written);
  std::fclose(written);
  CHECK(shell("sh", "zsh -n " + file + " && echo good") == "good\n");
  ::unlink(file.c_str());
}
