// The timetable on a terminal: days side by side, or one below the other when that is too wide.
#pragma once

#include <cstdint>
#include <string>

#include "report/colors.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// What the terminal can show.
enum class TerminalColors : std::uint8_t {
  none,       ///< plain text
  indexed,    ///< the 256 colours of xterm
  trueColor,  ///< 24 bits
};

struct TerminalOptions {
  int width = 80;  ///< columns
  TerminalColors colors = TerminalColors::none;
  Palette palette{};  ///< of people; used with colours
};

/// Lines of text, each with its newline and none wider than the terminal as long as it has 16
/// columns; without escape sequences unless colours are asked for.
std::string terminalTimetable(const Timetable& timetable, const TerminalOptions& options = {});

}  // namespace tomatic
