#include "commands/edit_files.hpp"

#include "commands/load_output.hpp"
#include "files/file_io.hpp"

namespace tomatic {

void editFiles(const fs::path& folder, std::string_view tool,
               const std::function<Edits()>& makeEdits) {
  if (makeEdits().empty()) {
    return;
  }
  const FolderLock lock = lockedForWriting(folder, tool);
  for (const auto& [name, text] : makeEdits()) {
    writeFile(folder / name, text);
  }
}

}  // namespace tomatic
