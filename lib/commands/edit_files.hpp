// Changes files of the working folder so that no two changes of the same file undo each other.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tomatic {

/// File, relative to the folder → its new text. Only what changes.
using Edits = std::map<std::string, std::string>;

/// Writes what `makeEdits` makes of the files as they are. It is asked twice: first without the
/// folder's lock, so that whoever gets an error, or has nothing to change, finds the folder as it
/// was; then under the lock, for what others wrote meanwhile. `tool` is who holds it, for messages.
void editFiles(const std::filesystem::path& folder, std::string_view tool,
               const std::function<Edits()>& makeEdits);

}  // namespace tomatic
