#include "messages/retrying.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

const Moment now = Moment(784111777s);  // Sun, 06 Nov 1994 08:49:37 GMT

Answer http(int status, std::string body = "", std::string retryAfter = "") {
  Answer answer;
  answer.ending = Ending::answered;
  answer.status = status;
  answer.body = std::move(body);
  if (!retryAfter.empty()) {
    answer.headers.emplace_back("retry-after", std::move(retryAfter));
  }
  return answer;
}

Answer silent(Ending ending) {
  Answer answer;
  answer.ending = ending;
  answer.reason = "http://host: x";
  return answer;
}

}  // namespace

TEST_CASE("an answer is a yes, a no, or for later", "[messages][retrying]") {
  for (const int status : {200, 201, 204}) {
    CHECK(judgeHttp(http(status), now).verdict == AnswerVerdict::accepted);
  }
  for (const int status : {301, 307, 400, 401, 403, 404, 413}) {
    CHECK(judgeHttp(http(status), now).verdict == AnswerVerdict::refused);
  }
  for (const int status : {408, 425, 429, 500, 502, 503, 504}) {
    CHECK(judgeHttp(http(status), now).verdict == AnswerVerdict::later);
  }
  CHECK(judgeHttp(http(404, "no such\nroom"), now).answer == "404: no such room");
  CHECK(judgeHttp(http(500, std::string(300, 'x')), now).answer ==
        "500: " + std::string(200, 'x') + "…");
  CHECK(judgeHttp(http(429, "", "7"), now).pause == 7s);
  CHECK(judgeHttp(silent(Ending::unreachable), now).verdict == AnswerVerdict::later);
  CHECK(judgeHttp(silent(Ending::failed), now).verdict == AnswerVerdict::refused);
  const Judgement unknown = judgeHttp(silent(Ending::unknown), now);
  CHECK(unknown.verdict == AnswerVerdict::later);
  CHECK(unknown.answer == "http://host: x; whether it arrived is unknown");
}

TEST_CASE("mail servers and programs say it in their own numbers", "[messages][retrying]") {
  CHECK(judgeMail(http(250)).verdict == AnswerVerdict::accepted);
  CHECK(judgeMail(http(451, " ")).verdict == AnswerVerdict::later);
  CHECK(judgeMail(http(550, "550 no such user")).verdict == AnswerVerdict::refused);
  CHECK(judgeMail(http(550, "550 no such user")).answer == "550 no such user");
  CHECK(judgeCommand(http(0)).verdict == AnswerVerdict::accepted);
  CHECK(judgeCommand(http(75)).verdict == AnswerVerdict::later);
  CHECK(judgeCommand(http(1, "no paper")).answer == "exit 1: no paper");
  CHECK(judgeCommand(http(1)).verdict == AnswerVerdict::refused);
}

TEST_CASE("Retry-After is seconds or a date", "[messages][retrying]") {
  CHECK(parseRetryAfter("120", now) == 120s);
  CHECK(parseRetryAfter(" 0 ", now) == 0s);
  CHECK(parseRetryAfter("Sun, 06 Nov 1994 08:50:07 GMT", now) == 30s);
  CHECK(parseRetryAfter("Sun, 06 Nov 1994 08:49:00 GMT", now) == 0s);
  CHECK(parseRetryAfter("99999999999999999999999", now) == 24h);
  CHECK(parseRetryAfter("Fri, 31 Dec 9999 23:59:59 GMT", now) == 24h);
  for (const char* wrong : {"", "soon", "-1", "1.5", "Sun, 06 Nov 1994 08:50:07",
                            "Sun, 31 Feb 1994 08:50:07 GMT", "Sun, 06 Foo 1994 08:50:07 GMT"}) {
    INFO(wrong);
    CHECK_FALSE(parseRetryAfter(wrong, now));
  }
}

TEST_CASE("pauses grow, and are not the same for everybody", "[messages][retrying]") {
  CHECK(pauseAfter(1, 0.5) == 500ms);
  CHECK(pauseAfter(2, 0.5) == 1s);
  CHECK(pauseAfter(3, 0) == 1s);
  CHECK(pauseAfter(3, 0.999) > 2900ms);
  CHECK(pauseAfter(1000, 0.5) == 60s);
}
