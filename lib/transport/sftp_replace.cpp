#include "transport/sftp_replace.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

#include "text/messages.hpp"
#include "transport/ssh_library.hpp"

namespace tomatic {
namespace {

enum Packet : std::uint8_t { init = 1, version = 2, status = 101, extended = 200 };

constexpr std::uint32_t protocol = 3;
constexpr std::uint32_t requestId = 1;
constexpr std::size_t longestAnswer = 256U << 10U;

void append(std::string& packet, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    packet += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

void append(std::string& packet, std::string_view text) {
  append(packet, static_cast<std::uint32_t>(text.size()));
  packet += text;
}

/// The number at an offset, 0 beyond the end.
std::uint32_t numberAt(std::string_view packet, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = offset; i < offset + 4; ++i) {
    number = number << 8U | (i < packet.size() ? static_cast<unsigned char>(packet[i]) : 0U);
  }
  return number;
}

class SftpChannel {
 public:
  explicit SftpChannel(SshSession& session)
      : session_(session), channel_(ssh().channelNew(session.handle())) {
    if (!channel_ || ssh().channelOpenSession(channel_.get()) != SSH_OK ||
        ssh().channelRequestSubsystem(channel_.get(), "sftp") != SSH_OK) {
      broken();
    }
  }

  /// The answer without its length.
  std::string ask(const std::string& packet) {
    std::string framed;
    append(framed, packet);
    if (ssh().channelWrite(channel_.get(), framed.data(),
                           static_cast<std::uint32_t>(framed.size())) !=
        static_cast<int>(framed.size())) {
      broken();
    }
    const std::uint32_t length = numberAt(read(4), 0);
    if (length > longestAnswer) {
      broken();
    }
    return read(length);
  }

 private:
  [[noreturn]] void broken() const { session_.fail(tr("SFTP broke off: {}", session_.reason())); }

  std::string read(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t got = 0; got < size;) {
      const int count = ssh().channelRead(channel_.get(), text.data() + got,
                                          static_cast<std::uint32_t>(size - got), 0);
      if (count <= 0) {
        broken();
      }
      got += static_cast<std::size_t>(count);
    }
    return text;
  }

  SshSession& session_;
  SshChannel channel_;
};

}  // namespace

SftpAnswer replaceFile(SshSession& session, const std::string& from, const std::string& to) {
  SftpChannel channel(session);
  std::string hello(1, static_cast<char>(Packet::init));
  append(hello, protocol);
  const std::string answer = channel.ask(hello);
  if (answer.empty() || answer.front() != static_cast<char>(Packet::version)) {
    return {false, tr("it speaks another protocol")};
  }
  std::string request(1, static_cast<char>(Packet::extended));
  append(request, requestId);
  append(request, "posix-rename@openssh.com");
  append(request, from);
  append(request, to);
  const std::string result = channel.ask(request);
  constexpr std::size_t codeAt = 5;
  constexpr std::size_t textAt = 13;
  if (result.size() < textAt || static_cast<std::uint8_t>(result.front()) != Packet::status) {
    return {false, tr("it answers something else")};
  }
  return {numberAt(result, codeAt) == 0, result.substr(textAt, numberAt(result, codeAt + 4))};
}

}  // namespace tomatic
