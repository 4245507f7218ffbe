#include "commands/says_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/text_table.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

bool any(const std::vector<Result>& results, Outcome outcome) {
  return std::any_of(results.begin(), results.end(),
                     [&](const Result& result) { return result.outcome == outcome; });
}

ExitCode codeOf(const std::vector<Result>& results) {
  return any(results, Outcome::failed)                                   ? ExitCode::failed
         : any(results, Outcome::queued) || any(results, Outcome::quiet) ? ExitCode::queued
                                                                         : ExitCode::done;
}

std::string whereOf(const Result& result) {
  return result.person.empty() ? result.channel : tr("{} for {}", result.channel, result.person);
}

void tell(const Result& result, Console& console) {
  const std::string where = whereOf(result);
  const std::string why = result.answer.empty() ? "" : " (" + result.answer + ")";
  switch (result.outcome) {
    case Outcome::sent:
      console.detail(tr("{}: sent{}", where, why));
      break;
    case Outcome::queued:
      console.warning(tr("{}: not delivered yet, it waits in the outbox{}", where, why));
      break;
    case Outcome::quiet:
      console.note(tr("{}: quiet hours, it waits in the outbox{}", where, why));
      break;
    case Outcome::failed:
      console.warning(tr("{}: failed, it is in outbox/failed{}", where, why));
      break;
    case Outcome::expired:
      console.warning(tr("{}: too old, it is not sent any more{}", where, why));
      break;
    case Outcome::held:
      console.note(tr("{}: held back{}", where, why));
      break;
  }
}

Json asJson(const HttpRequest& request) {
  Json headers = Json::object();
  for (const auto& [name, value] : request.headers) {
    headers[name] = value;
  }
  if (!request.user.empty()) {
    headers["Authorization"] = "Basic ***";
  }
  return {{"method", request.method},
          {"url", request.url},
          {"headers", headers},
          {"body", request.body}};
}

Json asJson(const MailRequest& request) {
  return {{"url", request.url}, {"from", request.from}, {"to", request.to}, {"mail", request.text}};
}

Json asJson(const CommandRequest& request) {
  return {{"argv", request.argv}, {"input", request.input}};
}

Json asJson(const FileRequest& request) {
  return {{"file", request.path.lexically_normal().string()}, {"line", request.line}};
}

/// Every text of the document without secrets.
void mask(Json& node, const Redactor& redactor) {
  if (node.is_string()) {
    node = redactor.redacted(node.get<std::string>());
  } else if (node.is_structured()) {
    for (Json& member : node) {
      mask(member, redactor);
    }
  }
}

std::string asText(const Json& request) {
  std::string text;
  for (const auto& [key, value] : request.items()) {
    if (value.is_object()) {
      for (const auto& [name, header] : value.items()) {
        text += fmt::format("{}: {}\n", name, header.get<std::string>());
      }
    } else {
      text +=
          fmt::format("{}: {}\n", key, value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return text;
}

}  // namespace

ExitCode tellResults(const std::vector<Result>& results, bool flush, Console& console) {
  Json list = Json::array();
  std::map<Outcome, int> counts;
  for (const Result& result : results) {
    ++counts[result.outcome];
    tell(result, console);
    list.push_back({{"channel", result.channel},
                    {"person", result.person.empty() ? Json() : Json(result.person)},
                    {"id", result.id},
                    {"outcome", wordFor(result.outcome)},
                    {"answer", result.answer}});
  }
  if (flush) {
    std::vector<std::string> parts;
    for (const auto& [outcome, count] : counts) {
      parts.push_back(fmt::format("{} {}", count, wordFor(outcome)));
    }
    console.out() << (parts.empty() ? tr("nothing waits") : joined(parts)) << '\n';
  }
  console.answer({{"messages", list}});
  return codeOf(results);
}

ExitCode tellChannels(const ChannelBook& book, bool verify, Console& console) {
  bool good = true;
  Json list = Json::array();
  for (const KnownChannel& known : book.all()) {
    good = good && known.usable();
    const bool isDefault = known.name == book.defaultName();
    std::vector<std::string> notes;
    if (isDefault) {
      notes.push_back(tr("default"));
    }
    if (known.isGroup()) {
      notes.push_back(tr("members {}", joined(known.members)));
    }
    if (!known.lacks.empty()) {
      notes.push_back(tr("lacks {}", joined(known.lacks)));
    }
    Json errors = Json::array();
    for (const Complaint& error : known.errors) {
      console.error(error.text());
      errors.push_back(error.text());
    }
    if (verify) {
      for (const std::string& key : known.lacks) {
        console.error(Complaint{known.place, tr("channels.{} lacks '{}'; expected it here or in "
                                                "secrets.yaml",
                                                known.name, key)}
                          .text());
      }
    }
    console.out() << fmt::format("{}  {}  {}\n", known.name, known.type, joined(notes));
    list.push_back({{"name", known.name},
                    {"type", known.type},
                    {"default", isDefault},
                    {"members", known.members},
                    {"lacks", known.lacks},
                    {"errors", errors}});
  }
  console.answer({{"channels", list}});
  if (book.all().empty()) {
    console.note(tr("no channel is configured"));
  }
  return verify && !good ? ExitCode::failed : ExitCode::done;
}

ExitCode tellOutbox(const Outbox& outbox, Console& console) {
  Json list = Json::array();
  for (const std::string& name : outbox.names()) {
    try {
      const auto entry = outbox.read(name);
      if (!entry) {
        continue;
      }
      const Message& message = entry->message;
      console.out() << fmt::format("{}  {}  {}{}\n", formatMoment(message.created), entry->channel,
                                   message.id, entry->answer.empty() ? "" : "  " + entry->answer);
      list.push_back(
          {{"id", message.id},
           {"channel", entry->channel},
           {"person", message.person.empty() ? Json() : Json(message.person)},
           {"created", formatMoment(message.created)},
           {"attempts", entry->attempts},
           {"notBefore", entry->notBefore ? Json(formatMoment(*entry->notBefore)) : Json()},
           {"answer", entry->answer}});
    } catch (const Failure& failure) {
      console.warning(failure.what());
    }
  }
  console.answer({{"messages", list}});
  return ExitCode::done;
}

ExitCode tellPlan(const ChannelBook& book, const std::vector<OutboxEntry>& entries,
                  Console& console) {
  Json list = Json::array();
  for (const OutboxEntry& entry : entries) {
    Json request = std::visit([](const auto& each) { return asJson(each); },
                              book.usable(entry.channel).request(entry.message));
    mask(request, book.redactor());
    console.out() << entry.channel << ":\n" << asText(request) << '\n';
    list.push_back({{"channel", entry.channel}, {"id", entry.message.id}, {"request", request}});
  }
  console.answer({{"requests", list}});
  return ExitCode::done;
}

}  // namespace tomatic
