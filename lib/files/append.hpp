// One more line at the end of a file that several programs write to.
#pragma once

#include <filesystem>
#include <string_view>

namespace tomatic {

/// Appends the line and a newline, whole or not at all: writers wait for each other, and what a
/// full disk cut short is taken back. A line that another program left unfinished is ended first.
/// Missing parent folders are made. The error number, or 0.
int appendLine(const std::filesystem::path& path, std::string_view line);

}  // namespace tomatic
