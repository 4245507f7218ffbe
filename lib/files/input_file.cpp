#include "files/input_file.hpp"

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

void gather(const Failure& failure, Complaints& complaints) {
  for (const Complaint& complaint : failure.complaints()) {
    complaints.error(complaint.place, complaint.message);
  }
}

}  // namespace

std::string textOf(const InputFile& input, Complaints& complaints) {
  try {
    if (auto text = readFile(input.folder / input.name)) {
      return std::move(*text);
    }
    if (input.mustExist) {
      complaints.error({input.name, 0}, tr("no such file, expected it because it was named"));
    }
  } catch (const Failure& failure) {
    gather(failure, complaints);
  }
  return {};
}

std::optional<std::string> namedText(InputFile input, Complaints& complaints) {
  const std::size_t errorsBefore = complaints.errors().size();
  input.mustExist = true;
  std::string text = textOf(input, complaints);
  return complaints.errors().size() == errorsBefore ? std::optional(std::move(text)) : std::nullopt;
}

Yaml yamlOf(std::string_view text, const std::string& file, Complaints& complaints) {
  try {
    return parseYaml(text, file);
  } catch (const Failure& failure) {
    gather(failure, complaints);
    Yaml nothing;
    nothing.place = {file, 0};
    return nothing;
  }
}

void unexpected(const Yaml& node, std::string_view expected, Complaints& complaints) {
  complaints.error(node.place, tr("found {}, expected {}", node.described(), expected));
}

const std::vector<Yaml>& itemsOf(const Yaml& node, Complaints& complaints) {
  if (!node.isSequence() && !node.isNull()) {
    unexpected(node, tr("a list"), complaints);
  }
  return node.items;
}

const std::vector<Yaml::Entry>& entriesOf(const Yaml& node, Complaints& complaints) {
  if (!node.isMap() && !node.isNull()) {
    unexpected(node, tr("a map"), complaints);
  }
  return node.entries;
}

std::string textOrNothing(const Yaml& node, Complaints& complaints) {
  if (!node.isScalar() && !node.isNull()) {
    unexpected(node, tr("a text"), complaints);
  }
  return node.isScalar() ? node.text : std::string();
}

std::vector<std::string> textsOf(const Yaml& list, Complaints& complaints) {
  std::vector<std::string> all;
  for (const Yaml& item : itemsOf(list, complaints)) {
    all.push_back(textOrNothing(item, complaints));
  }
  return all;
}

std::optional<std::string> idOf(const Yaml& node, Complaints& complaints) {
  const auto found = node.isScalar() ? words(node.text) : std::vector<std::string_view>();
  if (found.size() == 1 && found.front() == node.text) {
    return node.text;
  }
  unexpected(node, tr("the id of a person, without blanks"), complaints);
  return std::nullopt;
}

}  // namespace tomatic
