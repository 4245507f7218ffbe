#include "cli/interruption.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "cli/exit_code.hpp"

namespace tomatic {
namespace {

std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler must not lock");

void ask(int) {
  if (asked.exchange(true)) {
    _exit(static_cast<int>(ExitCode::interrupted));
  }
}

void listenFor(int signal) {
  struct sigaction before {};
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) {
    return;
  }
  struct sigaction action {};
  action.sa_handler = ask;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void listenForSignals() {
  listenFor(SIGINT);
  listenFor(SIGTERM);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() {
  return asked.load(std::memory_order_relaxed);
}

}  // namespace tomatic
