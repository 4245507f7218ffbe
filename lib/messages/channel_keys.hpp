// What the configuration says of one channel: its keys in config.yaml, and over them those of
// secrets.yaml.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/secrets.hpp"
#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

class ChannelKeys {
 public:
  /// `given` is the channel's map in config.yaml; all must outlive this.
  ChannelKeys(std::string name, const Yaml& given, const Secrets& secrets, Complaints& complaints);

  /// The working folder, which relative paths of a channel are relative to.
  std::filesystem::path folder = ".";

  std::optional<std::string> text(std::string_view key);
  /// One that the channel cannot do without: noted among what it lacks.
  std::string required(std::string_view key);
  /// One text or a list of them.
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> requiredTexts(std::string_view key);
  /// A map of texts, in order.
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  std::optional<std::chrono::milliseconds> duration(std::string_view key);
  std::optional<long long> integer(std::string_view key, long long least, long long most);
  bool boolean(std::string_view key, bool byDefault);
  /// An http or https address.
  std::string url(std::string_view key, const std::string& byDefault);
  std::string requiredUrl(std::string_view key);

  /// Complains about the value of a key. A secret value is not quoted by whoever calls.
  void wrong(std::string_view key, const std::string& message);
  /// Warns of the keys that nobody asked for.
  void refuseOthers();

  /// `url in secrets.yaml`: what the channel lacks.
  const std::vector<std::string>& lacks() const { return lacks_; }
  /// All values that stand in secrets.yaml, by key.
  const std::map<std::string, std::string>& secretValues() const { return secretValues_; }

 private:
  const Yaml* find(std::string_view key);
  std::string named(std::string_view key) const;
  bool isSecret(std::string_view key) const;

  std::string name_;
  const Yaml& given_;
  Complaints& complaints_;
  std::map<std::string, std::string> secretValues_;
  std::map<std::string, Place, std::less<>> secretPlaces_;
  Yaml secretNodes_;  ///< the same values, as nodes
  std::set<std::string, std::less<>> asked_;
  std::vector<std::string> lacks_;
};

}  // namespace tomatic
