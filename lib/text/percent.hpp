// Percent encoding, as addresses on the web have it.
#pragma once

#include <string>
#include <string_view>

namespace tomatic {

/// Percent encoding of everything but letters, digits and `-._~` (RFC 3986).
std::string percentEncoded(std::string_view text);

}  // namespace tomatic
