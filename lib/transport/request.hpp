// What can be asked of another machine, another program or a file, as values: whoever makes one
// does no input or output, so that tests and `--dry-run` see the very bytes that would be sent.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tomatic {

/// How much of an answer is kept when nothing else is asked for.
inline constexpr std::size_t mostAnswerBytes = 64U << 10U;

struct HttpRequest {
  std::string method = "POST";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string user;  ///< basic authentication, if not empty
  std::string password;
  std::string caFile;  ///< certificates to trust instead of the system's, if not empty
  std::size_t mostBytes = mostAnswerBytes;  ///< of the answer's body; the rest is not read
};

enum class Encryption : std::uint8_t {
  whenOffered,  ///< STARTTLS if the server has it
  required,     ///< STARTTLS, or TLS from the start with smtps://
  none,
};

struct MailRequest {
  std::string url;  ///< smtp://host:port or smtps://host:port
  std::string user;
  std::string password;
  Encryption encryption = Encryption::required;
  std::string caFile;
  std::string from;             ///< address only
  std::vector<std::string> to;  ///< addresses only
  std::string text;             ///< the whole mail, lines ending in CRLF
};

struct CommandRequest {
  std::vector<std::string> argv;            ///< the program first; no shell
  std::string input;                        ///< what it reads
  std::filesystem::path folder;             ///< where it runs
  std::size_t mostBytes = mostAnswerBytes;  ///< of what it says; the rest is read and forgotten
};

struct FileRequest {
  std::filesystem::path path;
  std::string line;  ///< appended with its newline
};

using Request = std::variant<HttpRequest, MailRequest, CommandRequest, FileRequest>;

struct TimeLimits {
  std::chrono::milliseconds connect{5000};
  std::chrono::milliseconds total{15000};
};

/// Whether it begins with https:// or http://.
bool isWebAddress(std::string_view text);

/// `https://host:port` of an address: all that a message may show of it.
std::string hostOf(const std::string& url);

/// Whether the address is of this very machine (localhost, 127.…, [::1]).
bool isLoopback(const std::string& url);

}  // namespace tomatic
