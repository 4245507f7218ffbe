#include "availability/unavailable.hpp"

namespace tomatic {

std::vector<Unavailable> unavailableIn(const Availability& availability, Weekday day, Turn turn) {
  std::vector<Unavailable> all;
  for (const PersonId& person : availability.people()) {
    const bool required = availability.required(person, day).has(turn);
    if (required || availability.optional(person, day).has(turn)) {
      all.push_back({person, required, availability.reasons(person, day, turn)});
    }
  }
  return all;
}

}  // namespace tomatic
