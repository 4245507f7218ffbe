#include "files/secrets_writer.hpp"

#include <fcntl.h>

#include "files/descriptor.hpp"
#include "files/file_io.hpp"
#include "files/secrets.hpp"
#include "files/yaml_edit.hpp"
#include "text/messages.hpp"

namespace tomatic {

void writeSecret(const std::filesystem::path& folder, const std::string& section,
                 const std::string& key, const std::string& value) {
  const std::string name(secretsFile);
  const auto path = folder / name;
  // writeFile() keeps the mode of what it replaces.
  constexpr mode_t ownerOnly = 0600;
  static_cast<void>(Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, ownerOnly));
  try {
    YamlText text(readFile(path).value_or(""), name);
    text.set(section, key, value, YamlValue::text);
    writeFile(path, text.text());
  } catch (const Failure&) {
    // What the parser says may quote a secret.
    throw Failure({name, 0}, tr("the secret of {} cannot be written: expected a file that can be "
                                "read and written, and in it maps such as '{}: {{…}}'",
                                key, section));
  }
}

}  // namespace tomatic
