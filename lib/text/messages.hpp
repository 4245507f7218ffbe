// Messages for people. Every sentence the suite prints passes through tr(), so that a catalogue
// (Catalan, Spanish) can replace the English text in one place. Not thread-safe while a catalogue
// is being installed; read-only afterwards.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace tomatic {

/// English format string -> translated format string with the same replacement fields.
using Catalogue = std::unordered_map<std::string, std::string>;

/// Installs the translations; an empty catalogue means English.
void useCatalogue(Catalogue catalogue);

/// The translation of an English format string, or the string itself.
std::string_view translated(std::string_view english);

/// Formats a message in the language in use. The English text is checked at compile time.
template <typename... Args>
std::string tr(fmt::format_string<Args...> english, Args&&... args) {
  const fmt::string_view text = english;
  return fmt::vformat(translated({text.data(), text.size()}), fmt::make_format_args(args...));
}

}  // namespace tomatic
