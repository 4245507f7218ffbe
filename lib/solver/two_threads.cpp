#include "solver/two_threads.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <future>

namespace tomatic::solver {

bool runBoth(const Stop& stop, const std::function<void()>& own,
             const std::function<void(const Stop&)>& other) {
  std::atomic<long long> polls = 0;
  std::atomic<bool> stopped = false;
  auto second = std::async(std::launch::async, [&] {
    other([&] {
      ++polls;
      return stopped.load();
    });
  });
  std::exception_ptr failure;
  try {
    own();
    stopped = stop();
  } catch (...) {
    failure = std::current_exception();
    stopped = true;
  }
  // All of its polls are asked, however late: how often `stop` is asked must not depend on time.
  bool ended = false;
  for (long long asked = 0; !stopped && (!ended || asked < polls);) {
    ended = ended || second.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready;
    for (; asked < polls && !stopped; ++asked) {
      stopped = stop();
    }
  }
  if (failure) {
    second.wait();
    std::rethrow_exception(failure);
  }
  second.get();
  return !stopped;
}

void shareOut(bool twoThreads,
              const std::function<void(std::size_t first, std::size_t step)>& work) {
  if (!twoThreads) {
    work(0, 1);
    return;
  }
  auto others = std::async(std::launch::async, work, 1, 2);
  work(0, 2);
  others.get();
}

}  // namespace tomatic::solver
