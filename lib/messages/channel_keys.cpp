#include "messages/channel_keys.hpp"

#include "files/yaml_values.hpp"
#include "text/durations.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/request.hpp"

namespace tomatic {

ChannelKeys::ChannelKeys(std::string name, const Yaml& given, const Secrets& secrets,
                         Complaints& complaints)
    : name_(std::move(name)), given_(given), complaints_(complaints) {
  const Yaml* map = secrets.map({"channels", name_});
  if (map == nullptr) {
    return;
  }
  for (const auto& [key, value] : map->entries) {
    if (!key.isScalar() || value.isNull()) {
      continue;
    }
    const auto read = [&, &name = key.text](const Yaml& node) {
      const auto secret = secrets.valueOf(node, tr("channels.{}.{}", name_, name), complaints_);
      return secret ? secret->reveal() : std::string();
    };
    Yaml plain = value;
    if (value.isSequence()) {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        plain.items[i].text = read(value.items[i]);
        secretValues_.emplace(tr("{}.{}", key.text, i), plain.items[i].text);
      }
    } else {
      plain.text = read(value);
      secretValues_.emplace(key.text, plain.text);
    }
    secretPlaces_.emplace(key.text, value.place);
    secretNodes_.entries.push_back({key, std::move(plain)});
  }
}

std::string ChannelKeys::named(std::string_view key) const {
  return tr("channels.{}.{}", name_, key);
}

bool ChannelKeys::isSecret(std::string_view key) const {
  return secretPlaces_.find(key) != secretPlaces_.end();
}

const Yaml* ChannelKeys::find(std::string_view key) {
  asked_.emplace(key);
  const Yaml* secret = secretNodes_.find(key);
  const Yaml* node = secret != nullptr ? secret : given_.find(key);
  return node == nullptr || node->isNull() ? nullptr : node;
}

void ChannelKeys::wrong(std::string_view key, const std::string& message) {
  const Yaml* node = find(key);
  complaints_.error(node == nullptr ? given_.place : node->place,
                    tr("{}: {}", named(key), message));
}

std::optional<std::string> ChannelKeys::text(std::string_view key) {
  const Yaml* node = find(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (isSecret(key)) {
    return node->text;
  }
  return readText(*node, named(key), complaints_);
}

std::string ChannelKeys::required(std::string_view key) {
  auto value = text(key);
  if (!value || value->empty()) {
    lacks_.emplace_back(key);
    return {};
  }
  return *value;
}

std::vector<std::string> ChannelKeys::texts(std::string_view key) {
  const Yaml* node = find(key);
  if (node == nullptr) {
    return {};
  }
  if (node->isScalar()) {
    return {node->text};
  }
  return readTexts(*node, named(key), complaints_);
}

std::vector<std::string> ChannelKeys::requiredTexts(std::string_view key) {
  auto values = texts(key);
  if (values.empty()) {
    lacks_.emplace_back(key);
  }
  return values;
}

std::vector<std::pair<std::string, std::string>> ChannelKeys::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> all;
  if (const Yaml* node = find(key)) {
    forEachEntry(*node, named(key), complaints_, [&](const std::string& name, const Yaml& value) {
      if (const auto text = readText(value, named(key), complaints_)) {
        all.emplace_back(name, *text);
      }
    });
  }
  return all;
}

std::optional<std::chrono::milliseconds> ChannelKeys::duration(std::string_view key) {
  const auto given = text(key);
  const auto duration = given ? parseDuration(*given) : std::nullopt;
  if (given && !duration) {
    wrong(key, tr("expected a duration such as 15s or 6h"));
  }
  return duration;
}

std::optional<long long> ChannelKeys::integer(std::string_view key, long long least,
                                              long long most) {
  const auto given = text(key);
  const auto number = given ? parseInteger(*given) : std::nullopt;
  if (given && (!number || *number < least || *number > most)) {
    wrong(key, tr("expected an integer from {} to {}", least, most));
    return std::nullopt;
  }
  return number;
}

bool ChannelKeys::boolean(std::string_view key, bool byDefault) {
  const Yaml* node = find(key);
  return node == nullptr ? byDefault
                         : readBoolean(*node, named(key), complaints_).value_or(byDefault);
}

std::string ChannelKeys::url(std::string_view key, const std::string& byDefault) {
  std::string given = text(key).value_or(byDefault);
  if (!given.empty() && !isWebAddress(given)) {
    wrong(key, tr("expected an address that begins with https:// or http://"));
  }
  return given;
}

std::string ChannelKeys::requiredUrl(std::string_view key) {
  std::string given = url(key, "");
  if (given.empty()) {
    lacks_.emplace_back(key);
  }
  return given;
}

void ChannelKeys::refuseOthers() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  const auto refuse = [&](const Yaml& map) {
    for (const auto& [key, value] : map.entries) {
      if (key.isScalar() && asked_.find(key.text) == asked_.end()) {
        const auto meant = nearest(key.text, known);
        complaints_.warning(
            key.place,
            meant ? tr("{} is unknown, it is ignored; did you mean '{}'?", named(key.text), *meant)
                  : tr("{} is unknown, it is ignored", named(key.text)));
      }
    }
  };
  refuse(given_);
  refuse(secretNodes_);
}

}  // namespace tomatic
