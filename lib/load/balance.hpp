// Gives and takes turns until the loads fill the week, and settles credits between people.
// Source: scheduling.md, section 5, steps 5 and 6.
#pragma once

#include <vector>

#include "load/exact.hpp"

namespace tomatic {

/// A person's turns of the week and what they are owed (positive: did more than due).
struct Account {
  int turns = 0;
  int bound = 0;  ///< turns are never added above it
  Millionths credit = 0;

  friend bool operator==(const Account&, const Account&) = default;
};

// Accounts stand in the order of their person's id, which breaks ties.

/// Adds turns, or takes them, each with its credit, until they sum to `target`. Stops short of it
/// when everybody is at their bound.
void completeLoad(std::vector<Account>& accounts, long long target);

/// Moves turns from creditors to debtors as long as that makes the credits of both, together,
/// smaller.
void compensateCredits(std::vector<Account>& accounts);

}  // namespace tomatic
