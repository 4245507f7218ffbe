// A program that runs beside this one: fed its input, listened to, ended when its time is over. No
// shell is involved. Not thread-safe.
#pragma once

#include <poll.h>
#include <sys/types.h>

#include <chrono>
#include <vector>

#include "files/descriptor.hpp"
#include "transport/answer.hpp"
#include "transport/request.hpp"

namespace tomatic {

class ChildProcess {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Starts the program; ended() is true at once if that fails.
  ChildProcess(const CommandRequest& request, Time deadline);
  /// Ends the program, and all that it started in its group, if it still runs.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// What there is to wait for.
  std::vector<pollfd> waitsFor() const;
  /// When time is over.
  Time deadline() const { return deadline_; }
  /// Feeds and listens as far as that goes without waiting.
  void advance(Time now);

  bool ended() const { return ended_; }
  /// `answered` with the exit code once it has ended by itself; what it said is the body.
  Answer takeAnswer() { return std::move(answer_); }

 private:
  void feed();
  void listen();
  void reap(Time now);

  std::string program_;
  std::string input_;
  std::size_t mostBytes_;
  std::size_t fed_ = 0;
  Time deadline_;
  pid_t child_ = -1;
  Descriptor handle_;  ///< readable once the program has ended
  Descriptor toChild_;
  Descriptor fromChild_;
  bool ended_ = false;
  Answer answer_;
};

}  // namespace tomatic
