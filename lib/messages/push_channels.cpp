// Services that push to telephones: ntfy, Pushover, SMS through Twilio, and rooms of Matrix.
#include "messages/channel_makers.hpp"
#include "messages/encoding.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// application/x-www-form-urlencoded; fields without value are left out.
std::string formText(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!value.empty()) {
      text += (text.empty() ? "" : "&") + name + "=" + percentEncoded(value);
    }
  }
  return text;
}

void setLimit(ChannelSettings& settings, LengthLimit length) {
  settings.length = settings.length.most > 0 ? settings.length : length;
}

/// An address to which paths are added.
std::string withoutSlash(std::string url) {
  while (!url.empty() && url.back() == '/') {
    url.pop_back();
  }
  return url;
}

class NtfyChannel : public Channel {
 public:
  NtfyChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        url_(keys.requiredUrl("url")),
        token_(keys.text("token").value_or("")),
        priority_(keys.text("priority").value_or("")),
        tags_(joined(keys.texts("tags"), ",")),
        caFile_(keys.text("caFile").value_or("")) {}

  Request request(const Message& message) const override {
    HttpRequest request;
    request.url = message.to.empty() ? url_ : addressOf(message.to);
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) {
        request.headers.emplace_back(name, headerText(value));
      }
    };
    add("Content-Type", "text/plain; charset=UTF-8");
    add("Title", message.title);
    add("Priority", message.urgent ? "urgent" : priority_);
    add("Tags", tags_);
    add("Authorization", token_.empty() ? "" : "Bearer " + token_);
    request.body = message.text;
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }

 private:
  /// A whole address, or another topic of the same server.
  std::string addressOf(const std::string& to) const {
    return to.find("://") != std::string::npos ? to : hostOf(url_) + "/" + percentEncoded(to);
  }

  std::string url_;
  std::string token_;
  std::string priority_;
  std::string tags_;
  std::string caFile_;
};

class PushoverChannel : public Channel {
 public:
  PushoverChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        url_(withoutSlash(keys.url("url", "https://api.pushover.net"))),
        token_(keys.required("token")),
        user_(keys.required("user")),
        priority_(keys.integer("priority", -2, 1).value_or(0)),
        caFile_(keys.text("caFile").value_or("")) {}

  Request request(const Message& message) const override {
    HttpRequest request;
    request.url = url_ + "/1/messages.json";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formText({{"token", token_},
                             {"user", message.to.empty() ? user_ : message.to},
                             {"message", message.text},
                             {"title", message.title},
                             {"priority", std::to_string(message.urgent ? 1 : priority_)}});
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }

 private:
  std::string url_;
  std::string token_;
  std::string user_;
  long long priority_;
  std::string caFile_;
};

class MatrixChannel : public Channel {
 public:
  MatrixChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        url_(withoutSlash(keys.requiredUrl("url"))),
        room_(keys.required("room")),
        token_(keys.required("token")),
        caFile_(keys.text("caFile").value_or("")) {}

  Request request(const Message& message) const override {
    HttpRequest request;
    request.method = "PUT";
    // The id of the message in the address makes a second try the same message for the server.
    request.url = url_ + "/_matrix/client/v3/rooms/" +
                  percentEncoded(message.to.empty() ? room_ : message.to) +
                  "/send/m.room.message/" + percentEncoded(message.id);
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token_}};
    request.body = jsonObject({{"msgtype", "m.text"}, {"body", titledText(message)}});
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }

 private:
  std::string url_;
  std::string room_;
  std::string token_;
  std::string caFile_;
};

class TwilioSmsChannel : public Channel {
 public:
  TwilioSmsChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        url_(withoutSlash(keys.url("url", "https://api.twilio.com"))),
        account_(keys.required("account")),
        token_(keys.required("token")),
        from_(keys.required("from")),
        to_(keys.text("to").value_or("")),
        caFile_(keys.text("caFile").value_or("")) {}

  Request request(const Message& message) const override {
    HttpRequest request;
    request.url = url_ + "/2010-04-01/Accounts/" + percentEncoded(account_) + "/Messages.json";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formText({{"To", message.to.empty() ? to_ : message.to},
                             {"From", from_},
                             {"Body", titledText(message)}});
    request.user = account_;
    request.password = token_;
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }
  bool needsAddress() const override { return to_.empty(); }

 private:
  std::string url_;
  std::string account_;
  std::string token_;
  std::string from_;
  std::string to_;
  std::string caFile_;
};

}  // namespace

// ntfy makes an attachment of a text of more than 4096 bytes; its title is a header, of which
// servers take no more than some kilobytes.
MadeChannel makeNtfy(ChannelSettings settings, ChannelKeys& keys) {
  setLimit(settings, {4096, LengthUnit::bytes});
  settings.title = {1024, LengthUnit::bytes};
  return std::make_unique<NtfyChannel>(std::move(settings), keys);
}

// Pushover takes 1024 characters, and 250 of a title.
MadeChannel makePushover(ChannelSettings settings, ChannelKeys& keys) {
  setLimit(settings, {1024, LengthUnit::characters});
  settings.title = {250, LengthUnit::characters};
  return std::make_unique<PushoverChannel>(std::move(settings), keys);
}

// An event of Matrix has 65,536 bytes, of which the text, escaped, is a part.
MadeChannel makeMatrix(ChannelSettings settings, ChannelKeys& keys) {
  setLimit(settings, {30000, LengthUnit::bytes});
  return std::make_unique<MatrixChannel>(std::move(settings), keys);
}

// Twilio takes 1600 characters, counted as an SMS counts them.
MadeChannel makeTwilioSms(ChannelSettings settings, ChannelKeys& keys) {
  setLimit(settings, {1600, LengthUnit::utf16});
  return std::make_unique<TwilioSmsChannel>(std::move(settings), keys);
}

}  // namespace tomatic
