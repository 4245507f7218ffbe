// Any gateway with an API over HTTP: the configuration says what the request looks like.
#include "messages/channel_makers.hpp"
#include "messages/encoding.hpp"
#include "messages/placeholders.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Escape = std::string (*)(std::string_view);

std::string asItIs(std::string_view text) {
  return std::string(text);
}

bool isContentType(const std::string& name) {
  constexpr std::string_view wanted = "content-type";
  if (name.size() != wanted.size()) {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((name[i] | 0x20) != wanted[i]) {
      return false;
    }
  }
  return true;
}

class HttpChannel : public Channel {
 public:
  HttpChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        method_(keys.text("method").value_or("POST")),
        url_(keys.requiredUrl("url")),
        headers_(keys.pairs("headers")),
        body_(keys.text("body").value_or("")),
        user_(keys.text("user").value_or("")),
        password_(keys.text("password").value_or("")),
        to_(keys.text("to").value_or("")),
        caFile_(keys.text("caFile").value_or("")) {
    constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (method_.empty() || method_.find_first_not_of(capitals) != std::string::npos) {
      keys.wrong("method", tr("expected GET, POST, PUT or the like"));
    }
    for (const auto& [key, value] : keys.secretValues()) {
      keys.text(key);  // any name may stand there for a placeholder
      secrets_.emplace(key, value);
    }
    for (auto& [name, value] : headers_) {
      if (isContentType(name)) {
        name = "Content-Type";
        escape_ = value.find("json") != std::string::npos                    ? jsonEscaped
                  : value.find("x-www-form-urlencoded") != std::string::npos ? percentEncoded
                                                                             : asItIs;
      }
    }
    checkPlaceholders(keys);
  }

  Request request(const Message& message) const override {
    const Placeholders values = valuesFor(message);
    HttpRequest request;
    request.method = method_;
    request.url = filled(url_, values, percentEncoded);
    for (const auto& [name, value] : headers_) {
      request.headers.emplace_back(headerText(name), filled(value, values, headerText));
    }
    request.body = filled(body_, values, escape_);
    request.user = user_;
    request.password = password_;
    request.caFile = caFile_;
    return request;
  }
  bool takesAddress() const override { return true; }

 private:
  Placeholders valuesFor(const Message& message) const {
    Placeholders values = placeholdersOf(message);
    values["to"] = message.to.empty() ? to_ : message.to;
    values.insert(secrets_.begin(), secrets_.end());
    return values;
  }

  void checkPlaceholders(ChannelKeys& keys) const {
    const Placeholders known = valuesFor({});
    const auto check = [&](std::string_view key, const std::string& text) {
      const auto unknown = unknownPlaceholders(text, known);
      if (!unknown.empty()) {
        keys.wrong(key, tr("'{{{}}}' stands for nothing, expected one of {} or a key that "
                           "secrets.yaml has for this channel",
                           unknown.front(),
                           joined({"message", "title", "id", "to", "person", "time", "priority"})));
      }
    };
    check("url", url_);
    check("body", body_);
    for (const auto& header : headers_) {
      check("headers", header.second);
    }
  }

  std::string method_;
  std::string url_;
  std::vector<std::pair<std::string, std::string>> headers_;
  std::string body_;
  std::string user_;
  std::string password_;
  std::string to_;
  std::string caFile_;
  Placeholders secrets_;
  Escape escape_ = asItIs;
};

}  // namespace

MadeChannel makeHttp(ChannelSettings settings, ChannelKeys& keys) {
  return std::make_unique<HttpChannel>(std::move(settings), keys);
}

}  // namespace tomatic
