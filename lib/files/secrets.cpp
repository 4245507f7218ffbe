#include "files/secrets.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

#include "files/input_file.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr unsigned readByOthers = 077;

std::string pathText(std::initializer_list<std::string_view> path) {
  return joined({path.begin(), path.end()}, ".");
}

/// "found text" would be all that a message may say of a value.
std::string kindOf(const Yaml& node) {
  return node.isScalar() ? tr("text") : node.described();
}

bool isVariableName(std::string_view name) {
  const auto isLetter = [](char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  for (const char c : name) {
    if (!isLetter(c) && (c < '0' || c > '9')) {
      return false;
    }
  }
  return !name.empty() && isLetter(name.front());
}

}  // namespace

Secrets::Secrets(Yaml document, std::map<std::string, std::string> environment)
    : document_(std::move(document)), environment_(std::move(environment)) {}

const Yaml* Secrets::map(std::initializer_list<std::string_view> path) const {
  const Yaml* node = &document_;
  for (const std::string_view key : path) {
    node = node == nullptr ? nullptr : node->find(key);
  }
  return node != nullptr && node->isMap() ? node : nullptr;
}

std::optional<Secret> Secrets::find(std::initializer_list<std::string_view> path,
                                    Complaints& complaints) const {
  const Yaml* node = &document_;
  for (const std::string_view key : path) {
    node = node == nullptr ? nullptr : node->find(key);
  }
  return node == nullptr || node->isNull() ? std::nullopt
                                           : valueOf(*node, pathText(path), complaints);
}

std::optional<Secret> Secrets::valueOf(const Yaml& node, std::string_view what,
                                       Complaints& complaints) const {
  if (!node.isScalar()) {
    complaints.error(node.place, tr("{}: found {}, expected text", what, kindOf(node)));
    return std::nullopt;
  }
  std::string value;
  std::string_view rest = node.text;
  for (;;) {
    const std::size_t begin = rest.find("${");
    const std::size_t end = begin == std::string_view::npos ? begin : rest.find('}', begin);
    if (end == std::string_view::npos) {
      return Secret(value.append(rest));
    }
    const std::string name(rest.substr(begin + 2, end - begin - 2));
    if (!isVariableName(name)) {  // a password may hold anything
      value.append(rest.substr(0, begin + 2));
      rest.remove_prefix(begin + 2);
      continue;
    }
    const auto found = environment_.find(name);
    if (found == environment_.end()) {
      complaints.error(node.place,
                       tr("{}: the variable {} is not in the environment, expected it because the "
                          "value names it; set it, or write the value here",
                          what, name));
      return std::nullopt;
    }
    value.append(rest.substr(0, begin)).append(found->second);
    rest.remove_prefix(end + 1);
  }
}

Secrets parseSecrets(std::string_view text, std::map<std::string, std::string> environment,
                     Complaints& complaints) {
  const std::string file(secretsFile);
  try {
    Yaml document = parseYaml(text, file);
    if (document.isMap() || document.isNull()) {
      return {std::move(document), std::move(environment)};
    }
    complaints.error({file, 0},
                     tr("found {}, expected a map such as 'channels: {{…}}'", kindOf(document)));
  } catch (const Failure& failure) {
    // What the parser says may quote the text: only where it is wrong is told.
    for (const Complaint& complaint : failure.complaints()) {
      complaints.error(complaint.place,
                       tr("no valid YAML here, expected 'key: value'; put values that hold other "
                          "than letters and digits between single quotes"));
    }
  }
  return {};
}

Secrets readSecrets(const std::filesystem::path& folder,
                    std::map<std::string, std::string> environment, Complaints& complaints) {
  const std::filesystem::path path = folder / secretsFile;
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) {
    return {};
  }
  if ((state.st_mode & readByOthers) != 0) {
    complaints.error({std::string(secretsFile), 0},
                     tr("others can read it or write to it (mode {:03o}), expected only its owner; "
                        "mend it with: chmod 600 {}",
                        state.st_mode & 0777U, path.lexically_normal().string()));
    return {};
  }
  const auto text = namedText({folder, std::string(secretsFile), true}, complaints);
  return text ? parseSecrets(*text, std::move(environment), complaints) : Secrets();
}

}  // namespace tomatic
