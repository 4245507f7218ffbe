#include "commands/busy.hpp"

#include "text/messages.hpp"

namespace tomatic {

std::string BusyTool::summary() const {
  return tr("Shows and changes when people cannot or would rather not attend.");
}

std::string BusyTool::epilogue() const {
  return tr(
      "Example: tomatic-busy add +agnes 2026-09-09 1100 --reason doctor\n"
      "See tomatic-busy(1) for the entries, the files and the exit codes.");
}

}  // namespace tomatic
