#include "messages/outbox_entry.hpp"

#include "files/yaml.hpp"
#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "messages/encoding.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::string_view extension = ".yaml";

void writeTexts(YamlWriter& writer, const char* key, const std::vector<std::string>& texts) {
  if (texts.empty()) {
    return;
  }
  writer.key(key).beginSequence(YamlStyle::flow);
  for (const std::string& text : texts) {
    writer.text(text);
  }
  writer.endSequence();
}

std::string textAt(const Yaml& map, const char* key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  return node == nullptr || node->isNull() ? "" : readText(*node, key, complaints).value_or("");
}

bool truthAt(const Yaml& map, const char* key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  return node != nullptr && readBoolean(*node, key, complaints).value_or(false);
}

std::optional<Moment> momentAt(const Yaml& map, const char* key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  Moment moment;
  if (node == nullptr) {
    return std::nullopt;
  }
  if (!node->isScalar() || !parseMoment(node->text, moment)) {
    unexpected(*node, key, tr("a time such as 2026-09-07T08:00:00Z"), complaints);
    return std::nullopt;
  }
  return moment;
}

std::vector<Attachment> attachmentsOf(const Yaml& map, Complaints& complaints) {
  std::vector<Attachment> all;
  const Yaml* list = map.find("attachments");
  if (list == nullptr) {
    return all;
  }
  for (const Yaml& item : readItems(*list, "attachments", complaints)) {
    Attachment file{textAt(item, "name", complaints), ""};
    if (!fromBase64(textAt(item, "base64", complaints), file.content)) {
      complaints.error(item.place, tr("attachments: the content is no base64"));
    }
    all.push_back(std::move(file));
  }
  return all;
}

std::vector<std::string> textsAt(const Yaml& map, const char* key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  return node == nullptr ? std::vector<std::string>{} : readTexts(*node, key, complaints);
}

/// Ids and channels are parts of file names.
void requireName(const std::string& text, const Yaml& document, const char* key,
                 Complaints& complaints) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  if (text.empty() || text.size() > 100 || text.find_first_not_of(allowed) != std::string::npos) {
    complaints.error(document.place, tr("{}: expected letters, digits, - and _", key));
  }
}

}  // namespace

std::string outboxName(const OutboxEntry& entry) {
  return entry.message.id + "." + entry.channel + std::string(extension);
}

std::string channelOfName(std::string_view fileName) {
  const auto parts = split(fileName, '.');
  return parts.size() == 3 && !parts[0].empty() && parts[2] == extension.substr(1)
             ? std::string(parts[1])
             : "";
}

std::string outboxText(const OutboxEntry& entry) {
  const Message& message = entry.message;
  YamlWriter writer;
  writer.beginMap().key("id").text(message.id).key("channel").text(entry.channel);
  writer.key("created").text(formatMoment(message.created));
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) {
      writer.key(key).text(text);
    }
  };
  put("title", message.title);
  writer.key("text").text(message.text);
  put("person", message.person);
  put("to", message.to);
  for (const auto& [key, truth] :
       {std::pair{"urgent", message.urgent}, std::pair{"private", message.isPrivate}}) {
    if (truth) {
      writer.key(key).boolean(true);
    }
  }
  if (entry.attempts > 0) {
    writer.key("attempts").integer(entry.attempts);
  }
  if (entry.notBefore) {
    writer.key("notBefore").text(formatMoment(*entry.notBefore));
  }
  put("answer", entry.answer);
  writeTexts(writer, "tried", entry.tried);
  writeTexts(writer, "replaces", entry.replaces);
  if (!message.attachments.empty()) {
    writer.key("attachments").beginSequence();
    for (const Attachment& file : message.attachments) {
      writer.beginMap().key("name").text(file.name);
      writer.key("base64").text(base64(file.content)).endMap();
    }
    writer.endSequence();
  }
  return writer.endMap().finish();
}

OutboxEntry parseOutboxEntry(std::string_view text, const std::string& file) {
  const Yaml document = parseYaml(text, file);
  Complaints complaints;
  if (!document.isMap()) {
    unexpected(document, "", tr("a map with id, channel, created and text"), complaints);
  }
  OutboxEntry entry;
  Message& message = entry.message;
  message.id = textAt(document, "id", complaints);
  entry.channel = textAt(document, "channel", complaints);
  requireName(message.id, document, "id", complaints);
  requireName(entry.channel, document, "channel", complaints);
  const auto created = momentAt(document, "created", complaints);
  if (!created && document.find("created") == nullptr) {
    complaints.error(document.place, tr("created: expected a time such as 2026-09-07T08:00:00Z"));
  }
  message.created = created.value_or(Moment{});
  message.title = textAt(document, "title", complaints);
  message.text = textAt(document, "text", complaints);
  message.person = textAt(document, "person", complaints);
  message.to = textAt(document, "to", complaints);
  message.urgent = truthAt(document, "urgent", complaints);
  message.isPrivate = truthAt(document, "private", complaints);
  message.attachments = attachmentsOf(document, complaints);
  if (const Yaml* attempts = document.find("attempts")) {
    entry.attempts = static_cast<int>(
        readInteger(*attempts, "attempts", {0, 1'000'000}, complaints).value_or(0));
  }
  entry.notBefore = momentAt(document, "notBefore", complaints);
  entry.answer = textAt(document, "answer", complaints);
  entry.tried = textsAt(document, "tried", complaints);
  entry.replaces = textsAt(document, "replaces", complaints);
  complaints.throwIfAny();
  return entry;
}

}  // namespace tomatic
