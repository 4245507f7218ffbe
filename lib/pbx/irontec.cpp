#include "pbx/irontec.hpp"

#include "messages/encoding.hpp"
#include "phone/interfaces.hpp"
#include "phone/platform_json.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::chrono::seconds answerLimit{10};
constexpr int unauthorized = 401;
/// A day of a large helpline has thousands of calls, not millions.
constexpr int mostPages = 1000;

std::string path(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += "/" + percentEncoded(part);
  }
  return text;
}

}  // namespace

Irontec::Irontec(HostedPlatform platform, std::function<long long()> now, Fetch fetch)
    : platform_(std::move(platform)),
      now_(std::move(now)),
      talk_("irontec", answerLimit, platform_.caFile, std::move(fetch)) {}

void Irontec::logIn() {
  const std::string tried = tr("log in as {}", platform_.user);
  HttpRequest request;
  request.url = platform_.url + "/login";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = irontecLogin(platform_.user, platform_.secret ? platform_.secret->reveal() : "");
  const Answer answer = talk_.ask(request, tried);
  if (answer.status == unauthorized || answer.status == 403) {
    throw Failure(
        tr("irontec: not let in as {}; correct irontec: user in the config, or irontec: "
           "password in secrets.yaml",
           platform_.user));
  }
  talk_.judge(answer, tried);
  token_ = talk_.read(tried, [&] { return irontecToken(answer.body); });
}

Answer Irontec::sendTo(const std::string& url, const std::string& method, const std::string& body,
                       const std::string& tried) {
  const bool fresh = token_.empty();
  if (fresh) {
    logIn();
  }
  HttpRequest request;
  request.method = method;
  request.url = url;
  request.body = body;
  const auto ask = [&] {
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token_}};
    return talk_.ask(request, tried);
  };
  Answer answer = ask();
  if (answer.status == unauthorized && !fresh) {
    logIn();
    answer = ask();
  }
  talk_.judge(answer, tried);
  return answer;
}

Answer Irontec::send(const std::string& method, const std::string& path, const std::string& body,
                     const std::string& tried) {
  return sendTo(platform_.url + path, method, body, tried);
}

void Irontec::change(const std::string& method, const std::string& path, const std::string& body,
                     const std::string& tried) {
  const Answer answer = send(method, path, body, tried);
  talk_.read(tried, [&] { checkIrontecYes(answer.body); });
}

std::vector<std::string> Irontec::queues() {
  throw Refused(tr("irontec does not tell its queues"));
}

std::vector<QueueMember> Irontec::members(const std::string& queue) {
  const std::string tried = tr("ask for the queue {}", queue);
  const Answer answer = send("GET", path({"queue", "status", queue}), "", tried);
  return talk_.read(tried, [&] { return irontecMembers(answer.body, now_()); });
}

void Irontec::add(const std::string& queue, const Attendant& attendant) {
  if (!isExtension(attendant.extension)) {
    throw Refused(tr("'{}' is no extension", attendant.extension));
  }
  for (const QueueMember& member : members(queue)) {
    if (member.extension == attendant.extension) {
      return;
    }
  }
  change("POST", "/queue/addagent", irontecAgentOf(attendant.extension, queue),
         tr("add {}", attendant.extension));
}

void Irontec::remove(const std::string& queue, const QueueMember& member) {
  constexpr int noSuchAgent = 550;
  const std::string tried = tr("remove {}", member.extension);
  try {
    change("DELETE", path({"queue", "removeagent", member.extension, queue}), "", tried);
  } catch (const Refused& no) {
    if (std::string(no.what()).find(fmt::format("status {}", noSuchAgent)) == std::string::npos) {
      throw;
    }
  }
}

void Irontec::pause(const std::string& queue, const QueueMember& member, const std::string&) {
  change("PUT", path({"agent", "pause", member.extension, queue}), "",
         tr("pause {}", member.extension));
}

void Irontec::resume(const std::string& queue, const QueueMember& member) {
  change("PUT", path({"agent", "unpause", member.extension, queue}), "",
         tr("resume {}", member.extension));
}

std::vector<Call> Irontec::calls(const std::string&, Date date) {
  const std::string base = platform_.statsUrl.empty() ? platform_.url : platform_.statsUrl;
  const std::string tried = tr("ask for the calls of a day");
  std::vector<Call> all;
  std::optional<std::string> after;
  for (int number = 0; number < mostPages; ++number) {
    const Answer answer =
        sendTo(base + "/sharedstats/_search", "POST", irontecSearch(date, after), tried);
    IrontecPage page = talk_.read(tried, [&] { return irontecCalls(answer.body); });
    all.insert(all.end(), page.calls.begin(), page.calls.end());
    if (!page.after || page.after == after) {
      return all;
    }
    after = page.after;
  }
  throw Failure(tr("irontec: tried to {}: more than {} pages", tried, mostPages));
}

std::vector<Extension> Irontec::extensions() {
  const std::string tried = tr("list the extensions");
  const Answer answer = send("GET", "/agent/list", "", tried);
  return talk_.read(tried, [&] { return irontecAgents(answer.body); });
}

std::string Irontec::storedName(const std::string& name) const {
  return withoutAccents(name);
}

bool Irontec::mayRemove(const Extension& extension) const {
  const auto number = parseInteger(extension.number);
  return number && *number > platform_.minExtension && *number <= platform_.maxExtension;
}

void Irontec::addExtension(const Extension& extension, const std::string&) {
  renameExtension(extension);
}

void Irontec::renameExtension(const Extension& extension) {
  change("PUT", "/agent/modify", irontecAgent(extension),
         tr("name the extension {}", extension.number));
}

void Irontec::removeExtension(const Extension& extension) {
  if (!mayRemove(extension)) {
    throw Refused(tr("irontec: the extension {} is not cleared: expected one above {} and up to {}",
                     extension.number, platform_.minExtension, platform_.maxExtension));
  }
  renameExtension({extension.number, "", ""});
}

}  // namespace tomatic
