#include "pbx/http_talk.hpp"

#include "messages/encoding.hpp"
#include "pbx/phone_system.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"
#include "transport/transfers.hpp"

namespace tomatic {
namespace {

constexpr std::chrono::seconds connectLimit{5};
constexpr std::size_t mostExcerpt = 80;

}  // namespace

std::string queryText(const QueryValues& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      throw Refused(tr("{}: found a line break, expected text of one line", name));
    }
    text += text.empty() ? "" : "&";
    text += percentEncoded(name) + "=" + percentEncoded(value);
  }
  return text;
}

std::string excerptOf(std::string_view body) {
  std::string line;
  for (const char c : cutToBytes(trimmed(body), mostExcerpt)) {
    line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return line;
}

HttpTalk::HttpTalk(std::string name, std::chrono::milliseconds limit, std::string caFile,
                   Fetch fetch)
    : name_(std::move(name)), limit_(limit), caFile_(std::move(caFile)), fetch_(std::move(fetch)) {
  if (!fetch_) {
    fetch_ = tomatic::fetch;
  }
}

Answer HttpTalk::ask(HttpRequest request, const std::string& tried) const {
  return ask(std::move(request), tried, limit_);
}

Answer HttpTalk::ask(HttpRequest request, const std::string& tried,
                     std::chrono::milliseconds limit) const {
  request.caFile = caFile_;
  request.mostBytes = mostPlatformBytes;
  Answer answer =
      fetch_(request, {std::min<std::chrono::milliseconds>(connectLimit, limit), limit});
  if (answer.ending != Ending::answered) {
    throw Failure(tr("{}: tried to {}: {}", name_, tried, answer.reason));
  }
  if (answer.status >= 300 && answer.status < 400) {
    throw Failure(
        tr("{}: tried to {}: found a redirect ({}), expected an answer; correct the url "
           "in the config",
           name_, tried, answer.status));
  }
  if (answer.cut) {
    throw Failure(
        tr("{}: tried to {}: the answer has more than {} bytes", name_, tried, mostPlatformBytes));
  }
  return answer;
}

void HttpTalk::judge(const Answer& answer, const std::string& tried) const {
  if (answer.status >= 200 && answer.status < 300) {
    return;
  }
  const std::string said =
      tr("{}: tried to {}: status {}: {}", name_, tried, answer.status, excerptOf(answer.body));
  if ((answer.status >= 400 && answer.status < 500) || answer.status == 550) {
    throw Refused(said);
  }
  throw Failure(said);
}

Answer HttpTalk::get(HttpRequest request, const std::string& tried) const {
  Answer answer = ask(std::move(request), tried);
  judge(answer, tried);
  return answer;
}

Failure HttpTalk::unreadable(const std::string& tried, const Failure& why) const {
  return Failure(tr("{}: tried to {}: {}", name_, tried, why.what()));
}

}  // namespace tomatic
