// A mail as it travels: RFC 5322 with MIME, ASCII only, lines of CRLF.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "messages/message.hpp"

namespace tomatic {

struct MailAddress {
  std::string name;     ///< may be empty
  std::string address;  ///< `local@domain`, ASCII without blanks
};

/// `ann@example.org` or `Ann <ann@example.org>`; nothing if it is neither.
std::optional<MailAddress> parseMailAddress(std::string_view text);

/// From the message's title (or else its first line) and text, with a Message-ID that is the same
/// each time.
std::string mailText(const Message& message, const MailAddress& from,
                     const std::vector<MailAddress>& to);

/// RFC 2045, section 6.7; line breaks of the text are kept as CRLF.
std::string quotedPrintable(std::string_view text);

/// RFC 2047: words of a header, encoded where they are not plain ASCII, in lines of at most 75.
std::string encodedHeader(std::string_view text);

}  // namespace tomatic
