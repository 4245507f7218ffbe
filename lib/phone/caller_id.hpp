// `"Anna" <1001>`, as telephones show who calls.
#pragma once

#include <string>

#include "phone/extensions.hpp"

namespace tomatic {

/// What of a name can stand in a caller id: blanks are put for what would end it.
std::string callerName(const std::string& name);

std::string callerId(const Extension& extension);

/// The name in a caller id, which may be without quotes or number.
std::string nameInCallerId(const std::string& callerid);

}  // namespace tomatic
