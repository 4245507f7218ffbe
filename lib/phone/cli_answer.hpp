// The command line of Asterisk: commands that hold nothing but what they should, and answers. Its
// exit status is 0 for every error, so only the words tell what came of a command.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tomatic {

/// A longer command may vanish without a word.
inline constexpr std::size_t mostCliCommand = 350;
/// Asterisk cuts names and reasons to this.
inline constexpr std::size_t mostCliText = 79;

/// Commands. Interfaces and queues must have been looked at (interfaces.hpp); names and reasons may
/// be anything: they are cut, quoted, and lose their control characters. Throw Failure if the
/// command would be too long all the same.
std::string cliAdd(const std::string& interface, const std::string& queue, int penalty,
                   std::string_view name);
std::string cliRemove(const std::string& interface, const std::string& queue);
std::string cliPause(const std::string& interface, const std::string& queue,
                     std::string_view reason);
std::string cliUnpause(const std::string& interface, const std::string& queue);

enum class CliVerdict : std::uint8_t {
  done,
  alreadySo,  ///< there was nothing to do: already there, not there
  refused,
};

struct CliAnswer {
  CliVerdict verdict = CliVerdict::refused;
  std::string reason;  ///< the words of a refusal, on one line
};

/// What the answer to a command of the above means.
CliAnswer judgeCli(const std::string& command, std::string_view answer);

/// An argument of a shell's command line.
std::string shellQuoted(std::string_view text);

}  // namespace tomatic
