#include "transport/deadline.hpp"

namespace tomatic {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds glance{50};

}  // namespace

Deadline::Deadline(const TcpConnection& connection, GiveUp giveUp)
    : connection_(connection), giveUp_(std::move(giveUp)), thread_([this] { watch(); }) {}

Deadline::~Deadline() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Deadline::start(std::chrono::milliseconds limit) {
  const std::lock_guard lock(mutex_);
  end_ = Clock::now() + limit;
  changed_.notify_all();
}

void Deadline::stop() {
  const std::lock_guard lock(mutex_);
  end_ = Clock::time_point::max();
}

bool Deadline::passed() const {
  const std::lock_guard lock(mutex_);
  return passed_;
}

void Deadline::watch() {
  std::unique_lock lock(mutex_);
  while (!done_ && !passed_) {
    changed_.wait_for(lock, glance);
    const bool waiting = end_ != Clock::time_point::max();
    if (waiting && (Clock::now() >= end_ || (giveUp_ && giveUp_()))) {
      passed_ = true;
      connection_.cut();
    }
  }
}

}  // namespace tomatic
