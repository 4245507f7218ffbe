#include "transport/transfers.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/messages.hpp"
#include "transport/transfer.hpp"

namespace tomatic {
struct Transfers::CurlMulti {
  CurlMulti() : handle(curl().multiInit()) {
    if (handle == nullptr) {
      throw std::bad_alloc();
    }
  }
  ~CurlMulti() { curl().multiCleanup(handle); }
  CurlMulti(const CurlMulti&) = delete;
  CurlMulti& operator=(const CurlMulti&) = delete;

  CURLM* handle;
};

Transfers::Transfers() : multi_(std::make_unique<CurlMulti>()) {}

Transfers::~Transfers() {
  for (const auto& transfer : running_) {
    curl().multiRemoveHandle(multi_->handle, transfer->handle);
  }
}

Transfer& Transfers::make(const TimeLimits& limits, const std::string& url, Done done) {
  auto transfer = std::make_unique<Transfer>(
      spare_.empty() ? nullptr : std::exchange(spare_.back()->handle, nullptr));
  if (!spare_.empty()) {
    spare_.pop_back();
  }
  transfer->done = std::move(done);
  transfer->where = hostOf(url);
  transfer->set(CURLOPT_URL, url.c_str());
  transfer->set(CURLOPT_NOSIGNAL, 1L);
  transfer->set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  transfer->set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  transfer->set(CURLOPT_ERRORBUFFER, transfer->error.data());
  transfer->set(CURLOPT_PRIVATE, transfer.get());
  transfer->set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
  transfer->set(CURLOPT_WRITEDATA, transfer.get());
  transfer->set(CURLOPT_HEADERFUNCTION, &Transfer::takeHeader);
  transfer->set(CURLOPT_HEADERDATA, transfer.get());
  running_.push_back(std::move(transfer));
  return *running_.back();
}

void Transfers::run(Transfer& transfer) {
  if (transfer.broken.empty()) {
    const CURLMcode code = curl().multiAddHandle(multi_->handle, transfer.handle);
    transfer.broken = code == CURLM_OK ? "" : curl().multiStrerror(code);
  }
}

void Transfers::start(const HttpRequest& request, const TimeLimits& limits, Done done) {
  Transfer& transfer = make(limits, request.url, std::move(done));
  transfer.mostBytes = request.mostBytes;
  transfer.set(CURLOPT_PROTOCOLS_STR, "http,https");
  transfer.set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    transfer.set(CURLOPT_COPYPOSTFIELDS, request.body.c_str());
  }
  append(transfer.headers, "Expect:");
  append(transfer.headers, "User-Agent: tomatic");
  bool typed = false;
  for (const auto& [name, value] : request.headers) {
    append(transfer.headers, name + (value.empty() ? ";" : ": " + value));
    typed = typed || name == "Content-Type";
  }
  if (!typed) {
    append(transfer.headers, "Content-Type:");
  }
  transfer.set(CURLOPT_HTTPHEADER, transfer.headers.get());
  if (!request.user.empty()) {
    transfer.set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    transfer.set(CURLOPT_USERNAME, request.user.c_str());
    transfer.set(CURLOPT_PASSWORD, request.password.c_str());
  }
  if (!request.caFile.empty()) {
    transfer.set(CURLOPT_CAINFO, request.caFile.c_str());
  }
  run(transfer);
}

void Transfers::start(const MailRequest& request, const TimeLimits& limits, Done done) {
  Transfer& transfer = make(limits, request.url, std::move(done));
  transfer.isMail = true;
  transfer.text = request.text;
  transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  transfer.set(
      CURLOPT_USE_SSL,
      static_cast<long>(request.encryption == Encryption::required      ? CURLUSESSL_ALL
                        : request.encryption == Encryption::whenOffered ? CURLUSESSL_TRY
                                                                        : CURLUSESSL_NONE));
  transfer.set(CURLOPT_MAIL_FROM, ("<" + request.from + ">").c_str());
  for (const std::string& address : request.to) {
    append(transfer.recipients, "<" + address + ">");
  }
  transfer.set(CURLOPT_MAIL_RCPT, transfer.recipients.get());
  if (!request.user.empty()) {
    transfer.set(CURLOPT_USERNAME, request.user.c_str());
    transfer.set(CURLOPT_PASSWORD, request.password.c_str());
  }
  if (!request.caFile.empty()) {
    transfer.set(CURLOPT_CAINFO, request.caFile.c_str());
  }
  transfer.set(CURLOPT_UPLOAD, 1L);
  transfer.set(CURLOPT_READFUNCTION, &Transfer::giveText);
  transfer.set(CURLOPT_READDATA, &transfer);
  run(transfer);
}

void Transfers::step(std::chrono::milliseconds patience, const std::vector<pollfd>& others) {
  int active = 0;
  curl().multiPerform(multi_->handle, &active);
  const auto before = running_.size();
  finishEnded();
  if (running_.size() != before) {
    return;  // whoever waits for those has more to do now
  }
  std::vector<curl_waitfd> more;
  for (const pollfd& other : others) {
    const auto events = static_cast<short>(((other.events & POLLIN) != 0 ? CURL_WAIT_POLLIN : 0) |
                                           ((other.events & POLLOUT) != 0 ? CURL_WAIT_POLLOUT : 0));
    more.push_back({other.fd, events, 0});
  }
  curl().multiPoll(multi_->handle, more.data(), static_cast<unsigned>(more.size()),
                   static_cast<int>(patience.count()), nullptr);
  curl().multiPerform(multi_->handle, &active);
  finishEnded();
}

void Transfers::finishEnded() {
  std::vector<std::pair<std::unique_ptr<Transfer>, Answer>> ended;
  const auto take = [&](Transfer* wanted, Answer answer) {
    const auto found = std::find_if(running_.begin(), running_.end(),
                                    [&](const auto& each) { return each.get() == wanted; });
    ended.emplace_back(std::move(*found), std::move(answer));
    running_.erase(found);
  };
  int left = 0;
  while (const CURLMsg* message = curl().multiInfoRead(multi_->handle, &left)) {
    if (message->msg == CURLMSG_DONE) {
      Transfer* transfer = nullptr;
      curl().easyGetinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      const CURLcode code = message->data.result;
      curl().multiRemoveHandle(multi_->handle, transfer->handle);
      take(transfer, transfer->answerTo(code));
    }
  }
  for (std::size_t i = running_.size(); i-- > 0;) {
    Transfer& transfer = *running_[i];
    if (!transfer.broken.empty()) {
      Answer answer;
      answer.ending = Ending::failed;
      answer.reason = tr("{}: {}", transfer.where, transfer.broken);
      take(&transfer, std::move(answer));
    }
  }
  for (auto& [transfer, answer] : ended) {
    const Done done = std::move(transfer->done);
    spare_.push_back(std::move(transfer));
    done(std::move(answer));
  }
}

Answer fetch(const HttpRequest& request, const TimeLimits& limits) {
  Transfers transfers;
  Answer result;
  bool ended = false;
  transfers.start(request, limits, [&](Answer answer) {
    result = std::move(answer);
    ended = true;
  });
  while (!ended) {
    transfers.step(std::chrono::seconds(1), {});
  }
  return result;
}

}  // namespace tomatic
