#include "pbx/areavoip.hpp"

#include <algorithm>

#include "phone/interfaces.hpp"
#include "phone/platform_json.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::chrono::seconds usualLimit{2};
constexpr std::chrono::seconds recordsLimit{10};
/// While a queue is empty nobody gives up at the first problem.
constexpr int triesWhileEmpty = 3;

/// Tries a few times; why it failed in the end, or nothing.
template <typename Action>
std::string insist(Action action) {
  std::string why;
  for (int tries = 0; tries < triesWhileEmpty; ++tries) {
    try {
      action();
      return "";
    } catch (const Failure& failure) {
      why = failure.what();
    }
  }
  return why;
}

}  // namespace

Areavoip::Areavoip(HostedPlatform platform, Fetch fetch)
    : platform_(std::move(platform)),
      talk_("areavoip", usualLimit, platform_.caFile, std::move(fetch)) {}

std::string Areavoip::request(QueryValues values, const std::string& tried,
                              std::chrono::milliseconds limit) {
  values.emplace_back("tenant", platform_.tenant);
  values.emplace_back("key", platform_.secret ? platform_.secret->reveal() : "");
  HttpRequest request;
  request.method = "GET";
  request.url = platform_.url + "?" + queryText(values);
  const Answer answer = talk_.ask(request, tried, limit);
  talk_.judge(answer, tried);
  return answer.body;
}

void Areavoip::change(QueryValues values, const std::string& tried) {
  const std::string body = request(std::move(values), tried, usualLimit);
  if (trimmed(body) != "OK") {
    throw Refused(tr("areavoip: tried to {}: {}", tried, excerptOf(body)));
  }
}

std::vector<std::string> Areavoip::queues() {
  throw Refused(tr("areavoip does not tell its queues"));
}

std::vector<QueueMember> Areavoip::members(const std::string& queue) {
  const std::string tried = tr("ask for the queue {}", queue);
  const std::string body = request(
      {{"reqtype", "INFO"}, {"info", "agentsconnected"}, {"queue", queue}, {"format", "json"}},
      tried, usualLimit);
  return talk_.read(tried, [&] { return areavoipMembers(body); });
}

void Areavoip::addExtensionTo(const std::string& queue, const std::string& extension) {
  if (!isExtension(extension)) {
    throw Refused(tr("'{}' is no extension", extension));
  }
  change({{"reqtype", "QUEUE"},
          {"action", "add"},
          {"id", queue},
          {"extension", extension},
          {"type", "NF"}},
         tr("add {}", extension));
}

void Areavoip::clean(const std::string& queue) {
  change({{"reqtype", "QUEUE"}, {"action", "clean"}, {"id", queue}}, tr("empty {}", queue));
}

QueueChange Areavoip::set(const std::string& queue, const std::vector<Attendant>& wanted) {
  QueueChange whole = queueChange(members(queue), wanted);
  try {
    // Who comes is added first: if that is refused, the queue stays.
    for (const Attendant& attendant : whole.added) {
      addExtensionTo(queue, attendant.extension);
    }
    if (!whole.removed.empty()) {
      replace(queue, whole);
    }
  } catch (const Failure& failure) {
    throw Failure(tr("queue {}: {}; {}; mend the cause and do the same again", queue,
                     failure.what(), situation(queue, wanted)));
  }
  return whole;
}

void Areavoip::replace(const std::string& queue, const QueueChange& whole) {
  std::vector<std::string> back;
  for (const QueueMember& member : whole.kept) {
    back.push_back(member.extension);
  }
  for (const Attendant& attendant : whole.added) {
    back.push_back(attendant.extension);
  }
  std::string problem;
  try {
    clean(queue);
  } catch (const Failure& failure) {
    // Whatever was said, the queue may be empty now.
    problem = failure.what();
    insist([&] {
      for (const QueueMember& member : members(queue)) {
        back.erase(std::remove(back.begin(), back.end(), member.extension), back.end());
      }
    });
  }
  const auto noting = [&](const auto& action) {
    const std::string why = insist(action);
    problem = why.empty() ? problem : why;
  };
  for (const std::string& extension : back) {
    noting([&] { addExtensionTo(queue, extension); });
  }
  for (const QueueMember& member : whole.kept) {
    if (member.paused.value_or(false)) {
      noting([&] { pause(queue, member, member.pauseReason.value_or("")); });
    }
  }
  if (!problem.empty()) {
    throw Failure(problem);
  }
}

