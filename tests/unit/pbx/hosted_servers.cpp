#include "unit/pbx/hosted_servers.hpp"

#include <cstdlib>

namespace tomatic::tests {
namespace {

std::string decoded(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      plain += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::map<std::string, std::string> queryOf(const std::string& target) {
  std::map<std::string, std::string> values;
  std::size_t at = target.find('?');
  while (at != std::string::npos) {
    const std::size_t end = target.find('&', at + 1);
    const std::string pair = target.substr(at + 1, end == std::string::npos ? end : end - at - 1);
    const std::size_t equals = pair.find('=');
    values[pair.substr(0, equals)] = decoded(pair.substr(equals + 1));
    at = end;
  }
  return values;
}

/// `SIP/1001` → 1001
std::string extensionOf(const std::string& interface) {
  return interface.substr(interface.find('/') + 1);
}

Reply said(const std::string& response, const std::string& message) {
  return {200, "Response: " + response + "\r\nMessage: " + message + "\r\n\r\n", {}};
}

/// What comes of an answer.
Reply troubled(Reply reply, Trouble trouble) {
  switch (trouble) {
    case Trouble::cut:
      reply.cut = true;
      return reply;
    case Trouble::stall:
      return reply;
    case Trouble::error:
      return {500, "oops", {}};
    case Trouble::page:
      return {200, "<html><body>Welcome to this network</body></html>", {}};
    case Trouble::redirect:
      return {302, "", {{"Location", "/elsewhere"}}};
    case Trouble::half:
      return {200, reply.body.substr(0, reply.body.size() / 2 + 1) + "{\"", {}};
  }
  return reply;
}

}  // namespace

HostedServer::HostedServer() {
  server_ = std::make_unique<RecordingServer>([this](const Received& request, int number) {
    std::unique_lock lock(mutex_);
    if (left_-- != 0) {
      return answer(request);
    }
    const Reply proper = number % 2 == 0 ? Reply() : answer(request);
    const Trouble trouble = trouble_;
    lock.unlock();
    if (trouble == Trouble::stall) {
      wait();
    }
    return troubled(proper, trouble);
  });
}

void HostedServer::wait() {
  std::unique_lock lock(goMutex_);
  go_.wait(lock, [&] { return !stalls_; });
}

void HostedServer::letGo() {
  {
    const std::lock_guard lock(goMutex_);
    stalls_ = false;
  }
  go_.notify_all();
}

Fetch HostedServer::twin() {
  return [this](const HttpRequest& request, const TimeLimits&) {
    Received received{
        request.method, request.url.substr(request.url.find('/', 8)), {}, request.body};
    received.headers.insert(request.headers.begin(), request.headers.end());
    const std::lock_guard lock(mutex_);
    const bool breaks = left_-- == 0;
    Answer result;
    if (breaks) {
      result.reason = "the connection broke";
      return result;
    }
    const Reply reply = answer(received);
    result.ending = Ending::answered;
    result.status = reply.status;
    result.body = reply.body;
    for (const auto& [name, value] : reply.headers) {
      result.headers.emplace_back(name == "Set-Cookie" ? "set-cookie" : name, value);
    }
    return result;
  };
}

void HostedServer::fill(const std::map<std::string, bool>& members) {
  const std::lock_guard lock(mutex_);
  members_.clear();
  for (const auto& [extension, paused] : members) {
    members_[extension] = {"", paused, ""};
  }
}

std::map<std::string, bool> HostedServer::look() const {
  const std::lock_guard lock(mutex_);
  std::map<std::string, bool> all;
  for (const auto& [extension, member] : members_) {
    all[extension] = member.paused;
  }
  return all;
}

void HostedServer::troubleAt(int request, Trouble trouble) {
  {
    const std::lock_guard lock(goMutex_);
    stalls_ = trouble == Trouble::stall;
  }
  const std::lock_guard lock(mutex_);
  left_ = request;
  trouble_ = trouble;
}

void HostedServer::forgetSessions() {
  const std::lock_guard lock(mutex_);
  session_ = "none";
}

void HostedServer::leave(const std::string& extension) {
  members_.erase(extension);
  wasEmpty_ = wasEmpty_ || members_.empty();
}

std::string HostedServer::newSession() {
  ++logins_;
  session_ = "session" + std::to_string(logins_);
  return session_;
}

Reply AmiServer::answer(const Received& request) {
  auto query = queryOf(request.target);
  const std::string action = query["action"];
  if (action == "login") {
    if (query["username"] != "admin" || query["secret"] != secret) {
      return said("Error", "Authentication failed");
    }
    Reply reply = said("Success", "Authentication accepted");
    reply.headers = {
        {"Set-Cookie", "mansession_id=\"" + newSession() + "\"; Version=1; Max-Age=60"}};
    return reply;
  }
  if (request.header("Cookie") != "mansession_id=\"" + session_ + "\"") {
    return said("Error", "Permission denied");
  }
  const std::string queue = query["queue"];
  const std::string extension = extensionOf(query["interface"]);
  if (action == "QueueSummary") {
    return {200,
            "Response: Success\r\nEventList: start\r\n\r\nEvent: QueueSummary\r\nQueue: cua\r\n\r\n"
            "Event: QueueSummaryComplete\r\nEventList: Complete\r\nListItems: 1\r\n\r\n",
            {}};
  }
  if (action == "QueueStatus") {
    std::string text = "Response: Success\r\nEventList: start\r\n\r\n";
    if (queue == "cua") {
      text += "Event: QueueParams\r\nQueue: cua\r\nMax: 0\r\n\r\n";
      for (const auto& [number, member] : members_) {
        text += "Event: QueueMember\r\nQueue: cua\r\nName: " + member.name + "\r\nLocation: SIP/" +
                number +
                "\r\nMembership: dynamic\r\nPenalty: 0\r\nCallsTaken: 2\r\nLastCall: 1795195990"
                "\r\nInCall: 0\r\nStatus: 1\r\nPaused: " +
                (member.paused ? "1" : "0") + "\r\nPausedReason: " + member.reason + "\r\n\r\n";
      }
    }
    return {200,
            text + "Event: QueueStatusComplete\r\nEventList: Complete\r\nListItems: 0\r\n\r\n",
            {}};
  }
  if (queue != "cua") {
    return said("Error", "Unable to add interface to queue: No such queue");
  }
  const bool there = members_.count(extension) > 0;
  if (action == "QueueAdd") {
    if (there) {
      return said("Error", "Unable to add interface: Already there");
    }
    members_[extension] = {query["membername"], query["paused"] == "true", ""};
    return said("Success", "Added interface to queue");
  }
  if (!there) {
    return said("Error", action == "QueueRemove" ? "Unable to remove interface: Not there"
                                                 : "Interface not found");
  }
  if (action == "QueueRemove") {
    leave(extension);
    return said("Success", "Removed interface from queue");
  }
  members_[extension].paused = query["paused"] == "true";
  members_[extension].reason = query["reason"];
  return said("Success", "Interface paused successfully");
}

Reply IrontecServer::answer(const Received& request) {
  using nlohmann::json;
  const json body = json::parse(request.body.empty() ? "{}" : request.body);
  if (request.target == "/login") {
    return body["username"] == "admin" && body["password"] == secret
               ? Reply{200, json{{"token", newSession()}}.dump(), {}}
               : Reply{401, "wrong", {}};
  }
  if (request.header("Authorization") != "Bearer " + session_) {
    return {401, "expired", {}};
  }
  if (request.target == "/queue/status/cua") {
    json list = json::array();
    for (const auto& [extension, member] : members_) {
      list.push_back({{"agent", extension},
                      {"status",
                       {{"paused", member.paused},
                        {"status", "1"},
                        {"callstaken", 3},
                        {"incall", 0},
                        {"lastcall", 1795195990}}}});
    }
    return {200, list.dump(), {}};
  }
  if (request.target == "/queue/addagent") {
    members_[body["agent"].get<std::string>()] = {};
    return {200, "{}", {}};
  }
  if (request.target == "/agent/list") {
    return {200, agents_.dump(), {}};
  }
  if (request.target == "/agent/modify") {
    agents_ = json::array({body});
    return {200, "{}", {}};
  }
  const auto extensionAfter = [&](const std::string& path) {
    return request.target.rfind(path, 0) == 0
               ? request.target.substr(path.size(), request.target.rfind('/') - path.size())
               : "";
  };
  if (const std::string leaver = extensionAfter("/queue/removeagent/"); !leaver.empty()) {
    if (members_.count(leaver) == 0) {
      return {550, "no such agent", {}};
    }
    leave(leaver);
    return {200, "{}", {}};
  }
  for (const auto& [path, paused] :
       {std::pair{"/agent/pause/", true}, {"/agent/unpause/", false}}) {
    if (const std::string extension = extensionAfter(path); !extension.empty()) {
      members_[extension].paused = paused;
      return {200, "{}", {}};
    }
  }
  return {404, "no such page", {}};
}

Reply AreavoipServer::answer(const Received& request) {
  auto query = queryOf(request.target);
  if (query["tenant"] != "coop" || query["key"] != secret) {
    return {200, "WRONG KEY", {}};
  }
  const std::string action = query["action"];
  if (query["info"] == "agentsconnected") {
    nlohmann::json all = nlohmann::json::object();
    for (const auto& [extension, member] : members_) {
      all[extension] = {
          {"0", 3}, {"1", member.paused ? "paused" : "ready"}, {"2", "NOT_INUSE"}, {"3", "75"}};
    }
    return {200, members_.empty() ? "[]" : all.dump(), {}};
  }
  if (query["info"] == "simplecdrs") {
    return {200,
            R"([{"sc_direction": "OUT", "sc_start": "2026-09-07 09:00:00"},
                {"sc_direction": "IN", "sc_dialednum": "cua", "sc_start": "2026-09-07 10:01:00",
                 "sc_disposition": "NO ANSWER", "sc_duration": "5"},
                {"sc_direction": "IN", "sc_dialednum": "cua", "sc_start": "2026-09-07 10:00:00",
                 "sc_disposition": "ANSWERED", "sc_duration": "65"}])",
            {}};
  }
  if (query["object"] == "extension" && action == "list") {
    return {200, extensions.dump(), {}};
  }
  if (action == "update") {
    extensions[query["objectid"]]["ex_name"] = nlohmann::json::parse(query["jsondata"])["ex_name"];
  } else if (action == "add") {
    members_[query["extension"]] = {};
  } else if (action == "clean") {
    members_.clear();
  } else {
    members_[query["extension"]].paused = action == "pause";
  }
  return {200, "OK", {}};
}

}  // namespace tomatic::tests
