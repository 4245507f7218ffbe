#include "commands/rtqueue.hpp"

#include "text/messages.hpp"

namespace tomatic {

std::string RtqueueTool::summary() const {
  return tr("Tells and changes who receives the calls of a queue.");
}

std::vector<Command*> RtqueueTool::commands() {
  return {&show_,   &status_, &monitor_, &set_,   &preview_, &add_,
          &remove_, &pause_,  &resume_,  &clear_, &stats_,   &calls_};
}

std::string RtqueueTool::epilogue() const {
  return tr(
      "Example: tomatic-rtqueue set --dry-run\n"
      "See tomatic-rtqueue(1) for every command and tomatic-files(5) for the platforms.");
}

}  // namespace tomatic
