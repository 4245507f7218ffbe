// Work in a process of its own, so that its processor time and its memory are its own.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tomatic::bench {

struct Spent {
  int status = 0;  ///< exit status; 128 + the signal that ended it
  double cpuSeconds = 0;
  double mebibytes = 0;  ///< at its peak
  std::string output;    ///< what the work returned, or what the command said
};

/// Runs the work in a child, which hands back a text. An exception ends the child with status 1 and
/// its message.
Spent inChild(const std::function<std::string()>& work);

/// Runs a command found on PATH; nothing to read, and what it says is returned.
Spent inChild(const std::vector<std::string>& command);

/// Whether there is such a program on PATH.
bool isOnPath(const std::string& program);

}  // namespace tomatic::bench