std::string Areavoip::situation(const std::string& queue, const std::vector<Attendant>& wanted) {
  std::vector<std::string> in;
  const std::string why = insist([&] {
    in.clear();
    for (const QueueMember& member : members(queue)) {
      in.push_back(member.extension);
    }
  });
  if (!why.empty()) {
    return tr("who is in it is not known");
  }
  std::vector<std::string> out;
  for (const Attendant& attendant : wanted) {
    if (std::find(in.begin(), in.end(), attendant.extension) == in.end()) {
      out.push_back(attendant.extension);
    }
  }
  return tr("in it: {}; not in it: {}", in.empty() ? tr("nobody") : joined(in),
            out.empty() ? tr("nobody") : joined(out));
}

void Areavoip::add(const std::string& queue, const Attendant& attendant) {
  for (const QueueMember& member : members(queue)) {
    if (member.extension == attendant.extension) {
      return;
    }
  }
  addExtensionTo(queue, attendant.extension);
}

void Areavoip::remove(const std::string& queue, const QueueMember& member) {
  std::vector<Attendant> others;
  for (const QueueMember& one : members(queue)) {
    if (one.extension != member.extension) {
      others.push_back({"", one.name, one.extension, 0});
    }
  }
  set(queue, others);
}

void Areavoip::pause(const std::string& queue, const QueueMember& member,
                     const std::string& reason) {
  change({{"reqtype", "AGENT"},
          {"action", "pause"},
          {"queue", queue},
          {"extension", member.extension},
          {"reason", reason}},
         tr("pause {}", member.extension));
}

void Areavoip::resume(const std::string& queue, const QueueMember& member) {
  change({{"reqtype", "AGENT"},
          {"action", "unpause"},
          {"queue", queue},
          {"extension", member.extension}},
         tr("resume {}", member.extension));
}

std::vector<Call> Areavoip::calls(const std::string& queue, Date date) {
  const std::string tried = tr("ask for the calls of a day");
  const std::string day = formatLocal(localTime(date, std::chrono::seconds(0))).substr(0, 10);
  const std::string body = request({{"reqtype", "INFO"},
                                    {"info", "simplecdrs"},
                                    {"start", day + " 00:00:00"},
                                    {"end", day + " 23:59:59"},
                                    {"format", "json"}},
                                   tried, recordsLimit);
  std::vector<Call> calls = talk_.read(tried, [&] { return areavoipCalls(body); });
  for (Call& call : calls) {
    const auto& numbers = platform_.numbers;
    if (std::find(numbers.begin(), numbers.end(), call.queue) != numbers.end()) {
      call.queue = queue;
    }
  }
  return calls;
}

std::vector<Extension> Areavoip::extensions() {
  const std::string tried = tr("list the extensions");
  const std::string body = request(
      {{"reqtype", "MANAGEDB"}, {"object", "extension"}, {"action", "list"}, {"format", "json"}},
      tried, recordsLimit);
  std::vector<Extension> all;
  for (const auto& [id, extension] : talk_.read(tried, [&] { return areavoipExtensions(body); })) {
    all.push_back(extension);
  }
  return all;
}

void Areavoip::giveName(const std::string& number, const std::string& name) {
  const std::string tried = tr("name the extension {}", number);
  const std::string body = request(
      {{"reqtype", "MANAGEDB"}, {"object", "extension"}, {"action", "list"}, {"format", "json"}},
      tried, recordsLimit);
  for (const auto& [id, extension] : talk_.read(tried, [&] { return areavoipExtensions(body); })) {
    if (extension.number == number) {
      change({{"reqtype", "MANAGEDB"},
              {"object", "extension"},
              {"action", "update"},
              {"objectid", id},
              {"jsondata", areavoipName(name)}},
             tried);
      return;
    }
  }
  throw Refused(tr("areavoip: there is no extension {}", number));
}

void Areavoip::addExtension(const Extension& extension, const std::string&) {
  giveName(extension.number, extension.name);
}

void Areavoip::renameExtension(const Extension& extension) {
  giveName(extension.number, extension.name);
}

void Areavoip::removeExtension(const Extension& extension) {
  giveName(extension.number, "");
}

}  // namespace tomatic
