// A server on 127.0.0.1 that plays a part written for it and hangs up: for answers that no decent
// server gives.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace tomatic::tests {

/// Once `until` has come (nothing: at once), this is said.
struct Line {
  std::string until;
  std::string say;
};

struct Part {
  std::vector<Line> lines;
  bool rudely = false;  ///< hangs up with a reset
};

class CuttingServer {
 public:
  /// Plays the first part to whoever connects first, and so on; the last one again and again.
  explicit CuttingServer(std::vector<Part> parts);
  ~CuttingServer();
  CuttingServer(const CuttingServer&) = delete;
  CuttingServer& operator=(const CuttingServer&) = delete;

  /// `127.0.0.1:port`
  std::string address() const;
  /// What each connection sent.
  std::vector<std::string> received() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tomatic::tests
