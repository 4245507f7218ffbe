#include "files/watch_file.hpp"

#include "files/input_file.hpp"
#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "text/messages.hpp"

namespace tomatic {

std::string watchText(const WatchState& state) {
  YamlWriter writer;
  writer.beginMap().key("disconnected").beginSequence(YamlStyle::flow);
  for (const std::string& key : state.disconnected) {
    writer.text(key);
  }
  writer.endSequence().key("failing").boolean(state.failing);
  return writer.endMap().finish();
}

WatchState parseWatch(std::string_view text, const std::string& file) {
  Complaints complaints;
  WatchState state;
  const Yaml document = yamlOf(text, file, complaints);
  if (!document.isNull() && !document.isMap()) {
    unexpected(document, "", tr("a map with disconnected and failing"), complaints);
  }
  if (const Yaml* disconnected = document.find("disconnected")) {
    for (std::string& key : readTexts(*disconnected, "disconnected", complaints)) {
      state.disconnected.insert(std::move(key));
    }
  }
  if (const Yaml* failing = document.find("failing")) {
    state.failing = readBoolean(*failing, "failing", complaints).value_or(false);
  }
  complaints.throwIfAny();
  return state;
}

}  // namespace tomatic
