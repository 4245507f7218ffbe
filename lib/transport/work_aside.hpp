// Work in a process of its own, so that nothing it waits for can hold up this one: not even the
// look-up of a name, which no library can break off.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "files/descriptor.hpp"

namespace tomatic {

class WorkAside {
 public:
  /// Begins. `work` knows all that this process knows now, and only its text comes back: what it
  /// throws or prints is lost. This process must have no other threads.
  explicit WorkAside(const std::function<std::string()>& work);
  /// Ends the work, done or not.
  ~WorkAside();
  WorkAside(const WorkAside&) = delete;
  WorkAside& operator=(const WorkAside&) = delete;

  /// The text, if it comes before `deadline`; nothing if it does not, or if the work failed.
  std::optional<std::string> result(std::chrono::steady_clock::time_point deadline);

 private:
  Descriptor from_;
  pid_t child_ = -1;
};

}  // namespace tomatic
