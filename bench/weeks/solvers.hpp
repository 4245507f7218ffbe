// A random week solved, by the solver of the library or by another one that happens to be there.
#pragma once

#include <optional>
#include <string>

#include "timetable/timetable.hpp"
#include "weeks/random_week.hpp"

namespace tomatic::bench {

struct Solved {
  std::optional<Cost> cost;  ///< nothing: no week was found
  Cost bound = 0;
  bool proven = false;  ///< optimal, or that there is no week
  long long evaluations = 0;
  long long descents = 0;
  long long nodes = 0;
  double cpuSeconds = 0;  ///< of solving alone
  double mebibytes = 0;   ///< peak of the process, reading included
  std::string failure;    ///< what went wrong; empty if nothing

  /// How far the bound is from the cost, in per cent of the cost; nothing without a cost.
  std::optional<double> gap() const;
};

/// Ends after so many seconds of processor time with the best so far.
Solved solveHere(const WeekSpec& spec, double timeLimit);

/// The mixed-integer solver on PATH, if there is one that we know.
std::optional<std::string> peerOnPath();
/// The pattern formulation of the same week solved by that program.
Solved solveByPeer(const std::string& peer, const WeekSpec& spec, double timeLimit);

}  // namespace tomatic::bench
