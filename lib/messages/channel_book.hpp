// The channels that the configuration tells of, and what is wrong with each: a channel that cannot
// be used does not keep the others from being used.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "files/secrets.hpp"
#include "files/yaml.hpp"
#include "messages/channel.hpp"
#include "messages/redaction.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// One channel or group as the configuration has it.
struct KnownChannel {
  std::string name;
  std::string type;
  Place place;
  std::unique_ptr<Channel> channel;  ///< none for a group, and none if its type is not known
  std::vector<std::string> members;  ///< of a group
  std::vector<std::string> lacks;    ///< keys that it needs and nobody gives
  std::vector<Complaint> errors;     ///< of this channel

  bool isGroup() const { return type == "group"; }
  bool usable() const { return lacks.empty() && errors.empty(); }
};

/// The name of the channel that a bare address in `monitorChatChannel` makes.
inline constexpr const char* bareChannel = "monitorChatChannel";

class ChannelBook {
 public:
  /// From the values of `channels` and `monitorChatChannel` (nullptr where nobody gives one).
  /// Relative paths are of `folder`. Warnings go to `complaints`; errors stay with their channels,
  /// but what is wrong with the map itself is an error there.
  ChannelBook(const Yaml* channels, const Yaml* byDefault, const Secrets& secrets,
              const std::filesystem::path& folder, Complaints& complaints);

  /// In the order of the file.
  const std::vector<KnownChannel>& all() const { return all_; }
  /// nullptr if there is none of that name.
  const KnownChannel* find(const std::string& name) const;
  /// The name of the channel for whoever names none; empty if there is none.
  const std::string& defaultName() const { return defaultName_; }
  /// The names of all, for messages.
  std::vector<std::string> names() const;

  /// A channel that can be used. Throws Failure with all that is wrong with it or says that it is
  /// not there.
  const Channel& usable(const std::string& name) const;
  /// The channels, no groups, that a name stands for, each once, in order; usable or not. Those of
  /// `except` are left out. Throws Failure if there is no such name.
  std::vector<std::string> expanded(const std::string& name,
                                    const std::vector<std::string>& except = {}) const;

  const Redactor& redactor() const { return redactor_; }

 private:
  void add(const std::string& name, const Yaml& map, const Secrets& secrets,
           const std::filesystem::path& folder, Complaints& complaints);
  void addBare(const Yaml& url, const Secrets& secrets, Complaints& complaints);
  void checkLinks();
  bool isInsideItself(const std::string& group) const;

  std::vector<KnownChannel> all_;
  std::map<std::string, std::size_t> byName_;
  std::string defaultName_;
  Redactor redactor_;
};

}  // namespace tomatic
