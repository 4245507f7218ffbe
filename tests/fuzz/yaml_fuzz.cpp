// Whatever the bytes, parsing ends in a tree within the limits or in a Failure.
#include "files/yaml.hpp"
#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const tomatic::Yaml tree = tomatic::parseYaml(tomatic::fuzz::asText(data, size), "fuzz.yaml");
    (void)tree.oneLine();
  } catch (const tomatic::Failure&) {
  }
  return 0;
}
