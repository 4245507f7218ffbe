// A way to reach people: turns a message into a request and an answer into a judgement, and does
// neither itself. One class a type; makeChannel is the only place that knows them all.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "messages/message.hpp"
#include "messages/quiet_hours.hpp"
#include "messages/retrying.hpp"
#include "messages/splitting.hpp"
#include "transport/answer.hpp"
#include "transport/request.hpp"

namespace tomatic {

class ChannelKeys;

/// What all channels have.
struct ChannelSettings {
  std::string name;
  std::string type;
  std::string fallback;  ///< the channel used when this one fails for good; empty: none
  std::chrono::milliseconds maxAge = std::chrono::hours(6);
  QuietHours quiet;
  bool digest = false;  ///< what waited through quiet hours goes out as one message
  TimeLimits limits;
  LengthLimit length;
  /// Of a title that has a place of its own; nothing: it stands above the text.
  std::optional<LengthLimit> title;
};

class Channel {
 public:
  explicit Channel(ChannelSettings settings) : settings_(std::move(settings)) {}
  virtual ~Channel() = default;

  const ChannelSettings& settings() const { return settings_; }

  /// What sends the message, whose text is within the limit of length.
  virtual Request request(const Message& message) const = 0;
  virtual Judgement judge(const Answer& answer, Moment now) const { return judgeHttp(answer, now); }
  /// Whether a message can be for one person, whose address it then names.
  virtual bool takesAddress() const { return false; }
  /// Whether it cannot be used but for one person.
  virtual bool needsAddress() const { return false; }
  virtual bool takesAttachments() const { return false; }

 private:
  ChannelSettings settings_;
};

/// The title above the text: for channels that have no place of its own for it.
std::string titledText(const Message& message);

/// The channel types in the order of the documentation, groups among them.
const std::vector<std::string>& channelTypes();

/// A channel of that type, which is no group, from what the configuration says; what it lacks or
/// says wrongly is noted in the keys, and the channel then is of no use.
std::unique_ptr<Channel> makeChannel(const std::string& type, ChannelSettings settings,
                                     ChannelKeys& keys);

}  // namespace tomatic
