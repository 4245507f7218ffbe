// What the fuzz targets share: bytes as text, and a way to say that something must hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace tomatic::fuzz {

inline std::string_view asText(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the run, so that the input is kept, if what must hold does not.
inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// Whether what is written comes back when read: YAML has `\ufffd` for code points that are no
/// characters.
inline bool comesBack(std::string_view yaml) {
  return yaml.find("\\ufffd") == std::string_view::npos;
}

}  // namespace tomatic::fuzz
