// Mail through an SMTP server.
#include "messages/channel_makers.hpp"
#include "messages/encoding.hpp"
#include "messages/mail_text.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

class SmtpChannel : public Channel {
 public:
  SmtpChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        url_(keys.text("url").value_or("smtp://localhost")),
        user_(keys.text("user").value_or("")),
        password_(keys.text("password").value_or("")),
        caFile_(keys.text("caFile").value_or("")) {
    if (url_.rfind("smtp://", 0) != 0 && url_.rfind("smtps://", 0) != 0) {
      keys.wrong("url", tr("expected an address that begins with smtp:// or smtps://"));
    }
    from_ = addressOf(keys, "from", keys.required("from"));
    for (const std::string& to : keys.texts("to")) {
      to_.push_back(addressOf(keys, "to", to));
    }
    readEncryption(keys);
  }

  Request request(const Message& message) const override {
    std::vector<MailAddress> to = to_;
    if (!message.to.empty()) {
      to = {parseMailAddress(message.to).value_or(MailAddress{"", headerText(message.to)})};
    }
    MailRequest request;
    request.url = url_;
    request.user = user_;
    request.password = password_;
    request.encryption = encryption_;
    request.caFile = caFile_;
    request.from = from_.address;
    for (const MailAddress& address : to) {
      request.to.push_back(address.address);
    }
    request.text = mailText(message, from_, to);
    return request;
  }
  Judgement judge(const Answer& answer, Moment) const override { return judgeMail(answer); }
  bool takesAddress() const override { return true; }
  bool needsAddress() const override { return to_.empty(); }
  bool takesAttachments() const override { return true; }

 private:
  static MailAddress addressOf(ChannelKeys& keys, std::string_view key, const std::string& text) {
    auto address = parseMailAddress(text);
    if (!address && !text.empty()) {
      keys.wrong(key, tr("expected a mail address such as ops@example.org"));
    }
    return address.value_or(MailAddress{});
  }

  /// Passwords travel encrypted, or not beyond this machine.
  void readEncryption(ChannelKeys& keys) {
    const bool local = isLoopback(url_);
    encryption_ = local ? Encryption::whenOffered : Encryption::required;
    const auto asked = keys.text("encryption");
    if (!asked || *asked == "required") {
      encryption_ = asked ? Encryption::required : encryption_;
    } else if (*asked == "none") {
      encryption_ = Encryption::none;
    } else {
      keys.wrong("encryption", tr("expected required or none"));
    }
    if (encryption_ == Encryption::none && !local && !password_.empty()) {
      keys.wrong("encryption", tr("the password would travel for all to read, expected required"));
    }
  }

  std::string url_;
  std::string user_;
  std::string password_;
  std::string caFile_;
  MailAddress from_;
  std::vector<MailAddress> to_;
  Encryption encryption_ = Encryption::required;
};

}  // namespace

MadeChannel makeSmtp(ChannelSettings settings, ChannelKeys& keys) {
  settings.title = LengthLimit();
  return std::make_unique<SmtpChannel>(std::move(settings), keys);
}

}  // namespace tomatic
