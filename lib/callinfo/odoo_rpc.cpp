#include "callinfo/odoo_rpc.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestName = 100;
constexpr int sessionExpiredCode = 100;

std::string written(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string bodyOf(const char* service, const char* method, Json arguments) {
  const Json body{
      {"jsonrpc", "2.0"},
      {"method", "call"},
      {"id", 1},
      {"params", {{"service", service}, {"method", method}, {"args", std::move(arguments)}}}};
  return written(body);
}

std::string textIn(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// The name of an exception, if it is one: nothing else of an error is shown.
std::string exceptionIn(const Json& error) {
  const auto data = error.find("data");
  std::string name = data == error.end() ? "" : textIn(*data, "name");
  const bool plain = !name.empty() && name.size() <= longestName &&
                     std::all_of(name.begin(), name.end(), [](unsigned char c) {
                       return std::isalnum(c) != 0 || c == '.' || c == '_';
                     });
  return plain ? name : "";
}

bool endsIn(const std::string& name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

/// The fields of the call that the server's message names, when it is about fields.
std::string fieldsBlamed(const Json& error, const OdooCall& call) {
  const auto data = error.find("data");
  const std::string said = data == error.end() ? "" : textIn(*data, "message");
  if (said.find("nvalid field") == std::string::npos) {
    return "";
  }
  std::vector<std::string> blamed;
  const Json options = Json::parse(call.options, nullptr, false);
  if (options.is_object() && options.contains("fields")) {
    for (const Json& field : options["fields"]) {
      if (said.find("'" + field.get<std::string>() + "'") != std::string::npos) {
        blamed.push_back(field.get<std::string>());
      }
    }
  }
  return joined(blamed);
}

[[noreturn]] void throwError(const Json& error, const OdooCall& call) {
  const std::string name = exceptionIn(error);
  const auto code = error.find("code");
  const bool expired = code != error.end() && *code == sessionExpiredCode;
  if (expired || endsIn(name, {"SessionExpiredException"})) {
    throw SessionExpired(tr("the session has expired"));
  }
  if (endsIn(name, {"AccessDenied"})) {
    throw Failure(
        tr("access denied; correct database and user under erp in config.yaml, and its password in "
           "secrets.yaml"));
  }
  if (endsIn(name, {"AccessError"})) {
    throw Failure(tr("{} may not be read by this user; give it the rights to read", call.model));
  }
  if (const std::string fields = fieldsBlamed(error, call); !fields.empty()) {
    throw Failure(tr("{} has no field {}; correct the mapping", call.model, fields));
  }
  throw Failure(name.empty() ? tr("the server failed, its log says why")
                             : tr("the server failed with {}, its log says more", name));
}

}  // namespace

OdooCall searchRead(const std::string& model, const Json& condition,
                    const std::vector<std::string>& fields, bool archived, int offset, int limit,
                    const std::string& order) {
  Json options{{"fields", fields}};
  if (offset > 0) {
    options["offset"] = offset;
  }
  if (limit > 0) {
    options["limit"] = limit;
  }
  if (!order.empty()) {
    options["order"] = order;
  }
  if (archived) {
    options["context"] = {{"active_test", false}};
  }
  return {model, "search_read", written(Json::array({condition})), written(options)};
}

OdooCall readRecords(const std::string& model, const std::set<std::int64_t>& ids,
                     const std::vector<std::string>& fields) {
  return {model, "read", written(Json::array({ids})), written({{"fields", fields}})};
}

OdooCall searchCount(const std::string& model, const Json& condition, bool archived) {
  const Json options = archived ? Json{{"context", {{"active_test", false}}}} : Json::object();
  return {model, "search_count", written(Json::array({condition})), written(options)};
}

std::string authenticateBody(const OdooLogin& login) {
  return bodyOf("common", "authenticate",
                Json::array({login.database, login.user, login.password, Json::object()}));
}

std::string callBody(const OdooLogin& login, long long uid, const OdooCall& call) {
  return bodyOf("object", "execute_kw",
                Json::array({login.database, uid, login.password, call.model, call.method,
                             Json::parse(call.arguments), Json::parse(call.options)}));
}

long long uidIn(std::string_view answer) {
  const Json result = resultIn(answer, {"", "authenticate"});
  if (!result.is_number_integer() || result.get<long long>() <= 0) {
    if (result == false || result.is_null()) {
      throwError({{"data", {{"name", "AccessDenied"}}}}, {});
    }
    throw Failure(tr("expected the id of a user, found something else"));
  }
  return result.get<long long>();
}

Json resultIn(std::string_view answer, const OdooCall& call) {
  Json document = Json::parse(answer, nullptr, false);
  if (document.is_discarded()) {
    const bool page = trimmed(answer).starts_with('<');
    throw Failure(page ? tr("found a page of HTML, expected JSON; correct the url of erp, which is "
                            "that of the Odoo without /jsonrpc")
                       : tr("found no JSON, or half of it, expected the answer of an Odoo"));
  }
  if (!document.is_object()) {
    throw Failure(tr("found JSON that is no answer of an Odoo"));
  }
  if (const auto error = document.find("error"); error != document.end() && !error->is_null()) {
    throwError(*error, call);
  }
  const auto result = document.find("result");
  if (result == document.end()) {
    throw Failure(tr("found JSON that is no answer of an Odoo"));
  }
  return std::move(*result);
}

Json recordsIn(std::string_view answer, const OdooCall& call) {
  Json records = resultIn(answer, call);
  const bool good =
      records.is_array() && std::all_of(records.begin(), records.end(),
                                        [](const Json& record) { return record.is_object(); });
  if (!good) {
    throw Failure(tr("expected records of {}, found something else", call.model));
  }
  return records;
}

}  // namespace tomatic
