// A real HTTP server on 127.0.0.1 for tests: it keeps the bytes that arrive and answers as it is
// told.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tomatic::tests {

/// A request as it arrived.
struct Received {
  std::string method;
  std::string target;  ///< path and query, as sent
  std::multimap<std::string, std::string> headers;
  std::string body;

  /// The header of that name, in the case that it was sent in; empty if there is none.
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

struct Reply {
  int status = 200;
  std::string body = "ok";
  std::vector<std::pair<std::string, std::string>> headers;
  bool cut = false;  ///< the connection ends before the answer does
};

class RecordingServer {
 public:
  /// Answers each request, counted from 0, with what `reply` says; it may sleep, and is called by
  /// as many threads as there are requests at once.
  using Answers = std::function<Reply(const Received& request, int number)>;

  explicit RecordingServer(Answers reply = [](const Received&, int) { return Reply(); });
  ~RecordingServer();
  RecordingServer(const RecordingServer&) = delete;
  RecordingServer& operator=(const RecordingServer&) = delete;

  /// `http://127.0.0.1:port`
  std::string url() const;
  std::vector<Received> received() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// An address of this machine where nobody listens.
std::string deadUrl();

}  // namespace tomatic::tests
