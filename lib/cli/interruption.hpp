// Ctrl-C and SIGTERM as a flag that long work polls. A second signal ends the process at once.
#pragma once

namespace tomatic {

/// Thrown by work that has nothing to save when interrupted() turns true (exit 130).
class Interrupted {};

/// Installs the handlers, and lets a write to a closed pipe or beyond the allowed size of a file
/// fail instead of killing the process.
/// A signal that was ignored at start (nohup) stays ignored.
void listenForSignals();

/// Whether the user or the system asked the process to stop. Safe to call from any thread.
bool interrupted();

}  // namespace tomatic
