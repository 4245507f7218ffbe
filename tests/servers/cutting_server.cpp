#include "servers/cutting_server.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <thread>

namespace tomatic::tests {

struct CuttingServer::State {
  std::vector<Part> parts;
  int listening = -1;
  int port = 0;
  std::thread thread;
  mutable std::mutex mutex;
  std::vector<std::string> received;

  /// What arrived is kept before each answer: who has the answer may ask for it.
  void play(int connection, const Part& part) {
    std::string all;
    const auto keep = [&, number = keepNew()] {
      const std::lock_guard lock(mutex);
      received[number] = all;
    };
    std::size_t read = 0;
    for (const Line& line : part.lines) {
      while (all.find(line.until, read) == std::string::npos) {
        std::array<char, 65536> block{};
        const ssize_t size = ::recv(connection, block.data(), block.size(), 0);
        if (size <= 0) {
          break;
        }
        all.append(block.data(), static_cast<std::size_t>(size));
      }
      read = all.size();
      keep();
      ::send(connection, line.say.data(), line.say.size(), MSG_NOSIGNAL);
    }
    keep();
  }

  std::size_t keepNew() {
    const std::lock_guard lock(mutex);
    received.emplace_back();
    return received.size() - 1;
  }

  void serve() {
    for (std::size_t number = 0;; ++number) {
      const int connection = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) {
        return;
      }
      const Part& part = parts[std::min(number, parts.size() - 1)];
      play(connection, part);
      const linger reset{part.rudely ? 1 : 0, 0};
      ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
      ::close(connection);
    }
  }
};

CuttingServer::CuttingServer(std::vector<Part> parts) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.parts = std::move(parts);
  state.listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(state.listening, reinterpret_cast<sockaddr*>(&address), size);
  ::listen(state.listening, 8);
  ::getsockname(state.listening, reinterpret_cast<sockaddr*>(&address), &size);
  state.port = ntohs(address.sin_port);
  state.thread = std::thread([&state] { state.serve(); });
}

CuttingServer::~CuttingServer() {
  ::shutdown(state_->listening, SHUT_RDWR);
  state_->thread.join();
  ::close(state_->listening);
}

std::string CuttingServer::address() const {
  return "127.0.0.1:" + std::to_string(state_->port);
}

std::vector<std::string> CuttingServer::received() const {
  const std::lock_guard lock(state_->mutex);
  return state_->received;
}

}  // namespace tomatic::tests
