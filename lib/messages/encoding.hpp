// Text as protocols want it spelled.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tomatic {

/// Percent encoding of everything but letters, digits and `-._~` (RFC 3986).
std::string percentEncoded(std::string_view text);

/// The inside of a JSON string, without the quotes around it. The text must be UTF-8.
std::string jsonEscaped(std::string_view text);
/// An object on one line, whose members are texts.
std::string jsonObject(const std::vector<std::pair<std::string, std::string>>& members);

/// RFC 4648, padded, without line breaks.
std::string base64(std::string_view bytes);
/// The bytes again; false if this is no base64 of that form.
bool fromBase64(std::string_view text, std::string& bytes);

/// Without line breaks and other control characters: what may stand in a header.
std::string headerText(std::string_view text);

/// Well-formed UTF-8: every byte that does not belong becomes U+FFFD.
std::string cleanUtf8(std::string_view text);

}  // namespace tomatic
