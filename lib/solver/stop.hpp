// How a search is told to end.
#pragma once

#include <functional>

namespace tomatic::solver {

/// Polled by everything long: true ends the search, the best so far stands.
using Stop = std::function<bool()>;

}  // namespace tomatic::solver
