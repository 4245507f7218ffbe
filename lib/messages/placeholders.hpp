// `{message}` and its like in texts of the configuration.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "messages/message.hpp"

namespace tomatic {

/// What each placeholder stands for.
using Placeholders = std::map<std::string, std::string, std::less<>>;

/// `message`, `title`, `id`, `to`, `person`, `time` and `priority` (`urgent` or `normal`).
Placeholders placeholdersOf(const Message& message);

/// The text with each `{name}` replaced, as `escape` spells it there. A brace that begins no name
/// of letters, digits and `_` stands for itself; a name that is not known stays as it is.
std::string filled(std::string_view text, const Placeholders& values,
                   const std::function<std::string(std::string_view)>& escape);

/// The names in a text that are not among those known.
std::vector<std::string> unknownPlaceholders(std::string_view text, const Placeholders& known);

}  // namespace tomatic
