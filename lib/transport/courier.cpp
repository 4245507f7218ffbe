#include "transport/courier.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "files/append.hpp"
#include "text/messages.hpp"
#include "transport/child_process.hpp"
#include "transport/transfers.hpp"

namespace tomatic {
namespace {

using namespace std::chrono_literals;

/// A disk may have room again later; a missing folder stays missing.
bool maySucceedLater(int error) {
  return error == ENOSPC || error == EDQUOT || error == EIO || error == EFBIG || error == EAGAIN;
}

Answer appended(const FileRequest& request) {
  Answer answer;
  const int error = appendLine(request.path, request.line);
  answer.ending = error == 0               ? Ending::answered
                  : maySucceedLater(error) ? Ending::unreachable
                                           : Ending::failed;
  if (error != 0) {
    answer.reason =
        tr("{}: cannot be written: {}", request.path.lexically_normal().string(), reasonOf(error));
  }
  return answer;
}

class RealCourier : public Courier {
 public:
  void start(const Request& request, const TimeLimits& limits, Done done) override {
    if (const auto* http = std::get_if<HttpRequest>(&request)) {
      transfers().start(*http, limits, std::move(done));
    } else if (const auto* mail = std::get_if<MailRequest>(&request)) {
      transfers().start(*mail, limits, std::move(done));
    } else if (const auto* command = std::get_if<CommandRequest>(&request)) {
      const auto deadline = std::chrono::steady_clock::now() + limits.total;
      programs_.push_back({std::make_unique<ChildProcess>(*command, deadline), std::move(done)});
    } else {
      written_.emplace_back(appended(std::get<FileRequest>(request)), std::move(done));
    }
  }

  void step(std::chrono::milliseconds patience) override {
    for (auto& [answer, done] : std::exchange(written_, {})) {
      patience = 0ms;
      done(std::move(answer));
    }
    const bool endedBefore = finishPrograms();
    wait(endedBefore ? 0ms : patience);
    finishPrograms();
  }

 private:
  struct Program {
    std::unique_ptr<ChildProcess> process;
    Done done;
  };

  /// Programs and files need no libcurl, which takes a while to get ready.
  Transfers& transfers() {
    if (!transfers_) {
      transfers_ = std::make_unique<Transfers>();
    }
    return *transfers_;
  }

  void wait(std::chrono::milliseconds patience) {
    std::vector<pollfd> descriptors;
    const auto now = std::chrono::steady_clock::now();
    for (const Program& program : programs_) {
      const auto own = program.process->waitsFor();
      descriptors.insert(descriptors.end(), own.begin(), own.end());
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(program.process->deadline() - now);
      patience = std::clamp(left, 0ms, patience);
    }
    if (transfers_) {
      transfers_->step(patience, descriptors);
    } else {
      ::poll(descriptors.data(), descriptors.size(), static_cast<int>(patience.count()));
    }
  }

  /// Whether any ended.
  bool finishPrograms() {
    const auto now = std::chrono::steady_clock::now();
    std::vector<Program> ended;
    for (std::size_t i = programs_.size(); i-- > 0;) {
      programs_[i].process->advance(now);
      if (programs_[i].process->ended()) {
        ended.push_back(std::move(programs_[i]));
        programs_.erase(programs_.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    for (const Program& program : ended) {
      program.done(program.process->takeAnswer());
    }
    return !ended.empty();
  }

  std::unique_ptr<Transfers> transfers_;
  std::vector<Program> programs_;
  std::vector<std::pair<Answer, Done>> written_;
};

}  // namespace

std::unique_ptr<Courier> makeCourier() {
  return std::make_unique<RealCourier>();
}

}  // namespace tomatic
