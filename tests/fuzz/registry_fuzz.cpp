// Files of calls and of categories are read, or refused with complaints; what is written of them is
// read again without one.
#include <nlohmann/json.hpp>
#include <string>

#include "callinfo/registry_yaml.hpp"
#include "cli/yaml_output.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

namespace {

template <class Parse, class Document>
void readAndReadAgain(std::string_view text, const char* list, const Parse& parse,
                      const Document& document) {
  Complaints complaints;
  const auto items = parse(text, complaints);
  if (complaints.hasErrors()) {
    return;
  }
  auto documents = nlohmann::ordered_json::array();
  for (const auto& item : items) {
    documents.push_back(document(item));
  }
  const std::string written = asYaml({{list, documents}});
  if (fuzz::comesBack(written)) {
    Complaints again;
    require(parse(written, again).size() == items.size());
    require(!again.hasErrors());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  try {
    readAndReadAgain(
        text, "operator_calls",
        [](std::string_view from, Complaints& complaints) {
          return parseCalls(from, "calls", "anna", complaints);
        },
        callDocument);
    readAndReadAgain(
        text, "categories",
        [](std::string_view from, Complaints& complaints) {
          return parseCategories(from, "categories", complaints);
        },
        categoryDocument);
  } catch (const Failure&) {
  }
  return 0;
}
