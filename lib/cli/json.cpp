#include "cli/json.hpp"

#include <nlohmann/json.hpp>

#include "files/yaml_writer.hpp"

namespace tomatic {
namespace {

void write(const nlohmann::ordered_json& node, YamlWriter& writer) {
  if (node.is_object()) {
    writer.beginMap();
    for (const auto& [key, value] : node.items()) {
      writer.key(key);
      write(value, writer);
    }
    writer.endMap();
  } else if (node.is_array()) {
    writer.beginSequence();
    for (const auto& item : node) {
      write(item, writer);
    }
    writer.endSequence();
  } else if (node.is_string()) {
    writer.text(node.get_ref<const std::string&>());
  } else {
    writer.plain(node.dump());
  }
}

}  // namespace

void printJson(std::ostream& out, const nlohmann::ordered_json& document) {
  out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

std::string yamlOf(const nlohmann::ordered_json& document) {
  YamlWriter writer;
  write(document, writer);
  return writer.finish();
}

}  // namespace tomatic
