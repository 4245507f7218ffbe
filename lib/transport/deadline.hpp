// Cuts a connection when the other side takes too long, for libraries that would wait for ever.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "transport/tcp_connection.hpp"

namespace tomatic {

/// Watches one connection, which must outlive it, from a thread of its own.
class Deadline {
 public:
  Deadline(const TcpConnection& connection, GiveUp giveUp);
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  /// From now on, that long.
  void start(std::chrono::milliseconds limit);
  void stop();
  /// Whether it cut the connection, because of the time or because of `giveUp`.
  bool passed() const;

 private:
  void watch();

  const TcpConnection& connection_;
  GiveUp giveUp_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
  bool passed_ = false;
  bool done_ = false;
  std::thread thread_;  ///< the last member: it uses all others
};

}  // namespace tomatic
