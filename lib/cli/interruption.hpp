// Ctrl-C and SIGTERM as a flag that long work polls. A second signal ends the process at once.
#pragma once

#include "text/complaints.hpp"

namespace tomatic {

/// Thrown by work that has nothing to save when interrupted() turns true (exit 130).
class Interrupted {};

/// Installs the handlers, and lets a write to a closed pipe or beyond the allowed size of a file
/// fail instead of killing the process.
/// A signal that was ignored at start (nohup) stays ignored.
void listenForSignals();

/// Whether the user or the system asked the process to stop. Safe to call from any thread.
bool interrupted();

/// Does work that gives up when interrupted() turns true: its failure is then an interruption.
template <typename Work>
auto heedingStop(Work work) {
  try {
    return work();
  } catch (const Failure&) {
    if (interrupted()) {
      throw Interrupted();
    }
    throw;
  }
}

}  // namespace tomatic
