#include "callinfo/odoo_client.hpp"

#include <nlohmann/json.hpp>

#include "text/messages.hpp"
#include "transport/transfers.hpp"

namespace tomatic {
namespace {

/// The body of an answer that is whole.
std::string wholeBody(Answer& answer, const std::string& host, std::size_t mostBytes) {
  if (answer.ending != Ending::answered) {
    throw Failure(answer.reason);  // names the host
  }
  if (answer.status >= 300 && answer.status < 400) {
    throw Failure(tr("{}: found a redirect ({}), expected an answer; correct the url of erp", host,
                     answer.status));
  }
  if (answer.status < 200 || answer.status >= 300) {
    throw Failure(tr("{}: status {}, expected 200; correct the url of erp, or ask who runs it",
                     host, answer.status));
  }
  if (answer.cut) {
    throw Failure(
        tr("{}: the answer has more than {} bytes, expected at most that", host, mostBytes));
  }
  return std::move(answer.body);
}

}  // namespace

OdooClient::OdooClient(OdooAccess access, std::function<void()> heed)
    : access_(std::move(access)),
      heed_(std::move(heed)),
      transfers_(std::make_unique<Transfers>()) {}

OdooClient::~OdooClient() = default;

std::vector<std::string> OdooClient::post(const std::vector<std::string>& bodies,
                                          const std::vector<std::string>& tried) {
  constexpr std::chrono::milliseconds patience{200};
  ++rounds_;
  std::vector<Answer> answers(bodies.size());
  std::size_t ended = 0;
  HttpRequest request;
  request.url = access_.url + "/jsonrpc";
  request.headers = {{"Content-Type", "application/json"}};
  request.caFile = access_.caFile;
  request.mostBytes = access_.mostBytes;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    request.body = bodies[i];
    transfers_->start(request, access_.limits, [&answers, &ended, i](Answer answer) {
      answers[i] = std::move(answer);
      ++ended;
    });
  }
  try {
    while (ended < bodies.size()) {
      transfers_->step(patience, {});
      if (heed_) {
        heed_();
      }
    }
  } catch (...) {
    transfers_ = std::make_unique<Transfers>();  // nobody waits for the rest
    throw;
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    try {
      texts.push_back(wholeBody(answers[i], hostOf(access_.url), access_.mostBytes));
    } catch (const Failure& failure) {
      throw Failure(tr("erp: tried to {}: {}", tried[i], failure.what()));
    }
  }
  return texts;
}

void OdooClient::logIn() {
  const std::string tried = tr("log in");
  const std::string answer = post({authenticateBody(access_.login)}, {tried}).front();
  try {
    uid_ = uidIn(answer);
  } catch (const Failure& failure) {
    throw Failure(tr("erp: tried to {}: {}: {}", tried, hostOf(access_.url), failure.what()));
  }
}

std::vector<nlohmann::json> OdooClient::askOnce(const std::vector<OdooCall>& calls) {
  std::vector<std::string> bodies;
  std::vector<std::string> tried;
  for (const OdooCall& call : calls) {
    bodies.push_back(callBody(access_.login, uid_, call));
    tried.push_back(tr("read {}", call.model));
  }
  std::vector<nlohmann::json> results;
  const auto answers = post(bodies, tried);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    try {
      results.push_back(calls[i].method == "search_count" ? resultIn(answers[i], calls[i])
                                                          : recordsIn(answers[i], calls[i]));
    } catch (const SessionExpired&) {
      throw;
    } catch (const Failure& failure) {
      throw Failure(tr("erp: tried to {}: {}: {}", tried[i], hostOf(access_.url), failure.what()));
    }
  }
  return results;
}

std::vector<nlohmann::json> OdooClient::ask(const std::vector<OdooCall>& calls) {
  if (uid_ == 0) {
    logIn();
  }
  try {
    return askOnce(calls);
  } catch (const SessionExpired&) {
    logIn();
  }
  try {
    return askOnce(calls);
  } catch (const SessionExpired& expired) {
    throw Failure(tr("erp: tried to read {}: {}: {} again right after a login; ask who runs it",
                     calls.front().model, hostOf(access_.url), expired.what()));
  }
}

}  // namespace tomatic
