// What a real Asterisk said, read: transcripts of the shared data.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "files/file_io.hpp"
#include "phone/cli_answer.hpp"
#include "phone/manager.hpp"
#include "phone/queue_show.hpp"
#include "text/complaints.hpp"
#include "unit/phone/local_agents.hpp"
#include "unit/shared_data.hpp"

using namespace tomatic;

namespace {

using tests::local;

struct Said {
  std::string command;
  std::string answer;
};

/// What stands between two words, from a place on; the place moves behind it. Nothing at the end.
std::optional<std::string> between(const std::string& text, const std::string& begin,
                                   const std::string& end, std::size_t& place) {
  const std::size_t from = text.find(begin, place);
  const std::size_t to = from == std::string::npos ? from : text.find(end, from + begin.size());
  if (to == std::string::npos) {
    return std::nullopt;
  }
  place = to + end.size();
  return text.substr(from + begin.size(), to - from - begin.size());
}

/// All commands of transcripts with their answers, but those of an Asterisk that does not run.
std::vector<Said> saidIn(const std::filesystem::path& folder) {
  std::vector<Said> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string text = readFile(entry.path()).value_or("");
    std::size_t place = 0;
    while (const auto command = between(text, "$ asterisk -rx '", "'\n", place)) {
      --place;  // an answer may be empty
      const auto answer = between(text, "\n", "[exit ", place);
      if (answer && text[place] == '0') {
        all.push_back({*command, *answer});
      }
    }
  }
  return all;
}

long countIn(const std::string& text, const std::string& word) {
  long count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

bool has(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

void checkShow(const Said& said) {
  const std::string plain = withoutColors(said.answer);
  if (has(plain, "Usage:") || has(plain, "No such command")) {
    CHECK_THROWS_AS(parseQueueShow(said.answer, local), Failure);
    return;
  }
  const QueueShow queue = parseQueueShow(said.answer, local);
  CHECK(queue.known != has(plain, "No such queue"));
  CHECK(queue.unread.empty());
  CHECK(static_cast<long>(queue.members.size()) == countIn(plain, " has taken "));
  CHECK(queue.waiting == countIn(plain, "(wait: "));
  long paused = 0;
  for (const QueueMember& member : queue.members) {
    INFO(member.name);
    CHECK(member.extension.size() == 3);
    CHECK(member.extension.find_first_not_of("0123456789") == std::string::npos);
    // No state of a real telephone is unknown to us.
    CHECK(std::none_of(member.flags.begin(), member.flags.end(), [](const std::string& flag) {
      return flag != "busy" && flag != "inuseringing" && flag != "onhold";
    }));
    paused += *member.paused ? 1 : 0;
  }
  CHECK(paused == countIn(plain, " (paused"));
}

void checkChange(const Said& said) {
  const CliAnswer answer = judgeCli(said.command, said.answer);
  const bool isAlready = has(said.answer, ": Already there") || has(said.answer, ": Not there");
  const bool isDone = has("\n" + said.answer, "\nAdded interface") ||
                      has("\n" + said.answer, "\nRemoved interface") ||
                      has("\n" + said.answer, "\npaused interface") ||
                      has("\n" + said.answer, "\nunpaused interface");
  CHECK((answer.verdict == CliVerdict::done) == isDone);
  CHECK((answer.verdict == CliVerdict::alreadySo) == isAlready);
  CHECK(answer.reason.empty() == (isDone || isAlready));
}

}  // namespace

TEST_CASE("a real Asterisk's command line is understood", "[phone][queue_show][data]") {
  const auto data = sharedData();
  if (!data) {
    return;
  }
  int shows = 0;
  int changes = 0;
  for (const char* folder : {"cli", "realtime"}) {
    for (const Said& said : saidIn(*data / "asterisk" / folder)) {
      INFO(said.command << "\n" << said.answer);
      if (said.command.rfind("queue show ", 0) == 0) {
        ++shows;
        checkShow(said);
      } else if (said.command == "queue show") {
        CHECK(static_cast<long>(parseQueueNames(said.answer).size()) ==
              countIn(withoutColors(said.answer), " calls (max "));
      }
      for (const char* change : {"queue add ", "queue remove ", "queue pause ", "queue unpause "}) {
        if (said.command.rfind(change, 0) == 0) {
          ++changes;
          checkChange(said);
        }
      }
    }
  }
  CHECK(shows >= 40);
  CHECK(changes >= 60);
}

TEST_CASE("a real Asterisk's manager is understood", "[phone][manager][data]") {
  const auto data = sharedData();
  if (!data) {
    return;
  }
  const std::string text = readFile(*data / "asterisk/ami-http/rawman.txt").value_or("");
  std::size_t place = 0;
  int answers = 0;
  long members = 0;
  while (const auto request = between(text, "> GET /rawman", "\n", place)) {
    auto body = between(text, "\n\n", "\n-----", place);
    if (!body || body->rfind("Response:", 0) != 0) {
      continue;
    }
    INFO(*request << "\n" << *body);
    ++answers;
    const auto blocks = parseManager(*body);
    CHECK((blocks.front()["Response"] == "Error") == has(*body, "Response: Error"));
    const auto read = managerMembers(blocks, "somenergia", local, 1795195995);
    members += static_cast<long>(read.size());
    for (const QueueMember& member : read) {
      CHECK(member.extension.size() == 3);
      CHECK(member.flags.empty());
    }
  }
  CHECK(answers >= 40);
  CHECK(members >= 7);
}
