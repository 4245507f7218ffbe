#include "cli/progress.hpp"

#include "report/text_table.hpp"

namespace tomatic {
namespace {

constexpr double secondsBetweenUpdates = 0.1;
constexpr std::string_view clearLine = "\r\x1b[K";

}  // namespace

void TerminalProgress::update(std::string_view line) {
  const double now = clock_.steadySeconds();
  if (shown_ && now - shownAt_ < secondsBetweenUpdates) {
    return;
  }
  // One column stays free: a full line would wrap, and then \r no longer reaches its start.
  terminal_ << clearLine << cutToWidth(line, width_ - 1) << std::flush;
  shown_ = true;
  shownAt_ = now;
}

void TerminalProgress::finish() {
  if (shown_) {
    terminal_ << clearLine << std::flush;
    shown_ = false;
  }
}

}  // namespace tomatic
