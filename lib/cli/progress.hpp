// How far a long computation is, on one line that is overwritten. An interface, so that the work
// does not know whether anybody looks.
#pragma once

#include <ostream>
#include <string_view>

#include "cli/clock.hpp"

namespace tomatic {

class Progress {
 public:
  virtual ~Progress() = default;

  /// The line as it should read now. Cheap enough for a tight loop: most calls show nothing.
  virtual void update(std::string_view line) = 0;
  /// Takes the line away; a later update brings it back.
  virtual void finish() = 0;
};

/// Nobody looks: a log, a pipe, --quiet.
class SilentProgress : public Progress {
 public:
  void update(std::string_view) override {}
  void finish() override {}
};

/// One line at the bottom of a terminal, rewritten at most ten times a second.
class TerminalProgress : public Progress {
 public:
  /// The line is cut to `width` columns. The stream and the clock must outlive this.
  TerminalProgress(std::ostream& terminal, const Clock& clock, int width)
      : terminal_(terminal), clock_(clock), width_(width) {}
  ~TerminalProgress() override { finish(); }
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;

  void update(std::string_view line) override;
  void finish() override;

 private:
  std::ostream& terminal_;
  const Clock& clock_;
  int width_;
  bool shown_ = false;
  double shownAt_ = -1;
};

}  // namespace tomatic
