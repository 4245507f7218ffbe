#include "callinfo/registry.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "callinfo/registry_yaml.hpp"
#include "cli/environment.hpp"
#include "cli/yaml_output.hpp"
#include "text/complaints.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {
namespace {

RegisteredCall callFrom(const std::string& id, const std::string& phone, const std::string& time) {
  RegisteredCall call;
  call.id = id;
  call.pbxId = id;
  call.oper = "anna";
  call.phone = phone;
  call.timestamp = time;
  return call;
}

class Opened {
 public:
  Opened() : registry(folder / "callinfo/registry.db", shareFolder({}) / "sql", "ES") {
    registry.setCategories({{"1", "Invoices", "F", {}, {"factura", "cobrament"}, "red", true},
                            {"2", "Meters", "", {}, {"lectura del comptador"}, "", true},
                            {"9", "Old", "", {}, {"factura"}, "", false}});
    registry.store(callFrom("a", "600 123 456", "2026-09-07T08:00:00Z"));
    registry.store(callFrom("b", "+34600123456", "2026-09-07T09:00:00Z"));
    registry.store(callFrom("c", "972123456", "2026-09-08T09:00:00Z"));
  }

  std::string ids(const CallFilter& filter) {
    std::string all;
    for (const RegisteredCall& call : registry.calls(filter)) {
      all += call.id;
    }
    return all;
  }

  TemporaryFolder folder;
  Registry registry;
};

}  // namespace

TEST_CASE("a call of a known id is the same call", "[callinfo]") {
  Opened at;
  RegisteredCall again = callFrom("a", "999", "2030-01-01T00:00:00Z");
  CHECK(at.registry.store(again).phone == "600 123 456");
  CHECK(at.ids({}) == "cba");
}

TEST_CASE("another call of the same second and phone is a call of its own", "[callinfo]") {
  Opened at;
  CHECK(at.registry.storeNew(callFrom("new", "", "2026-09-09T09:00:00Z")).id == "new");
  CHECK(at.registry.storeNew(callFrom("new", "", "2026-09-09T09:00:00Z")).id == "new-2");
  CHECK(at.registry.storeNew(callFrom("new", "", "2026-09-09T09:00:00Z")).id == "new-3");
  CHECK(at.registry.calls({}).size() == 6);
}

TEST_CASE("calls are found by operator, time, phone and partner", "[callinfo]") {
  Opened at;
  CallFilter filter;
  filter.phone = "0034 600 123 456";
  CHECK(at.ids(filter) == "ba");
  filter = {};
  filter.from = "2026-09-07T00:00:00Z";
  filter.until = "2026-09-08T00:00:00Z";
  CHECK(at.ids(filter) == "ba");
  filter.most = 1;
  CHECK(at.ids(filter) == "b");
  filter = {};
  filter.oper = "joan";
  CHECK(at.ids(filter).empty());
  Annotation annotation;
  annotation.callerId = 7;
  at.registry.annotate("c", annotation);
  filter = {};
  filter.partner = 7;
  CHECK(at.ids(filter) == "c");
}

TEST_CASE("an annotation changes what it says, and clearing takes all of it off", "[callinfo]") {
  Opened at;
  Annotation annotation;
  annotation.categories = {"1", "2"};
  annotation.comments = "asks";
  at.registry.annotate("a", annotation);
  Annotation later;
  later.contractNumber = "0012345";
  const RegisteredCall call = at.registry.annotate("a", later);
  CHECK(call.categories == std::vector<std::string>{"1", "2"});
  CHECK(call.comments == "asks");
  CHECK(at.registry.find("a")->contractNumber == "0012345");
  const RegisteredCall bare = at.registry.clear("a");
  CHECK(bare.comments.empty());
  CHECK(bare.categories.empty());
  CHECK(at.registry.find("a")->phone == "600 123 456");
  CHECK_THROWS_AS(at.registry.annotate("z", annotation), NoAnswer);
  CHECK_THROWS_AS(at.registry.clear("z"), NoAnswer);
}

