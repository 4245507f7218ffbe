// A connection to a port of another machine, made within a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace tomatic {

/// Asked now and then by whatever waits: true means to stop.
using GiveUp = std::function<bool()>;

/// An open, non-blocking socket; closed when destroyed.
class TcpConnection {
 public:
  /// Tries each address of the host. Throws Failure that says what was tried: no such host,
  /// refused, no answer within `patience`.
  TcpConnection(const std::string& host, int port, std::chrono::milliseconds patience,
                const GiveUp& giveUp = nullptr);
  ~TcpConnection();
  TcpConnection(const TcpConnection&) = delete;
  TcpConnection& operator=(const TcpConnection&) = delete;

  int socket() const { return socket_; }
  /// The same connection once more, for a library that closes what it is given.
  int duplicate() const;
  /// Ends it for everyone who uses it: whoever waits for the other side stops waiting. From any
  /// thread.
  void cut() const;

 private:
  int socket_ = -1;
};

}  // namespace tomatic
