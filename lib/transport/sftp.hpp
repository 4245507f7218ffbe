// Files on another machine, by SFTP.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "transport/ssh_session.hpp"

struct sftp_session_struct;

namespace tomatic {

class Sftp {
 public:
  /// The session must outlive it. Throws Failure.
  explicit Sftp(SshSession& session);

  /// Puts a whole file in place of another or of none: uploads to a temporary name beside it, then
  /// renames, so that readers see the old one or the new one (where the other side cannot replace
  /// in one step, none for a moment). Throws Failure that says what was tried and what the other
  /// side said; then the old file stays and no temporary one does, unless the connection broke.
  void put(const std::string& path, std::string_view content);

 private:
  struct Free {
    void operator()(sftp_session_struct* session) const;
  };

  void upload(const std::string& temporary, std::string_view content);
  void replace(const std::string& temporary, const std::string& path);
  [[noreturn]] void fail(const std::string& tried, const std::string& path) const;

  SshSession& session_;
  std::unique_ptr<sftp_session_struct, Free> sftp_;
};

}  // namespace tomatic
