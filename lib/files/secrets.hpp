// secrets.yaml: addresses, tokens and passwords that belong in no other file. Whatever is read here
// must never be shown: messages name keys and lines, not values.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

inline constexpr std::string_view secretsFile = "secrets.yaml";

/// A value that is not to be shown: no stream and no format takes it, its user says `reveal()`.
class Secret {
 public:
  explicit Secret(std::string value) : value_(std::move(value)) {}
  const std::string& reveal() const { return value_; }

 private:
  std::string value_;
};

class Secrets {
 public:
  /// Nothing is secret.
  Secrets() = default;
  /// Of a document: each `${NAME}` in a value stands for that variable of the environment. A
  /// variable that is not set is an error, told when somebody asks for the value.
  Secrets(Yaml document, std::map<std::string, std::string> environment);

  /// The text at a path of keys: `{"sftp", "password"}`; nothing if it is not there. What is there
  /// but no text, or names a variable that is not set, is an error without the value.
  std::optional<Secret> find(std::initializer_list<std::string_view> path,
                             Complaints& complaints) const;
  /// The map at a path, with values as the document has them, for a reader of its own; nullptr if
  /// there is none. Never quote a value of it in a message.
  const Yaml* map(std::initializer_list<std::string_view> path) const;
  /// The text of one node of such a map.
  std::optional<Secret> valueOf(const Yaml& node, std::string_view what,
                                Complaints& complaints) const;

 private:
  Yaml document_;
  std::map<std::string, std::string> environment_;
};

/// The file in a folder; without one, nothing is secret. A file that group or others can read or
/// write is an error with the chmod that mends it, and is not read; so is one that is no YAML.
Secrets readSecrets(const std::filesystem::path& folder,
                    std::map<std::string, std::string> environment, Complaints& complaints);

/// The same document from a text.
Secrets parseSecrets(std::string_view text, std::map<std::string, std::string> environment,
                     Complaints& complaints);

}  // namespace tomatic
