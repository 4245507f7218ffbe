#include "messages/channel_book.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "files/yaml_values.hpp"
#include "messages/channel_keys.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/request.hpp"

namespace tomatic {
namespace {

/// Names are parts of file names.
bool isChannelName(std::string_view name) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !name.empty() && name.size() <= 64 &&
         name.find_first_not_of(allowed) == std::string_view::npos;
}

/// Their address says all that is needed to speak there.
bool hasSecretAddress(std::string_view type) {
  constexpr std::string_view chats[] = {"googlechat", "mattermost", "slack", "webhook", "discord"};
  return std::find(std::begin(chats), std::end(chats), type) != std::end(chats);
}

ChannelSettings settingsFrom(const std::string& name, const std::string& type, ChannelKeys& keys) {
  ChannelSettings settings;
  settings.name = name;
  settings.type = type;
  settings.fallback = keys.text("fallback").value_or("");
  settings.maxAge = keys.duration("maxAge").value_or(settings.maxAge);
  settings.limits.connect = keys.duration("connectTimeout").value_or(settings.limits.connect);
  settings.limits.total = keys.duration("timeout").value_or(settings.limits.total);
  settings.digest = keys.boolean("digest", false);
  settings.length.most =
      static_cast<std::size_t>(keys.integer("maxLength", 20, 1'000'000).value_or(0));
  if (const auto quiet = keys.texts("quiet"); !quiet.empty()) {
    const auto hours = QuietHours::parse(joined(quiet, ","));
    settings.quiet = hours.value_or(QuietHours());
    if (!hours) {
      keys.wrong("quiet", tr("expected hours such as '22:00-08:00', between quotes"));
    }
  }
  return settings;
}

}  // namespace

ChannelBook::ChannelBook(const Yaml* channels, const Yaml* byDefault, const Secrets& secrets,
                         const std::filesystem::path& folder, Complaints& complaints) {
  if (channels != nullptr) {
    for (const auto& [key, map] : readEntries(*channels, "channels", complaints)) {
      if (!key.isScalar() || !isChannelName(key.text)) {
        complaints.error(key.place, tr("channels: {} is no name, expected letters, digits, - and _",
                                       key.described()));
      } else if (!map.isMap()) {
        unexpected(map, tr("channels.{}", key.text), tr("a map such as {{type: googlechat}}"),
                   complaints);
      } else {
        add(key.text, map, secrets, folder, complaints);
      }
    }
  }
  if (byDefault != nullptr && !byDefault->isNull()) {
    if (!byDefault->isScalar()) {
      unexpected(*byDefault, bareChannel, tr("the name of a channel, or an address"), complaints);
    } else if (isWebAddress(byDefault->text)) {
      addBare(*byDefault, secrets, complaints);
    } else if (!isChannelName(byDefault->text)) {
      // Not shown: a mistyped address has its secret in it.
      complaints.error(byDefault->place, tr("{}: found neither the name of a channel nor an "
                                            "address that begins with https://",
                                            bareChannel));
    } else {
      defaultName_ = byDefault->text;
      if (find(defaultName_) == nullptr) {
        complaints.error(byDefault->place,
                         tr("{}: there is no channel '{}', expected {} or an address that begins "
                            "with https://",
                            bareChannel, defaultName_,
                            all_.empty() ? tr("one of 'channels'") : joined(names())));
      }
    }
  }
  checkLinks();
}

void ChannelBook::add(const std::string& name, const Yaml& map, const Secrets& secrets,
                      const std::filesystem::path& folder, Complaints& complaints) {
  KnownChannel known;
  known.name = name;
  known.place = map.place;
  Complaints own;
  ChannelKeys keys(name, map, secrets, own);
  keys.folder = folder;
  known.type = keys.required("type");
  if (known.isGroup()) {
    known.members = keys.requiredTexts("members");
  } else if (!known.type.empty()) {
    known.channel = makeChannel(known.type, settingsFrom(name, known.type, keys), keys);
    if (!known.channel) {
      keys.wrong("type", tr("found '{}', expected one of {}", known.type, joined(channelTypes())));
    }
  }
  if (known.isGroup() || known.channel) {
    keys.refuseOthers();
  }
  for (const auto& [key, value] : keys.secretValues()) {
    redactor_.hide(value);
    for (const auto& other : keys.secretValues()) {
      redactor_.hideLogin(value, other.second);
    }
  }
  if (hasSecretAddress(known.type)) {
    redactor_.hide(keys.text("url").value_or(""));
  }
  known.lacks = keys.lacks();
  known.errors = own.errors();
  for (const Complaint& warning : own.warnings()) {
    complaints.warning(warning.place, warning.message);
  }
  byName_[name] = all_.size();
  all_.push_back(std::move(known));
}

