#include "pbx/asterisk_ami.hpp"

#include "text/messages.hpp"

namespace tomatic {
namespace {

/// A refused login takes a second.
constexpr std::chrono::seconds requestLimit{10};
constexpr std::string_view notAllowed = "Permission denied";

bool isError(const std::vector<ManagerBlock>& blocks) {
  return blocks.front()["Response"] == "Error";
}

/// `mansession_id="9fa2da64"` of the header.
std::string cookieIn(const Answer& answer) {
  const std::string_view header = answer.header("set-cookie");
  return std::string(header.substr(0, header.find(';')));
}

const std::string& actionOf(const QueryValues& values) {
  return values.front().second;
}

}  // namespace

AsteriskAmi::AsteriskAmi(HostedPlatform platform, InterfaceForm form,
                         std::function<long long()> now, Fetch fetch, CallLog log)
    : platform_(std::move(platform)),
      form_(std::move(form)),
      now_(std::move(now)),
      log_(std::move(log)),
      talk_("ami", requestLimit, platform_.caFile, std::move(fetch)) {}

AsteriskAmi::~AsteriskAmi() {
  if (!cookie_.empty()) {
    try {
      request({{"action", "logoff"}});
    } catch (const std::exception&) {  // the session ends by itself
    }
  }
}

std::vector<ManagerBlock> AsteriskAmi::request(const QueryValues& values) {
  HttpRequest request;
  request.method = "GET";
  request.url = platform_.url + "/rawman?" + queryText(values);
  if (!cookie_.empty()) {
    request.headers.emplace_back("Cookie", cookie_);
  }
  const Answer answer = talk_.get(request, actionOf(values));
  if (const std::string cookie = cookieIn(answer); !cookie.empty()) {
    cookie_ = cookie;
  }
  try {
    return parseManager(answer.body);
  } catch (const Failure& failure) {
    throw Failure(tr("ami: tried to {}: {}", actionOf(values), failure.what()));
  }
}

void AsteriskAmi::logIn() {
  cookie_.clear();
  const auto blocks = request({{"action", "login"},
                               {"username", platform_.user},
                               {"secret", platform_.secret ? platform_.secret->reveal() : ""}});
  if (isError(blocks)) {
    cookie_.clear();
    throw Failure(
        tr("ami: not let in as {}: {}; correct ami: user in the config, or ami: password "
           "in secrets.yaml",
           platform_.user, blocks.front()["Message"]));
  }
}

std::vector<ManagerBlock> AsteriskAmi::action(const QueryValues& values) {
  const bool fresh = cookie_.empty();
  if (fresh) {
    logIn();
  }
  auto blocks = request(values);
  if (isError(blocks) && blocks.front()["Message"] == notAllowed && !fresh) {
    logIn();
    blocks = request(values);
  }
  return blocks;
}

std::vector<std::string> AsteriskAmi::queues() {
  std::vector<std::string> names;
  for (const ManagerBlock& block : action({{"action", "QueueSummary"}})) {
    if (block["Event"] == "QueueSummary") {
      names.emplace_back(block["Queue"]);
    }
  }
  return names;
}

std::vector<QueueMember> AsteriskAmi::members(const std::string& queue) {
  const auto blocks = action({{"action", "QueueStatus"}, {"queue", queue}});
  if (isError(blocks)) {
    throw Refused(tr("ami: tried to QueueStatus: {}", blocks.front()["Message"]));
  }
  bool known = false;
  for (const ManagerBlock& block : blocks) {
    known = known || block["Event"] == "QueueParams";
  }
  if (!known) {
    throw Refused(tr("there is no queue {}", queue));
  }
  return managerMembers(blocks, queue, form_, now_());
}

std::string AsteriskAmi::interfaceOf(const QueueMember& member) const {
  return member.interface.value_or(form_.interfaceOf(member.extension));
}

void AsteriskAmi::change(const QueryValues& values, std::string_view alreadySo) {
  const auto blocks = action(values);
  const std::string_view said = blocks.front()["Message"];
  if (isError(blocks) && (alreadySo.empty() || said.find(alreadySo) == std::string_view::npos)) {
    throw Refused(tr("ami: tried to {} {}: {}", actionOf(values), values.at(2).second, said));
  }
}

void AsteriskAmi::add(const std::string& queue, const Attendant& attendant) {
  if (!isExtension(attendant.extension)) {
    throw Refused(tr("'{}' is no extension", attendant.extension));
  }
  change({{"action", "QueueAdd"},
          {"queue", queue},
          {"interface", form_.interfaceOf(attendant.extension)},
          {"membername", attendant.name},
          {"penalty", std::to_string(attendant.penalty)},
          {"paused", "false"}},
         "Already there");
}

void AsteriskAmi::remove(const std::string& queue, const QueueMember& member) {
  change({{"action", "QueueRemove"}, {"queue", queue}, {"interface", interfaceOf(member)}},
         "Not there");
}

void AsteriskAmi::setPause(const std::string& queue, const QueueMember& member, bool paused,
                           const std::string& reason) {
  QueryValues values{{"action", "QueuePause"},
                     {"queue", queue},
                     {"interface", interfaceOf(member)},
                     // Any other word would unpause.
                     {"paused", paused ? "true" : "false"}};
  if (!reason.empty()) {
    values.emplace_back("reason", reason);
  }
  change(values, "");
}

void AsteriskAmi::pause(const std::string& queue, const QueueMember& member,
                        const std::string& reason) {
  setPause(queue, member, true, reason);
}

void AsteriskAmi::resume(const std::string& queue, const QueueMember& member) {
  setPause(queue, member, false, "");
}

std::vector<Call> AsteriskAmi::calls(const std::string& queue, Date date) {
  return log_ ? log_(date) : PhoneSystem::calls(queue, date);
}

}  // namespace tomatic
