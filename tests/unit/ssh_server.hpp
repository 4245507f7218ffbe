// A real sshd on 127.0.0.1 for the time of a test, with keys and configuration of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "transport/ssh_session.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {

/// A port of 127.0.0.1 that nobody uses at the moment.
int freePort();

/// Binds a socket to a port of 127.0.0.1; 0: to a free one.
void bindToLoopback(int socket, int port);

class SshServer {
 public:
  /// What the server is made to suffer.
  struct Limits {
    long fileBytes = 0;    ///< the largest file that it can write; 0: no limit
    std::string password;  ///< what lets the user in, instead of a key; empty: nothing does
  };

  /// Starts it; it takes connections when this returns. Lets in who runs the test, with `key()`.
  SshServer();
  explicit SshServer(const Limits& limits);
  ~SshServer();
  SshServer(const SshServer&) = delete;
  SshServer& operator=(const SshServer&) = delete;

  /// Whether this machine lacks an sshd that a test can start; then it says that it is skipped.
  static bool isMissing();
  /// Whether a server of a test may not take passwords here, which only root's can; says so.
  static bool takesNoPasswords();

  /// Its address, its user and the right key; its host key is known.
  SshTarget target() const;
  std::string user() const;
  int port() const { return port_; }
  std::filesystem::path key() const { return folder_ / "user_key"; }
  std::filesystem::path knownHosts() const { return folder_ / "known_hosts"; }
  /// A key that nobody lets in.
  std::filesystem::path otherKey() const { return folder_ / "other_key"; }
  /// A folder of this machine, where uploads can go.
  std::filesystem::path folder() const { return folder_ / "www"; }
  void put(std::string_view name, std::string_view content) const { folder_.put(name, content); }

  /// Stops every process that serves a connection: the far side hangs.
  void hang() const;

 private:
  void start(const Limits& limits);
  std::vector<int> children() const;

  TemporaryFolder folder_;
  int port_ = 0;
  int process_ = -1;
};

}  // namespace tomatic
