// Changes values of a YAML text and leaves all the rest as it is: comments, order, quotes, blanks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "files/yaml_tree.hpp"

namespace tomatic {

class YamlPatch {
 public:
  /// Throws Failure as parseYaml does.
  YamlPatch(std::string text, const std::string& file);

  /// With the changes so far. What is new in it has no place.
  const Yaml& document() const { return changed_; }

  /// Puts a value in the place of a node; what is missing of a path is added: the last key, or maps
  /// on the way to it. Throws std::logic_error if the path leads through a scalar or beyond a list.
  void set(const YamlPath& path, const Yaml& value);
  /// Adds an item at the end of a list; a list that is missing or null is made.
  void append(const YamlPath& path, const Yaml& item);
  /// Takes away an entry or an item, which must be there.
  void erase(const YamlPath& path);

  /// The changed text. Where a change cannot be made in place (aliases, values over several lines),
  /// the whole document is written anew with all its values and none of its comments.
  std::string text() const;

 private:
  struct Replacement {
    std::size_t begin;
    std::size_t end;
    std::string with;
  };

  std::string file_;
  std::string text_;
  Yaml original_;
  Yaml changed_;
  std::vector<Replacement> replacements_;
  bool inPlace_ = true;  ///< as far as is known before the result is read again

  void replace(std::size_t begin, std::size_t end, std::string with);
  void giveUp() { inPlace_ = false; }
  void add(const Yaml& map, const std::string& key, const Yaml& value);
  void addAfterLast(const Yaml& collection, const std::string& what);
};

}  // namespace tomatic
