#include "callinfo/odoo_client.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "servers/cutting_server.hpp"
#include "servers/odoo_data.hpp"
#include "unit/callinfo/odoo_access.hpp"

namespace tomatic {
namespace {

using Message = nlohmann::json;
using tests::OdooServer;
using tests::Received;
using tests::Reply;

OdooCall someCall() {
  return searchRead("res.partner", Message::parse(R"([["name", "ilike", "martinez"]])"),
                    {"name", "vat"}, false, 0, 0, "");
}

/// What is said when an Odoo answers so; what nobody may read is looked for in it.
std::string saidOf(OdooAccess access, const std::vector<OdooCall>& calls = {someCall()}) {
  std::string said = "nothing";
  try {
    OdooClient(std::move(access)).ask(calls);
  } catch (const Failure& failure) {
    said = failure.what();
  }
  for (const char* secret :
       {tests::odooPassword, "martinez", "Martinez", "600123456", tests::odooUser}) {
    INFO(said);
    CHECK(said.find(secret) == std::string::npos);
  }
  return said;
}

std::string saidOf(const Reply& reply, const std::string& onlyTo = "") {
  const OdooServer server(tests::stockErp, [&](const Received& request, int) {
    return request.body.find(onlyTo) == std::string::npos ? std::nullopt : std::optional(reply);
  });
  return saidOf(accessTo(server.url()));
}

Reply errorReply(const std::string& name, const std::string& message, int code = 200) {
  const Message answer{{"jsonrpc", "2.0"},
                       {"id", 1},
                       {"error",
                        {{"code", code},
                         {"message", "Odoo Server Error"},
                         {"data", {{"name", name}, {"message", message}, {"debug", message}}}}}};
  return {200, answer.dump(), {}, false};
}

using Catch::Matchers::Contains;

constexpr const char* quoting = "Martinez 600123456 s3cr3t-hunter2 helpline";

}  // namespace

TEST_CASE("what an Odoo refuses is told with its cure and without what was asked",
          "[callinfo][odoo]") {
  const OdooServer server(tests::stockErp);
  OdooAccess wrong = accessTo(server.url());
  wrong.login.password = "wrong";
  CHECK_THAT(saidOf(wrong), Contains("access denied") && Contains("secrets.yaml"));
  CHECK_THAT(saidOf(errorReply("odoo.exceptions.AccessDenied", quoting)),
             Contains("access denied"));
  CHECK_THAT(saidOf(errorReply("odoo.exceptions.AccessError", quoting), "execute_kw"),
             Contains("res.partner may not be read by this user"));
  CHECK_THAT(saidOf(errorReply("psycopg2.OperationalError", quoting), "execute_kw"),
             Contains("the server failed with psycopg2.OperationalError"));
  CHECK_THAT(saidOf(errorReply(quoting, quoting), "execute_kw"),
             Contains("the server failed, its log"));
  CHECK_THAT(saidOf(errorReply("builtins.ValueError",
                               std::string("Invalid field 'vat' on model ") + quoting),
                    "execute_kw"),
             Contains("res.partner has no field vat; correct the mapping"));
}

TEST_CASE("a session that expired is begun again, once", "[callinfo][odoo]") {
  const OdooServer once(tests::stockErp, [](const Received&, int number) {
    return number == 1
               ? std::optional(errorReply("odoo.http.SessionExpiredException", quoting, 100))
               : std::nullopt;
  });
  OdooClient client(accessTo(once.url()));
  CHECK(client.ask({someCall()}).front().empty());
  CHECK(once.asked() == std::vector<std::string>{"authenticate", "search_read res.partner",
                                                 "authenticate", "search_read res.partner"});
  CHECK_THAT(saidOf(errorReply("odoo.http.SessionExpiredException", quoting, 100), "execute_kw"),
             Contains("the session has expired again"));
}

TEST_CASE("answers that no Odoo gives are told", "[callinfo][odoo]") {
  CHECK_THAT(saidOf(Reply{200, "<html>Martinez</html>", {}, false}), Contains("a page of HTML"));
  CHECK_THAT(saidOf(Reply{200, R"({"result": [{"name": "Marti)", {}, false}),
             Contains("half of it"));
  CHECK_THAT(saidOf(Reply{200, "[1]", {}, false}), Contains("no answer of an Odoo"));
  CHECK_THAT(saidOf(Reply{200, "{}", {}, false}), Contains("no answer of an Odoo"));
  CHECK_THAT(saidOf(Reply{200, R"({"result": "Martinez"})", {}, false}),
             Contains("expected the id of a user"));
  CHECK_THAT(saidOf(Reply{200, R"({"result": [1, "Martinez"]})", {}, false}, "execute_kw"),
             Contains("expected records of res.partner"));
  CHECK_THAT(saidOf(Reply{500, "Martinez", {}, false}), Contains("status 500"));
  CHECK_THAT(saidOf(Reply{303, "", {{"Location", "https://x/Martinez"}}, false}),
             Contains("a redirect (303)"));
  CHECK_THAT(saidOf(Reply{200, "", {}, true}), Contains("127.0.0.1"));
  const OdooServer server(tests::stockErp);
  OdooAccess small = accessTo(server.url());
  small.mostBytes = 60;
  CHECK_THAT(
      saidOf(small, {searchRead("res.partner", Message::array(), {"name", "vat"}, true, 0, 0, "")}),
      Contains("more than 60 bytes"));
}

TEST_CASE("an Odoo that is not there or says nothing is waited for within limits",
          "[callinfo][odoo]") {
  CHECK_THAT(saidOf(accessTo(tests::deadUrl())), Contains("127.0.0.1"));
  // Its first line never comes.
  const tests::CuttingServer silent({{{{"never", ""}}, false}});
  OdooAccess access = accessTo("http://" + silent.address());
  access.limits.total = std::chrono::milliseconds(50);
  CHECK_THAT(saidOf(access), Contains("tried to log in"));
}

TEST_CASE("whoever waits for an Odoo may stop waiting", "[callinfo][odoo]") {
  struct Stop {};
  const OdooServer server(tests::stockErp);
  bool stopping = true;
  OdooClient client(accessTo(server.url()), [&] {
    if (stopping) {
      throw Stop();
    }
  });
  CHECK_THROWS_AS(client.ask({someCall()}), Stop);
  stopping = false;
  CHECK(client.ask({someCall()}).size() == 1);
}

}  // namespace tomatic
