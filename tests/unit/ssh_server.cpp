#include "unit/ssh_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace tomatic {
namespace {

namespace fs = std::filesystem;

constexpr const char* sshd = "/usr/sbin/sshd";
constexpr const char* sftpServer = "/usr/lib/openssh/sftp-server";

std::string outputOf(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  for (int c = 0; pipe != nullptr && (c = std::fgetc(pipe)) != EOF;) {
    text += static_cast<char>(c);
  }
  if (pipe == nullptr || ::pclose(pipe) != 0) {
    throw std::runtime_error("failed: " + command);
  }
  return text;
}

void makeKey(const fs::path& path) {
  outputOf(fmt::format("ssh-keygen -q -t ed25519 -N '' -C test -f '{}' 2>&1", path.string()));
}

sockaddr_in addressOf(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool answers(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = addressOf(port);
  const bool connected =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

}  // namespace

void bindToLoopback(int socket, int port) {
  const sockaddr_in address = addressOf(port);
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("the port is taken");
  }
}

int freePort() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  socklen_t size = sizeof address;
  bindToLoopback(socket, 0);
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  ::close(socket);
  return ntohs(address.sin_port);
}

bool SshServer::isMissing() {
  // Run by root, sshd wants the folder that the system's service would have made.
  if (::getuid() == 0) {
    ::mkdir("/run/sshd", 0755);
  }
  const bool there = ::access(sshd, X_OK) == 0 && ::access(sftpServer, X_OK) == 0 &&
                     (::getuid() != 0 || ::access("/run/sshd", X_OK) == 0);
  if (!there) {
    WARN("skipped: no sshd");
  }
  return !there;
}

bool SshServer::takesNoPasswords() {
  // A view of the disks of its own, where the file of passwords is another.
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(::getuid() == 0 && ::unshare(CLONE_NEWNS) == 0 &&
                    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
                ? 0
                : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0) {
    WARN("skipped: no password of our own can be made here");
  }
  return status != 0;
}

SshServer::SshServer() : SshServer(Limits{}) {}

SshServer::SshServer(const Limits& limits) : port_(freePort()) {
  makeKey(folder_ / "host_key");
  makeKey(key());
  makeKey(otherKey());
  fs::create_directory(folder());
  fs::copy_file(folder_ / "user_key.pub", folder_ / "authorized_keys");
  const std::string hostKey = folder_.content("host_key.pub");
  folder_.put("known_hosts", fmt::format("[127.0.0.1]:{} {}", port_, hostKey));
  folder_.put("sshd_config",
              fmt::format("Port {0}\nListenAddress 127.0.0.1\nHostKey {1}/host_key\n"
                          "AuthorizedKeysFile {1}/authorized_keys\nPidFile none\nUsePAM no\n"
                          "StrictModes no\nPasswordAuthentication {3}\n"
                          "KbdInteractiveAuthentication no\nPermitRootLogin yes\n"
                          "Subsystem sftp {2}\n"
                          // Or bash would run what the user wants done at a login.
                          "SetEnv SHLVL=2\n",
                          port_, folder_.path().string(), sftpServer,
                          limits.password.empty() ? "no" : "yes"));
  if (!limits.password.empty()) {
    fs::remove(folder_ / "authorized_keys");
    const std::string hash = outputOf("openssl passwd -6 '" + limits.password + "'");
    folder_.put("shadow", user() + ":" + hash.substr(0, hash.find('\n')) + ":19000:0:99999:7:::\n");
  }
  start(limits);
}

void SshServer::start(const Limits& limits) {
  const std::string config = folder_ / "sshd_config";
  const std::string shadow = folder_ / "shadow";
  process_ = ::fork();
  if (process_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      ::dup2(nowhere, stream);
    }
    if (limits.fileBytes > 0) {
      const auto bytes = static_cast<rlim_t>(limits.fileBytes);
      const rlimit limit{bytes, bytes};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      ::signal(SIGXFSZ, SIG_IGN);
    }
    if (!limits.password.empty() &&
        (::unshare(CLONE_NEWNS) != 0 ||
         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
         ::mount(shadow.c_str(), "/etc/shadow", nullptr, MS_BIND, nullptr) != 0)) {
      ::_exit(126);
    }
    ::execl(sshd, sshd, "-D", "-q", "-f", config.c_str(), nullptr);
    ::_exit(127);
  }
  for (int tries = 0; !answers(port_); ++tries) {
    if (tries > 1000 || ::waitpid(process_, nullptr, WNOHANG) == process_) {
      throw std::runtime_error("sshd does not start");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

SshServer::~SshServer() {
  for (const int child : children()) {
    ::kill(child, SIGKILL);
  }
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

SshTarget SshServer::target() const {
  SshTarget target;
  target.host = "127.0.0.1";
  target.port = port_;
  target.user = user();
  target.key = key();
  target.knownHosts = knownHosts();
  target.connectLimit = std::chrono::seconds(60);  // for machines that are busy
  target.stepLimit = target.connectLimit;
  return target;
}

std::string SshServer::user() const {
  return ::getpwuid(::getuid())->pw_name;
}

/// The processes below the server, of all generations.
std::vector<int> SshServer::children() const {
  std::vector<int> all;
  std::vector<int> parents{process_};
  while (!parents.empty()) {
    const std::string parent = std::to_string(parents.back());
    parents.pop_back();
    std::ifstream file("/proc/" + parent + "/task/" + parent + "/children");
    for (int child = 0; file >> child;) {
      all.push_back(child);
      parents.push_back(child);
    }
  }
  return all;
}

void SshServer::hang() const {
  for (const int child : children()) {
    ::kill(child, SIGSTOP);
  }
}

}  // namespace tomatic
