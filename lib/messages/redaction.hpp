// Keeps secrets out of what people read: everything shown of a request or an answer goes through
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

class Redactor {
 public:
  /// Hides a value, also as it is spelled in forms, addresses and JSON. Of an address, what follows
  /// its host: the whole, and its longer pieces alone.
  void hide(std::string_view secret);
  /// Hides what basic authentication makes of the two.
  void hideLogin(std::string_view user, std::string_view password);

  /// The text with `***` for each secret.
  std::string redacted(std::string_view text) const;

 private:
  void add(std::string secret);

  std::vector<std::string> secrets_;  ///< the longest first
};

}  // namespace tomatic
