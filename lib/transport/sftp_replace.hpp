// The one thing of SFTP that libssh leaves out: a rename that replaces.
#pragma once

#include <string>

#include "transport/ssh_session.hpp"

namespace tomatic {

/// Whether the other side's answer is a yes or a no, with its own words.
struct SftpAnswer {
  bool done = false;
  std::string reason;
};

/// Renames a file over another in one step (OpenSSH's extension `posix-rename@openssh.com`, which
/// the other side must offer), on a channel of its own. Throws Failure if the connection fails.
/// Source: draft-ietf-secsh-filexfer-02, and section 4.3 of OpenSSH's PROTOCOL.
SftpAnswer replaceFile(SshSession& session, const std::string& from, const std::string& to);

}  // namespace tomatic
