// Chats that take the text as one member of a JSON object at an address that is itself the secret:
// Google Chat, Mattermost, Slack, Discord, and whatever understands the same.
#include "messages/channel_makers.hpp"
#include "messages/encoding.hpp"

namespace tomatic {
namespace {

class ChatChannel : public Channel {
 public:
  ChatChannel(ChannelSettings settings, ChannelKeys& keys, const char* member)
      : Channel(std::move(settings)),
        url_(keys.requiredUrl("url")),
        caFile_(keys.text("caFile").value_or("")),
        member_(member) {}

  Request request(const Message& message) const override {
    HttpRequest request;
    request.url = message.to.empty() ? url_ : message.to;
    request.headers = {{"Content-Type", "application/json; charset=UTF-8"}};
    request.body = jsonObject({{member_, titledText(message)}});
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }

 private:
  std::string url_;
  std::string caFile_;
  const char* member_;
};

/// With what the service takes at most, unless the configuration says otherwise.
MadeChannel make(ChannelSettings settings, ChannelKeys& keys, const char* member,
                 LengthLimit length) {
  settings.length = settings.length.most > 0 ? settings.length : length;
  return std::make_unique<ChatChannel>(std::move(settings), keys, member);
}

}  // namespace

// Messages of Google Chat: 32,000 bytes in all.
MadeChannel makeGoogleChat(ChannelSettings settings, ChannelKeys& keys) {
  return make(std::move(settings), keys, "text", {30000, LengthUnit::bytes});
}

// Posts of Mattermost: 16,383 characters.
MadeChannel makeMattermost(ChannelSettings settings, ChannelKeys& keys) {
  return make(std::move(settings), keys, "text", {16383, LengthUnit::characters});
}

// Slack cuts a text after 40,000 characters.
MadeChannel makeSlack(ChannelSettings settings, ChannelKeys& keys) {
  return make(std::move(settings), keys, "text", {40000, LengthUnit::characters});
}

MadeChannel makeWebhook(ChannelSettings settings, ChannelKeys& keys) {
  return make(std::move(settings), keys, "text", {});
}

// Discord refuses more than 2000 characters.
MadeChannel makeDiscord(ChannelSettings settings, ChannelKeys& keys) {
  return make(std::move(settings), keys, "content", {2000, LengthUnit::characters});
}

}  // namespace tomatic
