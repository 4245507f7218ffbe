// Whatever the bytes, parsing ends in a tree within the limits or in a Failure.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "files/yaml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const tomatic::Yaml tree = tomatic::parseYaml(text, "fuzz.yaml");
    (void)tree.oneLine();
  } catch (const tomatic::Failure&) {
  }
  return 0;
}
