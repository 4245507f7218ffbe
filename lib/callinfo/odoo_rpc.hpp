// What is said to an Odoo and what it answers, as texts: JSON-RPC 2.0 over `/jsonrpc`, where errors
// come as HTTP 200 too. Messages quote nothing of an answer: it is full of customers.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/complaints.hpp"

namespace tomatic {

/// The server has forgotten who asks: to be asked again after a new login.
class SessionExpired : public Failure {
 public:
  using Failure::Failure;
};

/// A method of a model; the rest as JSON.
struct OdooCall {
  std::string model;
  std::string method;
  std::string arguments = "[]";
  std::string options = "{}";
};

/// Who asks.
struct OdooLogin {
  std::string database;
  std::string user;
  std::string password;
};

/// `search_read` of the records that a condition holds for. `limit` 0: all of them; `order` empty:
/// any; `archived`: also those that are no longer active.
OdooCall searchRead(const std::string& model, const nlohmann::json& condition,
                    const std::vector<std::string>& fields, bool archived, int offset, int limit,
                    const std::string& order);

/// `read` of records by their ids.
OdooCall readRecords(const std::string& model, const std::set<std::int64_t>& ids,
                     const std::vector<std::string>& fields);
/// How many records a condition holds for.
OdooCall searchCount(const std::string& model, const nlohmann::json& condition, bool archived);

/// Bodies of requests.
std::string authenticateBody(const OdooLogin& login);
std::string callBody(const OdooLogin& login, long long uid, const OdooCall& call);

/// The id of the user that may ask. Throws Failure, as the others do.
long long uidIn(std::string_view answer);
/// The result of a call.
nlohmann::json resultIn(std::string_view answer, const OdooCall& call);
/// Likewise a list of objects.
nlohmann::json recordsIn(std::string_view answer, const OdooCall& call);

}  // namespace tomatic
