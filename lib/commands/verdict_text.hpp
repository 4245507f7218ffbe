// A verdict for people: violations, then penalties by kind, then the sum.
#pragma once

#include <string>

#include "rules/evaluator.hpp"

namespace tomatic {

std::string verdictText(const Verdict& verdict);

}  // namespace tomatic
