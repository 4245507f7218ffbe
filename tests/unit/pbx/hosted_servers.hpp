// Servers on 127.0.0.1 that behave as the platforms over HTTP do, each with one queue, `cua`.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "servers/recording_server.hpp"

namespace tomatic::tests {

class HostedServer {
 public:
  HostedServer();
  virtual ~HostedServer() = default;

  std::string url() const { return server_->url(); }
  std::string secret = "s3cret";

  /// Extensions, and whether paused.
  void fill(const std::map<std::string, bool>& members);
  std::map<std::string, bool> look() const;
  /// The answer to that request, from now on, never comes, be it done or not; -1: all come.
  void cutAt(int request);
  void forgetSessions();
  int logins() const { return logins_; }
  bool wasEmpty() const { return wasEmpty_; }

 protected:
  struct Member {
    std::string name;
    bool paused = false;
    std::string reason;
  };

  virtual Reply answer(const Received& request) = 0;

  std::map<std::string, Member> members_;
  std::string session_;
  int logins_ = 0;
  bool wasEmpty_ = false;

  void leave(const std::string& extension);
  std::string newSession();

 private:
  mutable std::recursive_mutex mutex_;
  int left_ = -1;
  std::unique_ptr<RecordingServer> server_;  ///< the last member: it uses all others
};

class AmiServer : public HostedServer {
 protected:
  Reply answer(const Received& request) override;
};

class IrontecServer : public HostedServer {
 protected:
  Reply answer(const Received& request) override;

 private:
  nlohmann::json agents_ = nlohmann::json::array();
};

class AreavoipServer : public HostedServer {
 public:
  nlohmann::json extensions = nlohmann::json::object();

 protected:
  Reply answer(const Received& request) override;
};

}  // namespace tomatic::tests
