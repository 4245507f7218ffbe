// The style sheet of the pages.
#pragma once

#include <string_view>

namespace tomatic {

/// CSS without `</`: it stands in the page as it is.
std::string_view styleSheet();

}  // namespace tomatic
