#include "phone/platform_json.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

std::string beginningOf(std::string_view text) {
  std::string line(cutToBytes(trimmed(text), 60));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

/// The document in a text, of the right kind.
Json documentIn(std::string_view text, bool list) {
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded() || (list ? !document.is_array() : !document.is_object())) {
    throw Failure(tr("expected JSON, {}, found '{}'", list ? tr("a list") : tr("an object"),
                     beginningOf(text)));
  }
  return document;
}

const Json& in(const Json& object, const char* key) {
  static const Json nothing;
  if (!object.is_object()) {
    return nothing;
  }
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

/// Text as it is, numbers as they are written; empty for anything else.
std::string textIn(const Json& object, const char* key) {
  const Json& value = in(object, key);
  return value.is_string()   ? value.get<std::string>()
         : value.is_number() ? value.dump()
                             : std::string();
}

std::optional<long long> numberIn(const Json& object, const char* key) {
  const auto number = parseNumber(textIn(object, key));
  constexpr double most = 1e15;
  return number && *number >= 0 && *number < most ? std::optional(static_cast<long long>(*number))
                                                  : std::nullopt;
}

std::optional<int> smallNumberIn(const Json& object, const char* key) {
  const auto number = numberIn(object, key);
  return number ? std::optional(static_cast<int>(
                      std::min<long long>(*number, std::numeric_limits<int>::max())))
                : std::nullopt;
}

bool truthIn(const Json& object, const char* key) {
  const Json& value = in(object, key);
  const std::string text = textIn(object, key);
  return value.is_boolean() ? value.get<bool>() : !text.empty() && text != "0" && text != "false";
}

std::optional<std::chrono::seconds> secondsIn(const Json& object, const char* key) {
  const auto number = numberIn(object, key);
  return number ? std::optional(std::chrono::seconds(*number)) : std::nullopt;
}

/// One line of JSON; bytes that are no UTF-8 are replaced.
std::string written(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void setAreavoipState(QueueMember& member, const std::string& state) {
  if (state.empty() || state == "UNAVAILABLE") {
    setDeviceState(member, "unavailable");
  } else if (state == "NOT_INUSE" || state == "RINGING" || state == "INUSE") {
    setDeviceState(member, state);
  } else {
    member.disconnected = false;
    member.available = false;
    member.flags.push_back(state);
  }
}

}  // namespace

std::vector<QueueMember> areavoipMembers(std::string_view text) {
  std::vector<QueueMember> members;
  // Nobody there is an empty list.
  if (trimmed(text) == "[]") {
    return members;
  }
  const Json document = documentIn(text, false);
  for (const auto& [extension, fields] : document.items()) {
    QueueMember& member = members.emplace_back();
    member.extension = extension;
    member.ncalls = smallNumberIn(fields, "0");
    member.paused = textIn(fields, "1") == "paused";
    member.secondsInCalls = numberIn(fields, "3");
    setAreavoipState(member, textIn(fields, "2"));
  }
  return members;
}

std::vector<Call> areavoipCalls(std::string_view text) {
  std::vector<Call> calls;
  for (const Json& record : documentIn(text, true)) {
    const auto start = parseWrittenTime(textIn(record, "sc_start"));
    if (textIn(record, "sc_direction") != "IN" || !start) {
      continue;
    }
    Call& call = calls.emplace_back();
    call.id = textIn(record, "sc_uniqueid");
    call.start = start->shown;
    call.queue = textIn(record, "sc_dialednum");
    const std::string disposition = textIn(record, "sc_disposition");
    call.outcome = disposition == "ANSWERED"    ? CallOutcome::answered
                   : disposition == "NO ANSWER" ? CallOutcome::abandoned
                                                : CallOutcome::bounced;
    if (call.outcome == CallOutcome::answered) {
      call.talk = secondsIn(record, "sc_duration");
    }
  }
  std::stable_sort(calls.begin(), calls.end(),
                   [](const Call& one, const Call& other) { return one.start < other.start; });
  return calls;
}

std::vector<AreavoipExtension> areavoipExtensions(std::string_view text) {
  std::vector<AreavoipExtension> all;
  if (trimmed(text) == "[]") {
    return all;
  }
  const Json document = documentIn(text, false);
  for (const auto& [id, fields] : document.items()) {
    all.push_back({id, {textIn(fields, "ex_number"), textIn(fields, "ex_name"), ""}});
  }
  return all;
}

std::string areavoipName(std::string_view name) {
  return written({{"ex_name", name}});
}

std::string irontecToken(std::string_view text) {
  std::string token = textIn(documentIn(text, false), "token");
  if (token.empty() || token.find_first_of("\r\n") != std::string::npos) {
    throw Failure(tr("expected JSON with a token"));
  }
  return token;
}

std::vector<QueueMember> irontecMembers(std::string_view text, long long now) {
  std::vector<QueueMember> members;
  for (const Json& record : documentIn(text, true)) {
    const Json& status = in(record, "status");
    QueueMember& member = members.emplace_back();
    member.extension = textIn(record, "agent");
    member.paused = truthIn(status, "paused");
    member.ncalls = smallNumberIn(status, "callstaken");
    member.incall = truthIn(status, "incall");
    if (const auto last = numberIn(status, "lastcall"); last && *last > 0 && now >= *last) {
      member.secondsSinceLastCall = now - *last;
    }
    setDeviceState(member, smallNumberIn(status, "status").value_or(0));
  }
  return members;
}

std::vector<Extension> irontecAgents(std::string_view text) {
  std::vector<Extension> all;
  for (const Json& record : documentIn(text, true)) {
    Extension& extension = all.emplace_back();
    extension.number = textIn(record, "agent");
    extension.name = textIn(record, "name");
    extension.email = textIn(record, "email");
    if (extension.name.rfind("Libre", 0) == 0) {
      extension.name.clear();
    }
  }
  return all;
}

void checkIrontecYes(std::string_view text) {
  if (!trimmed(text).empty() && !Json::accept(text)) {
    throw Failure(tr("expected JSON, found '{}'", beginningOf(text)));
  }
}

std::string irontecLogin(std::string_view user, std::string_view password) {
  return written({{"username", user}, {"password", password}});
}

std::string irontecAgentOf(std::string_view agent, std::string_view queue) {
  return written(
      {{"agent", agent}, {"queue", queue}, {"priority", 1}, {"id_dialplan_partition", 1}});
}

std::string irontecAgent(const Extension& extension) {
  const std::string name = withoutAccents(extension.name);
  const std::string nobodys = "none_" + extension.number + "@nowhere.com";
  return written({{"agent", extension.number},
                  {"name", name.empty() ? "Libre " + extension.number : name},
                  {"email", extension.email.empty() ? nobodys : extension.email}});
}

std::string irontecSearch(Date date, const std::optional<std::string>& after) {
  const std::string day = formatLocal(localTime(date, std::chrono::seconds(0))).substr(0, 10);
  Json query{
      {"size", 1000},
      {"query",
       {{"range", {{"@calldate", {{"gte", day + "T00:00:00"}, {"lte", day + "T23:59:59"}}}}}}},
      {"sort", {{{"@calldate", "asc"}}, {{"uniqueid", "asc"}}}}};
  if (after) {
    query["search_after"] = Json::parse(*after);
  }
  return written(query);
}

IrontecPage irontecCalls(std::string_view text) {
  IrontecPage page;
  const Json document = documentIn(text, false);
  const Json& hits = in(in(document, "hits"), "hits");
  if (!hits.is_array()) {
    throw Failure(tr("expected JSON with hits, found '{}'", beginningOf(text)));
  }
  for (const Json& hit : hits) {
    if (const Json& sort = in(hit, "sort"); sort.is_array()) {
      page.after = written(sort);
    }
    const Json& source = in(hit, "_source");
    const auto start = parseWrittenTime(textIn(source, "@calldate"));
    const std::string cause = textIn(source, "hangupcause");
    if (textIn(source, "call_type") != "entrante" || cause == "RINGNOANSWER" || !start) {
      continue;
    }
    Call& call = page.calls.emplace_back();
    call.id = textIn(source, "uniqueid");
    call.start = start->shown;
    call.queue = textIn(source, "queuename");
    call.wait = secondsIn(source, "wait_time");
    call.outcome = cause == "ATENDIDA"       ? CallOutcome::answered
                   : cause == "COLA_TIMEOUT" ? CallOutcome::timedOut
                   : cause == "COLA_LLENA"   ? CallOutcome::bounced
                                             : CallOutcome::abandoned;
    if (call.outcome == CallOutcome::answered) {
      call.talk = secondsIn(source, "agent_time");
    }
  }
  return page;
}

}  // namespace tomatic
