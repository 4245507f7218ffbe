// Messages about a number of things.
#pragma once

#include "text/messages.hpp"

namespace tomatic {

/// The message for one thing or for another number of them, which `count` is: both forms take the
/// same arguments and are translated as tr() does, so each language puts its own in their place.
template <typename... Args>
std::string trn(long long count, fmt::format_string<Args...> one, fmt::format_string<Args...> many,
                Args&&... args) {
  const fmt::string_view text = count == 1 ? one : many;
  return fmt::vformat(translated({text.data(), text.size()}), fmt::make_format_args(args...));
}

}  // namespace tomatic
