#include "messages/fitting.hpp"

#include <string>

namespace tomatic {
namespace {

constexpr std::string_view cutMark = "…";

std::string cutTo(const std::string& title, LengthLimit limit) {
  if (limit.most == 0 || textLength(title, limit.unit) <= limit.most) {
    return title;
  }
  limit.most -= textLength(cutMark, limit.unit);
  return std::string(splitText(title, limit).front()).append(cutMark);
}

}  // namespace

std::vector<Message> fitted(const Message& message, const Channel* channel) {
  if (channel == nullptr) {
    return {message};
  }
  Message part = message;
  LengthLimit limit = channel->settings().length;
  if (const auto& ofTitle = channel->settings().title) {
    part.title = cutTo(message.title, *ofTitle);
  } else if (!message.title.empty() && limit.most > 0) {
    part.title = cutTo(message.title, {limit.most / 2, limit.unit});
    limit.most -= textLength(part.title, limit.unit) + 1;
  }
  if (!channel->takesAttachments()) {
    part.attachments.clear();
  }
  std::vector<Message> all;
  for (const auto text : splitText(message.text, limit)) {
    part.text = text;
    all.push_back(part);
    part.attachments.clear();
  }
  return all;
}

}  // namespace tomatic
