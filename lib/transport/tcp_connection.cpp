#include "transport/tcp_connection.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Clock = std::chrono::steady_clock;

struct FreeAddresses {
  void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses addressesOf(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (error != 0) {
    throw Failure(
        tr("there is no host '{}' ({}), expected a name or an address that this machine "
           "can look up",
           host, ::gai_strerror(error)));
  }
  return Addresses(found);
}

/// Waits until a connection is made or refused; the error number, or 0.
int connected(int socket, Clock::time_point deadline, const GiveUp& giveUp) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      return ETIMEDOUT;
    }
    if (giveUp && giveUp()) {
      return EINTR;
    }
    pollfd wait{socket, POLLOUT, 0};
    if (::poll(&wait, 1, static_cast<int>(std::min<std::int64_t>(left, 100))) > 0) {
      int error = 0;
      socklen_t size = sizeof error;
      return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
    }
  }
}

}  // namespace

TcpConnection::TcpConnection(const std::string& host, int port, std::chrono::milliseconds patience,
                             const GiveUp& giveUp) {
  const auto deadline = Clock::now() + patience;
  const Addresses addresses = addressesOf(host, port);
  int error = 0;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    socket_ = ::socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
                       address->ai_protocol);
    if (socket_ < 0) {
      error = errno;
      continue;
    }
    error = ::connect(socket_, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
    error = error == EINPROGRESS ? connected(socket_, deadline, giveUp) : error;
    if (error == 0) {
      const int yes = 1;
      ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      return;
    }
    ::close(socket_);
    socket_ = -1;
  }
  const std::string where = fmt::format("{}:{}", host, port);
  throw Failure(error == ETIMEDOUT
                    ? tr("{} does not answer: no connection within {:.1f} s", where,
                         std::chrono::duration<double>(patience).count())
                    : tr("{} cannot be connected to: {}", where, std::strerror(error)));
}

TcpConnection::~TcpConnection() {
  if (socket_ >= 0) {
    ::close(socket_);
  }
}

int TcpConnection::duplicate() const {
  return ::fcntl(socket_, F_DUPFD_CLOEXEC, 0);
}

void TcpConnection::cut() const {
  ::shutdown(socket_, SHUT_RDWR);
}

}  // namespace tomatic
