// Requests to the platforms that are reached over HTTP: one at a time, limited, and told in words
// that show neither password nor key.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/complaints.hpp"
#include "transport/answer.hpp"
#include "transport/request.hpp"

namespace tomatic {

/// How a request reaches the world; tests put something else in its place.
using Fetch = std::function<Answer(const HttpRequest&, const TimeLimits&)>;

using QueryValues = std::vector<std::pair<std::string, std::string>>;

/// `name=value&…`, everything encoded. Throws Refused for a value with a line break, which some
/// platforms take for a header of their own.
std::string queryText(const QueryValues& values);

class HttpTalk {
 public:
  /// `name` is how messages call the platform; each request may take `limit`.
  HttpTalk(std::string name, std::chrono::milliseconds limit, std::string caFile,
           Fetch fetch = nullptr);

  /// What came of a request that was answered, whatever the status. `tried` says in messages what
  /// it was for. Throws Failure if no whole answer came, or a redirect.
  Answer ask(HttpRequest request, const std::string& tried) const;
  Answer ask(HttpRequest request, const std::string& tried, std::chrono::milliseconds limit) const;

  /// The same for a status that must be 2xx. Throws Refused for 4xx, Failure for all others.
  Answer get(HttpRequest request, const std::string& tried) const;

  /// Throws by the status of an answer that is no yes.
  void judge(const Answer& answer, const std::string& tried) const;

  /// What `read` makes of an answer; its Failure names the platform and what was tried.
  template <typename Read>
  auto read(const std::string& tried, Read read) const {
    try {
      return read();
    } catch (const Failure& failure) {
      throw unreadable(tried, failure);
    }
  }

 private:
  Failure unreadable(const std::string& tried, const Failure& why) const;

  std::string name_;
  std::chrono::milliseconds limit_;
  std::string caFile_;
  Fetch fetch_;
};

/// The beginning of a body on one line, for messages.
std::string excerptOf(std::string_view body);

}  // namespace tomatic
