#include "transport/sftp.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "transport/sftp_replace.hpp"
#include "transport/ssh_library.hpp"

namespace tomatic {
namespace {

constexpr std::size_t chunk = 32000;  // what every server takes at once
constexpr mode_t forEveryone = 0644;  // a web server reads it as another user

struct CloseFile {
  void operator()(sftp_file file) const { ssh().sftpClose(file); }
};
using File = std::unique_ptr<sftp_file_struct, CloseFile>;

std::string temporaryFor(const std::string& path) {
  std::random_device random;
  const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
  return fmt::format("{}.{}.{:08x}.tmp", path.substr(0, name), path.substr(name), random());
}

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

void Sftp::Free::operator()(sftp_session_struct* session) const {
  ssh().sftpFree(session);
}

Sftp::Sftp(SshSession& session) : session_(session) {
  session_.within(tr("open SFTP"), [&] {
    sftp_.reset(ssh().sftpNew(session_.handle()));
    if (!sftp_ || ssh().sftpInit(sftp_.get()) != SSH_OK) {
      session_.fail(tr("the host lets nobody use SFTP: {}", session_.reason()));
    }
  });
}

void Sftp::fail(const std::string& tried, const std::string& path) const {
  switch (ssh().sftpGetError(sftp_.get())) {
    case SSH_FX_NO_SUCH_FILE:
    case SSH_FX_NO_SUCH_PATH:
      session_.fail(
          tr("tried to {}, but there is no folder '{}' there; make it, or correct the path", tried,
             folderOf(path)));
    case SSH_FX_PERMISSION_DENIED:
      session_.fail(tr("tried to {}, but {} may not write to '{}'", tried, session_.target().user,
                       folderOf(path)));
    case SSH_FX_FAILURE:
      session_.fail(
          tr("tried to {}, but the host could not: a full disk, or a limit of its own", tried));
    default:
      session_.fail(tr("tried to {}: {}", tried, session_.reason()));
  }
}

void Sftp::upload(const std::string& temporary, std::string_view content) {
  File file(
      ssh().sftpOpen(sftp_.get(), temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL, forEveryone));
  const std::string tried = tr("write '{}'", temporary);
  if (!file) {
    fail(tried, temporary);
  }
  while (!content.empty()) {
    const std::size_t size = std::min(content.size(), chunk);
    if (ssh().sftpWrite(file.get(), content.data(), size) != static_cast<ssize_t>(size)) {
      fail(tried, temporary);
    }
    content.remove_prefix(size);
  }
  if (ssh().sftpClose(file.release()) != SSH_OK) {
    fail(tried, temporary);
  }
}

void Sftp::replace(const std::string& temporary, const std::string& path) {
  const std::string tried = tr("put '{}' in place of '{}'", temporary, path);
  if (ssh().sftpExtensionSupported(sftp_.get(), "posix-rename@openssh.com", "1") != 0) {
    const SftpAnswer answer = replaceFile(session_, temporary, path);
    if (!answer.done) {
      session_.fail(tr("tried to {}: {}", tried, answer.reason));
    }
    return;
  }
  // A plain rename replaces nothing: for a moment there is no file.
  ssh().sftpUnlink(sftp_.get(), path.c_str());
  if (ssh().sftpRename(sftp_.get(), temporary.c_str(), path.c_str()) != SSH_OK) {
    fail(tried, path);
  }
}

void Sftp::put(const std::string& path, std::string_view content) {
  const std::string temporary = temporaryFor(path);
  session_.within(tr("upload '{}'", path), [&] {
    try {
      upload(temporary, content);
      replace(temporary, path);
    } catch (const Failure&) {
      ssh().sftpUnlink(sftp_.get(), temporary.c_str());
      throw;
    }
  });
}

}  // namespace tomatic
