// Servers on 127.0.0.1 that behave as the platforms over HTTP do, each with one queue, `cua`.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "pbx/http_talk.hpp"
#include "servers/recording_server.hpp"

namespace tomatic::tests {

/// What may come of a request besides its answer. Every other time what was asked is done all the
/// same.
enum class Trouble : std::uint8_t {
  cut,       ///< the connection ends before the answer does
  stall,     ///< the answer comes when the server is let go
  error,     ///< status 500
  page,      ///< a page of HTML, status 200
  redirect,  ///< to another address
  half,      ///< the first bytes of the answer
};

class HostedServer {
 public:
  HostedServer();
  virtual ~HostedServer() { letGo(); }

  std::string url() const { return server_->url(); }
  std::string secret = "s3cret";

  /// Extensions, and whether paused.
  void fill(const std::map<std::string, bool>& members);
  std::map<std::string, bool> look() const;
  /// That request, counted from now on, gets no proper answer; -1: all do.
  void troubleAt(int request, Trouble trouble = Trouble::cut);
  /// Whoever is stalled is answered.
  void letGo();
  void forgetSessions();
  int logins() const { return logins_; }
  /// The same without a connection: requests are answered in this process.
  Fetch twin();
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
  void wait();

  int left_ = -1;
  Trouble trouble_ = Trouble::cut;
  std::mutex goMutex_;
  std::condition_variable go_;
  bool stalls_ = false;
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