TEST_CASE("a disabled category is kept where it was and refused where it was not", "[callinfo]") {
  Opened at;
  Annotation annotation;
  annotation.categories = {"9"};
  CHECK_THROWS_AS(at.registry.annotate("a", annotation), UsageError);
  RegisteredCall old = callFrom("old", "1", "2020-01-01T00:00:00Z");
  old.categories = {"9"};
  at.registry.importCalls({old});
  annotation.categories = {"9", "1"};
  CHECK(at.registry.annotate("old", annotation).categories.size() == 2);
  annotation.categories = {"nonsense"};
  CHECK_THROWS_AS(at.registry.annotate("a", annotation), UsageError);
}

TEST_CASE("comments suggest the enabled categories whose keywords they have", "[callinfo]") {
  Opened at;
  const auto all = at.registry.categories();
  const auto suggested = [&](const char* comments) {
    std::string ids;
    for (const CallCategory& category : suggestedCategories(all, comments)) {
      ids += category.id;
    }
    return ids;
  };
  CHECK(suggested("una FACTURA, sí") == "1");
  CHECK(suggested("lectura  del comptador i factura") == "12");
  CHECK(suggested("facturació").empty());
  CHECK(suggested("").empty());
}

TEST_CASE("what is exported is imported as it was", "[callinfo]") {
  Opened at;
  Annotation annotation;
  annotation.categories = {"1", "2"};
  annotation.comments = "line one\nline: two";
  annotation.callerId = 7;
  annotation.callerName = "Puig, Maria";
  at.registry.annotate("a", annotation);
  auto list = nlohmann::ordered_json::array();
  for (const RegisteredCall& call : at.registry.calls({})) {
    list.push_back(callDocument(call));
  }
  const std::string text = asYaml({{"operator_calls", list}});
  Complaints complaints;
  const auto calls = parseCalls(text, "calls-anna.yaml", "anna", complaints);
  CHECK_FALSE(complaints.hasErrors());
  CHECK(at.registry.importCalls(calls) == 0);
  auto again = nlohmann::ordered_json::array();
  for (const RegisteredCall& call : at.registry.calls({})) {
    again.push_back(callDocument(call));
  }
  CHECK(again == list);
}

TEST_CASE("files of calls that are wrong are told by line, and nobody is quoted", "[callinfo]") {
  Complaints complaints;
  parseCalls(
      "- {call_timestamp: '2026-13-01', phone_number: '600'}\n"
      "- {call_timestamp: '2026-09-01T10:00:00.123456+02:00', caller_erp_id: Secret}\n"
      "- Hidden\n",
      "calls.yaml", "anna", complaints);
  REQUIRE(complaints.errors().size() == 3);
  CHECK(complaints.errors()[0].place.line == 1);
  CHECK(complaints.errors()[1].place.line == 2);
  CHECK(complaints.errors()[2].place.line == 3);
  for (const Complaint& complaint : complaints.errors()) {
    CHECK(complaint.message.find("Secret") == std::string::npos);
    CHECK(complaint.message.find("Hidden") == std::string::npos);
  }
  Complaints none;
  const auto calls =
      parseCalls("- {call_timestamp: '2026-09-01T10:00:00.123456+02:00'}\n", "c", "anna", none);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].timestamp == "2026-09-01T08:00:00Z");
  CHECK(calls[0].oper == "anna");
}

TEST_CASE("of a person who is forgotten no byte is left in the registry", "[callinfo]") {
  Opened at;
  Annotation annotation;
  annotation.callerId = 7;
  annotation.callerName = "Somebody Unmistakable";
  at.registry.annotate("a", annotation);
  CHECK(at.registry.forget(7, {"+34600123456"}, true) == 2);
  CHECK(at.ids({}) == "cba");
  CHECK(at.registry.forget(7, {"+34600123456"}, false) == 2);
  CHECK(at.ids({}) == "c");
  for (const char* file : {"callinfo/registry.db", "callinfo/registry.db-wal"}) {
    CHECK(at.folder.content(file).find("Unmistakable") == std::string::npos);
    CHECK(at.folder.content(file).find("600123456") == std::string::npos);
  }
}

}  // namespace tomatic
