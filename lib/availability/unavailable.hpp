// Who is away in a turn, and why.
#pragma once

#include <string>
#include <vector>

#include "availability/availability.hpp"

namespace tomatic {

struct Unavailable {
  PersonId person;
  bool required = false;  ///< may not be broken
  std::vector<std::string> reasons;
};

/// Everyone who is busy in the turn, either way; by id.
std::vector<Unavailable> unavailableIn(const Availability& availability, Weekday day, Turn turn);

}  // namespace tomatic
