// Changes single values of a YAML text where they stand and leaves every other byte: comments,
// order, quotes, blanks. For documents of sections, each a map from keys to scalars or lists, as
// persons.yaml is; block style and brackets alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "files/yaml.hpp"

namespace tomatic {

/// How a value is written.
enum class YamlValue : std::uint8_t {
  text,    ///< quoted where some reader would take it for anything else
  number,  ///< as it is
};

/// Each edit is read back and compared with what it should have done: one that would have touched
/// more, or was written in a way that is not followed (anchors, tags, block scalars in lists),
/// throws Failure (file:line) and changes nothing.
class YamlText {
 public:
  /// Throws Failure if the text is no YAML.
  YamlText(std::string_view text, std::string file);

  /// `section: {key: value}`, replaced or added; a new key goes to its place among sorted ones,
  /// else to the end.
  void set(std::string_view section, std::string_view key, std::string_view value, YamlValue how);
  /// Nothing if it is not there. The section stays.
  void remove(std::string_view section, std::string_view key);

  /// Adds to the list `section: {key: [...]}`, which is made if need be; nothing if it is there.
  void addItem(std::string_view section, std::string_view key, std::string_view item);
  /// However often it is there; nothing if it is not. A list that has no other item goes.
  void removeItem(std::string_view section, std::string_view key, std::string_view item);

  /// The text with its byte-order mark, if it had one.
  std::string text() const { return mark_ + text_; }
  /// What it says.
  const Yaml& document() const { return document_; }

 private:
  /// The text with `written`, as it is to stand there, for the value of a key.
  std::string withValue(std::string_view section, std::string_view key,
                        const std::string& written) const;
  /// False if it was not there, or is gone with its list.
  bool removeFirstItem(std::string_view section, std::string_view key, std::string_view item);
  /// Takes an edited text over if it says what is expected.
  void apply(std::string edited, const Yaml& expected, int line);
  [[noreturn]] void refuse(int line) const;

  std::string mark_;
  std::string text_;
  std::string file_;
  Yaml document_;
};

}  // namespace tomatic
