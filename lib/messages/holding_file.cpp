#include "messages/holding_file.hpp"

#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "text/durations.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

void write(YamlWriter& writer, const char* section, const std::map<std::string, Held>& all) {
  writer.key(section).beginMap();
  for (const auto& [key, held] : all) {
    writer.key(key).beginMap(YamlStyle::flow);
    writer.key("passed").text(formatMoment(held.passed));
    writer.key("length").text(formatDuration(held.length));
    writer.key("count").integer(held.count);
    writer.key("texts").beginSequence(YamlStyle::flow);
    for (const std::string& text : held.texts) {
      writer.text(text);
    }
    writer.endSequence().endMap();
  }
  writer.endMap();
}

Held heldOf(const Yaml& node, Complaints& complaints) {
  Held held;
  const Yaml* passed = node.find("passed");
  const Yaml* length = node.find("length");
  const Yaml* count = node.find("count");
  const Yaml* texts = node.find("texts");
  const auto duration = length == nullptr ? std::nullopt : parseDuration(length->text);
  if (passed == nullptr || !parseMoment(passed->text, held.passed) || !duration) {
    unexpected(node, "", tr("a map with passed (a time) and length (a duration)"), complaints);
    return held;
  }
  held.length = *duration;
  if (count != nullptr) {
    held.count = static_cast<int>(readInteger(*count, "count", {}, complaints).value_or(0));
  }
  if (texts != nullptr) {
    held.texts = readTexts(*texts, "texts", complaints);
  }
  return held;
}

void read(const Yaml& document, const char* section, std::map<std::string, Held>& into,
          Complaints& complaints) {
  if (const Yaml* node = document.find(section)) {
    forEachEntry(*node, section, complaints, [&](const std::string& key, const Yaml& value) {
      into[key] = heldOf(value, complaints);
    });
  }
}

}  // namespace

std::string holdingText(const HoldingState& state) {
  YamlWriter writer;
  writer.beginMap();
  write(writer, "throttles", state.throttles);
  write(writer, "texts", state.texts);
  return writer.endMap().finish();
}

HoldingState parseHolding(std::string_view text, const std::string& file) {
  const Yaml document = parseYaml(text, file);
  Complaints complaints;
  readEntries(document, "", complaints);
  HoldingState state;
  read(document, "throttles", state.throttles, complaints);
  read(document, "texts", state.texts, complaints);
  complaints.throwIfAny();
  return state;
}

}  // namespace tomatic
