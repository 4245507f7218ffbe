// Two pieces of work at once, on the two cores that a machine has at least. What comes out depends
// on the work alone and never on which thread was faster.
#pragma once

#include <cstddef>
#include <functional>

#include "solver/stop.hpp"

namespace tomatic::solver {

/// Runs `own` in this thread and `other` in a second one, and waits for both. Only this thread asks
/// `stop`; the other one is given a stop of its own, whose polls are asked here on its behalf.
/// Returns whether `other` came to its end: if not, a stop came first, and what it did is not to be
/// used. What either throws is thrown here after both have ended, that of `own` first.
bool runBoth(const Stop& stop, const std::function<void()>& own,
             const std::function<void(const Stop&)>& other);

/// Work on many independent things, each of which is done by `work(first, step)` with some first +
/// n × step: by one thread all of them, by two every other.
void shareOut(bool twoThreads,
              const std::function<void(std::size_t first, std::size_t step)>& work);

}  // namespace tomatic::solver
