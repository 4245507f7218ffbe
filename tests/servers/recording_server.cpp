#include "servers/recording_server.hpp"

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <thread>

namespace tomatic::tests {

struct RecordingServer::State {
  httplib::Server server;
  std::thread thread;
  mutable std::mutex mutex;
  std::vector<Received> received;
  Answers reply;
  int port = 0;
};

RecordingServer::RecordingServer(Answers reply) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.reply = std::move(reply);
  state.server.set_tcp_nodelay(true);
  state.server.set_keep_alive_max_count(1'000'000);
  const auto handle = [&state](const httplib::Request& request, httplib::Response& response) {
    Received received{request.method, request.target, {}, request.body};
    received.headers.insert(request.headers.begin(), request.headers.end());
    int number = 0;
    {
      const std::lock_guard lock(state.mutex);
      number = static_cast<int>(state.received.size());
      state.received.push_back(received);
    }
    const Reply answer = state.reply(received, number);
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) {
      response.set_header(name.c_str(), value);
    }
    if (answer.cut) {
      const auto nothing = [](std::size_t, std::size_t, httplib::DataSink&) { return false; };
      response.set_content_provider(1000, "text/plain", nothing);
      return;
    }
    response.set_content(answer.body, "text/plain");
  };
  state.server.Get(".*", handle);
  state.server.Post(".*", handle);
  state.server.Put(".*", handle);
  state.server.Delete(".*", handle);
  state.port = state.server.bind_to_any_port("127.0.0.1");
  state.thread = std::thread([&state] { state.server.listen_after_bind(); });
  while (!state.server.is_running()) {
    std::this_thread::yield();
  }
}

RecordingServer::~RecordingServer() {
  state_->server.stop();
  state_->thread.join();
}

std::string RecordingServer::url() const {
  return "http://127.0.0.1:" + std::to_string(state_->port);
}

std::vector<Received> RecordingServer::received() const {
  const std::lock_guard lock(state_->mutex);
  return state_->received;
}

std::string deadUrl() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  int port = 1;
  if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
      ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0) {
    port = ntohs(address.sin_port);
  }
  ::close(socket);
  return "http://127.0.0.1:" + std::to_string(port);
}

}  // namespace tomatic::tests
