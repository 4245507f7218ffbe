// Asks an Odoo, several things at once, within time limits. Its errors tell the host and the model
// that was asked, nothing of whom the question was about.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "callinfo/odoo_rpc.hpp"
#include "transport/request.hpp"

namespace tomatic {

class Transfers;

/// Where an Odoo is, and who asks it.
struct OdooAccess {
  std::string url;  ///< without `/jsonrpc`
  OdooLogin login;
  std::string caFile;
  TimeLimits limits;                               ///< of each request
  std::size_t mostBytes = std::size_t{32} << 20U;  ///< of each answer
};

class OdooClient {
 public:
  /// `heed` is called while answers are waited for, and may throw to give up.
  explicit OdooClient(OdooAccess access, std::function<void()> heed = nullptr);
  ~OdooClient();
  OdooClient(const OdooClient&) = delete;
  OdooClient& operator=(const OdooClient&) = delete;

  /// The results of calls that are made at once: one round trip. The first one logs in before; when
  /// the session has expired, it logs in again, once. Throws Failure.
  std::vector<nlohmann::json> ask(const std::vector<OdooCall>& calls);

  /// Round trips so far, with those to log in.
  int rounds() const { return rounds_; }

 private:
  std::vector<std::string> post(const std::vector<std::string>& bodies,
                                const std::vector<std::string>& tried);
  std::vector<nlohmann::json> askOnce(const std::vector<OdooCall>& calls);
  void logIn();

  OdooAccess access_;
  std::function<void()> heed_;
  std::unique_ptr<Transfers> transfers_;
  long long uid_ = 0;
  int rounds_ = 0;
};

}  // namespace tomatic
