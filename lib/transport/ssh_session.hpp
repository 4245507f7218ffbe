// A connection to another machine by SSH: the machine is known, the user is let in, nothing waits
// for ever.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "files/secrets.hpp"
#include "transport/deadline.hpp"

struct ssh_session_struct;

namespace tomatic {

/// Where to, as whom, and by what right.
struct SshTarget {
  std::string host;
  int port = 22;
  std::string user;
  /// A private key without passphrase. Without key and password, the agent's keys and those of
  /// ~/.ssh are tried.
  std::optional<std::filesystem::path> key;
  std::optional<Secret> password;
  std::optional<std::filesystem::path> knownHosts;  ///< ~/.ssh/known_hosts otherwise
  std::chrono::milliseconds connectLimit{5000};     ///< for the connection and for getting in
  std::chrono::milliseconds stepLimit{10000};       ///< for each thing done then
  std::size_t mostBytes = 16U << 20U;               ///< that a command may say

  /// `user@host:port`: how messages call it.
  std::string name() const;
};

/// What a command of the other machine said.
struct SshOutput {
  int status = 0;
  std::string out;
  std::string err;
};

class SshSession {
 public:
  /// Connects. Throws Failure that names the target: a host whose key is not known, or is another
  /// than the known one, is refused with what mends it; so is a user who is not let in.
  explicit SshSession(SshTarget target, GiveUp giveUp = nullptr);
  ~SshSession();
  SshSession(const SshSession&) = delete;
  SshSession& operator=(const SshSession&) = delete;

  /// Runs a command in the user's shell on the other machine: whoever makes the command quotes what
  /// comes from elsewhere. Throws Failure if the connection fails, the time is over or it says too
  /// much, not for the command's own status.
  SshOutput run(const std::string& command);

  const SshTarget& target() const { return target_; }
  /// How long each step may take from now on.
  void limitSteps(std::chrono::milliseconds limit) { target_.stepLimit = limit; }
  ssh_session_struct* handle() const { return session_.get(); }

  /// Does something on the connection within the target's limit of a step. What is thrown once the
  /// time is over says that it is; `what` is what was tried: "upload 'page.html'".
  void within(const std::string& what, const std::function<void()>& step) {
    within(target_.stepLimit, what, step);
  }

  /// Throws Failure with the target's name.
  [[noreturn]] void fail(const std::string& message) const;
  /// The library's own words for the last error.
  std::string reason() const;

 private:
  struct Free {
    void operator()(ssh_session_struct* session) const;
  };

  void within(std::chrono::milliseconds limit, const std::string& what,
              const std::function<void()>& step);
  void set(int option, const void* value);
  void checkHost() const;
  void logIn() const;
  void logInWithKey(const std::filesystem::path& key) const;
  [[noreturn]] void refused(const std::string& tried) const;

  SshTarget target_;
  TcpConnection connection_;
  Deadline deadline_;
  std::unique_ptr<ssh_session_struct, Free> session_;
};

}  // namespace tomatic
