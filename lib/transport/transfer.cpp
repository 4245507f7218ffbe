#include "transport/transfer.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

bool wasConnected(CURL* handle) {
  curl_off_t connected = 0;
  curl().easyGetinfo(handle, CURLINFO_CONNECT_TIME_T, &connected);
  return connected != 0;
}

/// Whether the request cannot have reached the other side.
bool nothingSent(CURLcode code, CURL* handle) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_USE_SSL_FAILED:
      return true;
    default:
      break;
  }
  return code == CURLE_OPERATION_TIMEDOUT && !wasConnected(handle);
}

/// Whether it would be no better next time. (An unsupported protocol after the connection is an
/// answer that is none.)
bool isFinal(CURLcode code, CURL* handle) {
  switch (code) {
    case CURLE_UNSUPPORTED_PROTOCOL:
      return !wasConnected(handle);
    case CURLE_URL_MALFORMAT:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
      return true;
    default:
      return false;
  }
}

}  // namespace

void append(CurlList& list, const std::string& text) {
  curl_slist* longer = curl().slistAppend(list.get(), text.c_str());
  if (longer == nullptr) {
    throw std::bad_alloc();
  }
  static_cast<void>(list.release());
  list.reset(longer);
}

Answer Transfer::answerTo(CURLcode code) {
  long status = 0;
  curl().easyGetinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  const bool cutByUs = code == CURLE_WRITE_ERROR && status > 0;
  const bool saidAll = code == CURLE_OK && (isMail || headersEnded);
  const bool saidNo = isMail && status >= 400;
  if (saidAll || cutByUs || saidNo) {
    answer.ending = Ending::answered;
    if (isMail && code != CURLE_OK) {
      answer.body = std::string(trimmed(lastNo));
    }
    return std::move(answer);
  }
  answer.ending = isFinal(code, handle)           ? Ending::failed
                  : nothingSent(code, handle)     ? Ending::unreachable
                  : isMail && !mailTextWasTaken() ? Ending::unreachable
                                                  : Ending::unknown;
  answer.status = 0;
  const std::string detail = code == CURLE_OK     ? tr("the answer was cut off")
                             : error.front() == 0 ? curl().easyStrerror(code)
                                                  : error.data();
  answer.reason = tr("{}: {}", where, detail);
  return std::move(answer);
}

std::size_t Transfer::takeBody(const char* data, std::size_t, std::size_t size, void* self) {
  Transfer& transfer = *static_cast<Transfer*>(self);
  std::string& body = transfer.answer.body;
  const std::size_t room = transfer.mostBytes - body.size();
  body.append(data, std::min(size, room));
  transfer.answer.cut = size > room;
  return size <= room ? size : 0;
}

std::size_t Transfer::takeHeader(const char* data, std::size_t, std::size_t size, void* self) {
  Transfer& transfer = *static_cast<Transfer*>(self);
  const std::string_view line(data, size);
  // Lines behind them may follow a body.
  transfer.headersEnded =
      !line.starts_with("HTTP/") && (transfer.headersEnded || trimmed(line).empty());
  if (!line.empty() && (line.front() == '4' || line.front() == '5')) {
    transfer.lastNo = line;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && transfer.answer.headers.size() < 100) {
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    transfer.answer.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
  }
  return size;
}

std::size_t Transfer::giveText(char* data, std::size_t unit, std::size_t count, void* self) {
  Transfer& transfer = *static_cast<Transfer*>(self);
  const std::size_t size = transfer.text.copy(data, unit * count, transfer.sent);
  transfer.sent += size;
  return size;
}

}  // namespace tomatic
