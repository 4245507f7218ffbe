#include "files/input_file.hpp"

#include "text/messages.hpp"

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

}  // namespace tomatic
