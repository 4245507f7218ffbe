#include "transport/ssh_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/ssh_library.hpp"

namespace tomatic {
namespace {

struct FreeKey {
  void operator()(ssh_key key) const { ssh().keyFree(key); }
};
using Key = std::unique_ptr<ssh_key_struct, FreeKey>;

/// `SHA256:…` of the key that the other side showed.
std::string fingerprintOf(ssh_session session) {
  ssh_key key = nullptr;
  if (ssh().getServerPublickey(session, &key) != SSH_OK) {
    return "?";
  }
  const Key owned(key);
  unsigned char* hash = nullptr;
  std::size_t size = 0;
  if (ssh().getPublickeyHash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) != SSH_OK) {
    return "?";
  }
  char* text = ssh().getFingerprintHash(SSH_PUBLICKEY_HASH_SHA256, hash, size);
  std::string fingerprint = text == nullptr ? "?" : text;
  ssh().stringFreeChar(text);
  ssh().cleanPubkeyHash(&hash);
  return fingerprint;
}

std::string methodsOf(ssh_session session) {
  const int list = ssh().userauthList(session, nullptr);
  std::vector<std::string> names;
  if ((list & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
    names.push_back(tr("a key"));
  }
  if ((list & SSH_AUTH_METHOD_PASSWORD) != 0) {
    names.push_back(tr("a password"));
  }
  return names.empty() ? tr("none that is known here") : joined(names, tr(" or "));
}

}  // namespace

std::string SshTarget::name() const {
  return fmt::format("{}@{}:{}", user, host, port);
}

void SshSession::Free::operator()(ssh_session_struct* session) const {
  ssh().disconnect(session);
  ssh().freeSession(session);
}

SshSession::SshSession(SshTarget target, GiveUp giveUp)
    : target_(std::move(target)),
      connection_(target_.host, target_.port, target_.connectLimit, giveUp),
      deadline_(connection_, std::move(giveUp)),
      session_(ssh().newSession()) {
  const int socket = connection_.duplicate();
  const bool ownFiles = false;  // what the user has configured for other tools changes nothing here
  set(SSH_OPTIONS_HOST, target_.host.c_str());
  set(SSH_OPTIONS_PORT, &target_.port);
  set(SSH_OPTIONS_USER, target_.user.c_str());
  set(SSH_OPTIONS_FD, &socket);
  set(SSH_OPTIONS_PROCESS_CONFIG, &ownFiles);
  if (target_.knownHosts) {
    set(SSH_OPTIONS_KNOWNHOSTS, target_.knownHosts->c_str());
    set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, target_.knownHosts->c_str());
  }
  within(target_.connectLimit, tr("connect"), [&] {
    if (ssh().connect(handle()) != SSH_OK) {
      fail(tr("no SSH connection: {}", reason()));
    }
    checkHost();
    logIn();
  });
}

SshSession::~SshSession() {
  deadline_.start(target_.connectLimit);  // a good-bye that nobody takes
}

void SshSession::set(int option, const void* value) {
  if (ssh().optionsSet(handle(), static_cast<ssh_options_e>(option), value) != SSH_OK) {
    fail(reason());
  }
}

void SshSession::within(std::chrono::milliseconds limit, const std::string& what,
                        const std::function<void()>& step) {
  deadline_.start(limit);
  try {
    step();
  } catch (const Failure&) {
    if (deadline_.passed()) {
      fail(tr("tried to {}, but it was not done within {:.1f} s", what,
              std::chrono::duration<double>(limit).count()));
    }
    throw;
  }
  deadline_.stop();
}

void SshSession::fail(const std::string& message) const {
  throw Failure(Place{target_.name(), 0}, message);
}

std::string SshSession::reason() const {
  return ssh().getError(handle());
}

void SshSession::checkHost() const {
  const std::string file = target_.knownHosts ? target_.knownHosts->string() : "~/.ssh/known_hosts";
  switch (ssh().sessionIsKnownServer(handle())) {
    case SSH_KNOWN_HOSTS_OK:
      return;
    case SSH_KNOWN_HOSTS_CHANGED:
    case SSH_KNOWN_HOSTS_OTHER:
      fail(
          tr("the host shows another key than the known one ({}): somebody may listen in between; "
             "if the host has a new key, remove the old one with 'ssh-keygen -R [{}]:{} -f {}' and "
             "make the new one known",
             fingerprintOf(handle()), target_.host, target_.port, file));
    case SSH_KNOWN_HOSTS_NOT_FOUND:
    case SSH_KNOWN_HOSTS_UNKNOWN:
      fail(
          tr("the host's key is not known ({}): compare it with what its administrator says, then "
             "make it known with 'ssh-keyscan -p {} {} >> {}'",
             fingerprintOf(handle()), target_.port, target_.host, file));
    default:
      fail(tr("the host's key cannot be looked up in {}: {}", file, reason()));
  }
}

void SshSession::refused(const std::string& tried) const {
  fail(tr("not let in with {}; the host takes {}", tried, methodsOf(handle())));
}

void SshSession::logInWithKey(const std::filesystem::path& path) const {
  ssh_key read = nullptr;
  const int result = ssh().pkiImportPrivkeyFile(path.c_str(), nullptr, nullptr, nullptr, &read);
  const Key key(read);
  if (result == SSH_EOF) {
    fail(tr("the key {} is not there or cannot be read", path.string()));
  }
  if (result != SSH_OK) {
    fail(
        tr("the key {} is no private key without passphrase; give one with a passphrase to an "
           "agent instead",
           path.string()));
  }
  if (ssh().userauthPublickey(handle(), nullptr, key.get()) != SSH_AUTH_SUCCESS) {
    refused(tr("the key {}", path.string()));
  }
}

void SshSession::logIn() const {
  const int without = ssh().userauthNone(handle(), nullptr);
  if (without == SSH_AUTH_SUCCESS) {
    return;
  }
  if (without == SSH_AUTH_ERROR) {
    fail(tr("no SSH connection: {}", reason()));
  }
  if (target_.key) {
    logInWithKey(*target_.key);
  } else if (target_.password) {
    if (ssh().userauthPassword(handle(), nullptr, target_.password->reveal().c_str()) !=
        SSH_AUTH_SUCCESS) {
      refused(tr("the password"));
    }
  } else if (ssh().userauthPublickeyAuto(handle(), nullptr, nullptr) != SSH_AUTH_SUCCESS) {
    refused(tr("the keys of the agent and of ~/.ssh"));
  }
}

SshOutput SshSession::run(const std::string& command) {
  SshOutput output;
  within(tr("run a command"), [&] {
    const SshChannel channel(ssh().channelNew(handle()));
    if (!channel || ssh().channelOpenSession(channel.get()) != SSH_OK ||
        ssh().channelRequestExec(channel.get(), command.c_str()) != SSH_OK) {
      fail(tr("no command can be run: {}", reason()));
    }
    std::array<char, 4096> buffer{};
    while (!ssh().channelIsEof(channel.get())) {
      for (const bool isError : {false, true}) {
        const int count =
            ssh().channelReadTimeout(channel.get(), buffer.data(), buffer.size(), isError, 20);
        if (count == SSH_ERROR) {
          fail(tr("the connection broke while a command was run: {}", reason()));
        }
        (isError ? output.err : output.out)
            .append(buffer.data(), static_cast<std::size_t>(std::max(count, 0)));
        if (output.out.size() + output.err.size() > target_.mostBytes) {
          fail(tr("a command said more than {} bytes", target_.mostBytes));
        }
      }
    }
    output.status = ssh().channelGetExitStatus(channel.get());
  });
  return output;
}

}  // namespace tomatic
