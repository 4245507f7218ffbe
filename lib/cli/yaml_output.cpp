#include "cli/yaml_output.hpp"

#include <nlohmann/json.hpp>

#include "files/yaml_writer.hpp"

namespace tomatic {
namespace {

void write(YamlWriter& writer, const nlohmann::ordered_json& value) {
  if (value.is_object()) {
    writer.beginMap();
    for (const auto& [key, item] : value.items()) {
      writer.key(key);
      write(writer, item);
    }
    writer.endMap();
  } else if (value.is_array()) {
    writer.beginSequence();
    for (const auto& item : value) {
      write(writer, item);
    }
    writer.endSequence();
  } else if (value.is_string()) {
    writer.text(value.get_ref<const std::string&>());
  } else if (value.is_boolean()) {
    writer.boolean(value.get<bool>());
  } else if (value.is_null()) {
    writer.null();
  } else {
    writer.plain(value.dump());
  }
}

}  // namespace

std::string asYaml(const nlohmann::ordered_json& document) {
  YamlWriter writer;
  write(writer, document);
  return writer.finish();
}

}  // namespace tomatic
