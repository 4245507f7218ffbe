// Changes values of a YAML text and leaves all the rest as it is: comments, order, quotes, blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "files/yaml_spans.hpp"
#include "files/yaml_tree.hpp"

namespace tomatic {

/// For documents of any depth. Where a change cannot be made in place, the whole document is
/// written anew; YamlText, for documents of sections, refuses that.
class YamlPatch {
 public:
  /// Throws Failure as parseYaml does.
  YamlPatch(const std::string& text, const std::string& file);

  /// With the changes so far. What is new in it has no place.
  const Yaml& document() const { return changed_; }

  /// Puts a value in the place of a node; what is missing of a path is added: the last key, or maps
  /// on the way to it. Throws std::logic_error if the path leads through a scalar or beyond a list.
  void set(const YamlPath& path, const Yaml& value);
  /// Adds an item at the end of a list; a list that is missing or null is made.
  void append(const YamlPath& path, const Yaml& item);
  /// Takes away an entry or an item, which must be there.
  void erase(const YamlPath& path);

  /// The changed text. Where a change cannot be made in place (aliases, a list for a scalar), the
  /// whole document is written anew with all its values and none of its comments.
  std::string text() const;

 private:
  struct Replacement {
    std::size_t begin;
    std::size_t end;
    std::string with;
  };

  /// The node of the text as it was; nothing if it had none at that path.
  const YamlSpan* spanAt(const YamlPath& path) const;
  void replace(std::size_t begin, std::size_t end, std::string with);
  void giveUp() { inPlace_ = false; }
  void addEntry(const YamlSpan& map, const std::string& key, const Yaml& value);
  void addBehindLast(const YamlSpan& collection, const std::string& what);
  std::optional<std::string> replaced() const;

  std::string file_;
  std::string mark_;  ///< a byte-order mark, or nothing
  std::string text_;  ///< behind it
  Yaml changed_;
  std::optional<YamlSpan> spans_;  ///< nothing if the text is written in a way that is not followed
  std::vector<Replacement> replacements_;
  bool inPlace_ = true;  ///< as far as is known before the result is read again
};

}  // namespace tomatic
