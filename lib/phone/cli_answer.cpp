#include "phone/cli_answer.hpp"

#include <fmt/format.h>

#include "phone/queue_show.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

/// Between quotes, as the command line's own words are split.
std::string quoted(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    clean += control ? ' ' : c;
  }
  std::string result = "\"";
  for (const char c : cutToBytes(clean, mostCliText)) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + '"';
}

std::string ofLimitedLength(std::string command) {
  if (command.size() > mostCliCommand) {
    throw Failure(
        tr("the command '{}…' has {} bytes, expected at most {}: Asterisk would ignore "
           "it; shorten the name or the reason",
           command.substr(0, 60), command.size(), mostCliCommand));
  }
  return command;
}

bool has(std::string_view line, std::string_view words) {
  return line.find(words) != std::string_view::npos;
}

}  // namespace

std::string cliAdd(const std::string& interface, const std::string& queue, int penalty,
                   std::string_view name) {
  const std::string as = name.empty() ? "" : " as " + quoted(name);
  return ofLimitedLength(
      fmt::format("queue add member {} to {} penalty {}{}", interface, queue, penalty, as));
}

std::string cliRemove(const std::string& interface, const std::string& queue) {
  return ofLimitedLength(fmt::format("queue remove member {} from {}", interface, queue));
}

std::string cliPause(const std::string& interface, const std::string& queue,
                     std::string_view reason) {
  const std::string why = reason.empty() ? "" : " reason " + quoted(reason);
  return ofLimitedLength(fmt::format("queue pause member {} queue {}{}", interface, queue, why));
}

std::string cliUnpause(const std::string& interface, const std::string& queue) {
  return ofLimitedLength(fmt::format("queue unpause member {} queue {}", interface, queue));
}

CliAnswer judgeCli(const std::string& command, std::string_view answer) {
  const std::string text = withoutColors(answer);
  const bool adds = command.rfind("queue add ", 0) == 0;
  const bool removes = command.rfind("queue remove ", 0) == 0;
  const std::string_view yes = adds                                    ? "Added interface '"
                               : removes                               ? "Removed interface "
                               : command.rfind("queue pause ", 0) == 0 ? "paused interface '"
                                                                       : "unpaused interface '";
  CliAnswer result;
  for (const std::string_view line : textLines(text)) {
    if (line.substr(0, yes.size()) == yes) {
      return {CliVerdict::done, ""};
    }
    if ((adds && has(line, ": Already there")) || (removes && has(line, ": Not there"))) {
      return {CliVerdict::alreadySo, ""};
    }
    if (result.reason.empty() && !trimmed(line).empty()) {
      result.reason = std::string(trimmed(line));
    }
  }
  if (result.reason.empty()) {
    result.reason = tr("no answer");
  }
  return result;
}

std::string shellQuoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return result + "'";
}

}  // namespace tomatic
