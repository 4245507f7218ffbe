// A partner's card for people, short enough for the time that a phone rings.
#pragma once

#include <string>

#include "customers/partner.hpp"

namespace tomatic {

/// What whoever answers must know at once: debt, suspended invoicing, self-consumption, an open
/// switching case; a line each.
std::vector<std::string> alertsOf(const Partner& partner);

/// The alerts on top, then who it is, then a line a contract.
std::string customerCard(const Partner& partner);

/// The events of a contract, a line each.
std::string eventsCard(const ContractEvents& events);

}  // namespace tomatic
