// One request of libcurl on its way, and how its end is read. Only for Transfers.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include "transport/answer.hpp"
#include "transport/curl_library.hpp"
#include "transport/request.hpp"

namespace tomatic {

struct CurlListFree {
  void operator()(curl_slist* list) const { curl().slistFreeAll(list); }
};
using CurlList = std::unique_ptr<curl_slist, CurlListFree>;

void append(CurlList& list, const std::string& text);

/// A request on its way, and the handle that the next one uses again.
class Transfer {
 public:
  /// On a handle that was used before, which keeps what it knows of the way there; or a new one.
  explicit Transfer(CURL* used) : handle(used == nullptr ? curl().easyInit() : used) {
    if (handle == nullptr) {
      throw std::bad_alloc();
    }
    curl().easyReset(handle);
  }
  ~Transfer() { curl().easyCleanup(handle); }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    const CURLcode code = curl().easySetopt(handle, option, value);
    if (code != CURLE_OK && broken.empty()) {
      broken = curl().easyStrerror(code);
    }
  }

  /// What came of it, once libcurl says so.
  Answer answerTo(CURLcode code);

  /// Before the whole text was sent, no server has taken the mail.
  bool mailTextWasTaken() const { return sent == text.size(); }

  CURL* handle;
  CurlList headers;
  CurlList recipients;
  std::string text;      ///< of a mail
  std::size_t sent = 0;  ///< of it
  std::string lastNo;    ///< what an SMTP server refused something with last
  std::string where;
  std::array<char, CURL_ERROR_SIZE> error{};
  std::string broken;  ///< why it cannot be started
  bool isMail = false;
  std::size_t mostBytes = mostAnswerBytes;  ///< of the answer
  bool headersEnded = false;  ///< libcurl takes an answer that is cut off among them for whole
  Answer answer;
  std::function<void(Answer)> done;

  static std::size_t takeBody(const char* data, std::size_t, std::size_t size, void* self);
  static std::size_t takeHeader(const char* data, std::size_t, std::size_t size, void* self);
  static std::size_t giveText(char* data, std::size_t unit, std::size_t count, void* self);
};

}  // namespace tomatic
