// What needs no network: a program, a file.
#include "messages/channel_makers.hpp"
#include "messages/placeholders.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// No shell reads it: every argument is one argument, whatever the message holds. What a program
/// cannot be given in an argument is a byte of zero.
std::string argumentText(std::string_view text) {
  return std::string(text.substr(0, text.find('\0')));
}

class CommandChannel : public Channel {
 public:
  CommandChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)),
        argv_(keys.requiredTexts("argv")),
        to_(keys.text("to").value_or("")),
        folder_(keys.folder) {
    Placeholders known = placeholdersOf({});
    for (const std::string& argument : argv_) {
      for (const std::string& unknown : unknownPlaceholders(argument, known)) {
        keys.wrong("argv",
                   tr("'{{{}}}' stands for nothing, expected one of {}", unknown,
                      joined({"message", "title", "id", "to", "person", "time", "priority"})));
      }
    }
    for (const auto& [key, value] : keys.secretValues()) {
      if (key.rfind("argv", 0) == 0) {
        keys.wrong("argv", tr("stands in secrets.yaml, but everybody sees the arguments of a "
                              "program; expected it in config.yaml"));
        break;
      }
    }
  }

  Request request(const Message& message) const override {
    Placeholders values = placeholdersOf(message);
    values["to"] = message.to.empty() ? to_ : message.to;
    CommandRequest request;
    for (const std::string& argument : argv_) {
      request.argv.push_back(filled(argument, values, argumentText));
    }
    request.input = titledText(message);
    request.folder = folder_;
    return request;
  }
  Judgement judge(const Answer& answer, Moment) const override { return judgeCommand(answer); }
  bool takesAddress() const override { return true; }

 private:
  std::vector<std::string> argv_;
  std::string to_;
  std::filesystem::path folder_;
};

class FileChannel : public Channel {
 public:
  FileChannel(ChannelSettings settings, ChannelKeys& keys)
      : Channel(std::move(settings)), path_(keys.folder / keys.required("path")) {}

  Request request(const Message& message) const override {
    std::string line = formatMoment(message.created).substr(0, 19) + "Z ";
    line += message.title.empty() ? "" : message.title + ": ";
    line += message.text;
    std::string onOne;
    for (const char c : line) {
      onOne += c == '\n' ? std::string(" / ") : std::string(c == '\r' ? 0 : 1, c);
    }
    return FileRequest{path_, onOne};
  }
  Judgement judge(const Answer& answer, Moment) const override { return judgeFile(answer); }

 private:
  std::filesystem::path path_;
};

}  // namespace

MadeChannel makeCommand(ChannelSettings settings, ChannelKeys& keys) {
  return std::make_unique<CommandChannel>(std::move(settings), keys);
}

MadeChannel makeFile(ChannelSettings settings, ChannelKeys& keys) {
  return std::make_unique<FileChannel>(std::move(settings), keys);
}

}  // namespace tomatic
