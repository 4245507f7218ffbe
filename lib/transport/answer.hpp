// What came of a request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tomatic {

enum class Ending : std::uint8_t {
  answered,     ///< the other side said `status`
  unreachable,  ///< nothing was sent: it has not arrived
  unknown,      ///< something was sent and no answer came: it may have arrived
  failed,       ///< nothing was sent and it would be no better next time
};

struct Answer {
  Ending ending = Ending::unknown;
  /// Of HTTP or SMTP; the exit code of a program; 0 for a line that was written.
  int status = 0;
  /// What went wrong, in words, for all endings but `answered`.
  std::string reason;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  /// The value of the last header of that name; empty if there is none.
  std::string_view header(std::string_view name) const {
    std::string_view value;
    for (const auto& [known, text] : headers) {
      value = known == name ? std::string_view(text) : value;
    }
    return value;
  }

  bool cut = false;  ///< the body is only the beginning: the request's limit was reached
};

}  // namespace tomatic