void ChannelBook::addBare(const Yaml& url, const Secrets& secrets, Complaints& complaints) {
  Yaml map;
  map.kind = Yaml::Kind::map;
  map.place = url.place;
  const auto put = [&](const char* key, Yaml value) {
    Yaml name;
    name.kind = Yaml::Kind::scalar;
    name.text = key;
    name.place = url.place;
    map.entries.push_back({std::move(name), std::move(value)});
  };
  Yaml type = url;
  type.text = "webhook";
  put("type", type);
  put("url", url);
  add(bareChannel, map, secrets, ".", complaints);
  defaultName_ = bareChannel;
}

bool ChannelBook::isInsideItself(const std::string& group) const {
  std::set<std::string> seen;
  std::function<bool(const std::string&)> leadsBack = [&](const std::string& name) {
    const KnownChannel* known = find(name);
    return known != nullptr && seen.insert(name).second &&
           std::any_of(known->members.begin(), known->members.end(),
                       [&](const std::string& each) { return each == group || leadsBack(each); });
  };
  return leadsBack(group);
}

void ChannelBook::checkLinks() {
  for (KnownChannel& known : all_) {
    const auto wrong = [&](std::string_view key, const std::string& message) {
      known.errors.push_back({known.place, tr("channels.{}.{}: {}", known.name, key, message)});
    };
    for (const std::string& member : known.members) {
      if (find(member) == nullptr) {
        wrong("members",
              tr("there is no channel '{}', expected some of {}", member, joined(names())));
      }
    }
    const std::string fallback = known.channel ? known.channel->settings().fallback : "";
    if (!fallback.empty() && find(fallback) == nullptr) {
      wrong("fallback",
            tr("there is no channel '{}', expected one of {}", fallback, joined(names())));
    }
    if (const KnownChannel* other = find(fallback);
        other != nullptr && other->channel && other->channel->needsAddress()) {
      wrong("fallback", tr("'{}' lacks 'to', expected a channel that needs no person", fallback));
    }
    if (fallback == known.name) {
      wrong("fallback", tr("found the channel itself, expected another one"));
    }
    if (isInsideItself(known.name)) {
      wrong("members", tr("lead back to '{}', expected channels that do not", known.name));
    }
  }
}

const KnownChannel* ChannelBook::find(const std::string& name) const {
  const auto found = byName_.find(name);
  return found == byName_.end() ? nullptr : &all_[found->second];
}

std::vector<std::string> ChannelBook::names() const {
  std::vector<std::string> all;
  for (const KnownChannel& known : all_) {
    all.push_back(known.name);
  }
  return all;
}

const Channel& ChannelBook::usable(const std::string& name) const {
  const KnownChannel* known = find(name);
  if (known == nullptr) {
    throw Failure(tr("there is no channel '{}' in the configuration", name));
  }
  std::vector<Complaint> all = known->errors;
  for (const std::string& key : known->lacks) {
    all.push_back({known->place,
                   tr("channels.{} lacks '{}'; expected it here or in secrets.yaml", name, key)});
  }
  if (known->isGroup()) {
    all.push_back({known->place, tr("channels.{} is a group, expected a channel", name)});
  }
  if (!all.empty()) {
    throw Failure(std::move(all));
  }
  return *known->channel;
}

std::vector<std::string> ChannelBook::expanded(const std::string& name,
                                               const std::vector<std::string>& except) const {
  std::vector<std::string> all;
  std::set<std::string> seen(except.begin(), except.end());
  std::function<void(const std::string&)> walk = [&](const std::string& each) {
    const KnownChannel* known = find(each);
    if (known == nullptr) {
      throw Failure(tr("there is no channel '{}', expected one of {}", each, joined(names())));
    }
    if (!seen.insert(each).second) {
      return;
    }
    if (!known->isGroup()) {
      all.push_back(each);
    }
    for (const std::string& member : known->members) {
      walk(member);
    }
  };
  walk(name);
  return all;
}

}  // namespace tomatic
