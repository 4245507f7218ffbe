// HTTP and SMTP through libcurl: any number of requests at once, one thread. Connections are kept
// and used again. Not thread-safe.
#pragma once

#include <poll.h>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "transport/answer.hpp"
#include "transport/request.hpp"

namespace tomatic {

class Transfer;

class Transfers {
 public:
  using Done = std::function<void(Answer)>;

  Transfers();
  ~Transfers();
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  /// Starts a request; `done` is called from step(), also when it cannot even be started.
  void start(const HttpRequest& request, const TimeLimits& limits, Done done);
  void start(const MailRequest& request, const TimeLimits& limits, Done done);

  /// Does what can be done now, after waiting at most `patience` for something to do on a
  /// connection or on one of `others`. A signal ends the wait.
  void step(std::chrono::milliseconds patience, const std::vector<pollfd>& others);

 private:
  Transfer& make(const TimeLimits& limits, const std::string& url, Done done);
  void run(Transfer& transfer);
  void finishEnded();

  struct CurlMulti;
  std::unique_ptr<CurlMulti> multi_;
  std::vector<std::unique_ptr<Transfer>> running_;
  std::vector<std::unique_ptr<Transfer>> spare_;
};

/// One HTTP request, to its end.
Answer fetch(const HttpRequest& request, const TimeLimits& limits);

}  // namespace tomatic
