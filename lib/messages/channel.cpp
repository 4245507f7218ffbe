#include "messages/channel.hpp"

#include <array>

#include "messages/channel_makers.hpp"

namespace tomatic {
namespace {

struct ChannelType {
  const char* name;
  MadeChannel (*make)(ChannelSettings, ChannelKeys&);
};

constexpr std::array<ChannelType, 13> types{{
    {"googlechat", makeGoogleChat},
    {"mattermost", makeMattermost},
    {"slack", makeSlack},
    {"webhook", makeWebhook},
    {"discord", makeDiscord},
    {"ntfy", makeNtfy},
    {"pushover", makePushover},
    {"matrix", makeMatrix},
    {"twilio-sms", makeTwilioSms},
    {"http", makeHttp},
    {"smtp", makeSmtp},
    {"command", makeCommand},
    {"file", makeFile},
}};

}  // namespace

std::string titledText(const Message& message) {
  return message.title.empty() ? message.text : message.title + "\n" + message.text;
}

const std::vector<std::string>& channelTypes() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const ChannelType& type : types) {
      all.emplace_back(type.name);
    }
    all.emplace_back("group");
    return all;
  }();
  return names;
}

std::unique_ptr<Channel> makeChannel(const std::string& type, ChannelSettings settings,
                                     ChannelKeys& keys) {
  for (const ChannelType& known : types) {
    if (known.name == type) {
      return known.make(std::move(settings), keys);
    }
  }
  return nullptr;
}

}  // namespace tomatic
