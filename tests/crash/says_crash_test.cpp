// Kills tomatic-says at random moments while it speaks to a server that takes its time, over and
// over, and flushes what is left, twice at once: every message has to arrive, and only one that was
// in flight when it was killed may arrive again.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "crash/run.hpp"
#include "servers/recording_server.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using tests::Received;
using tests::RecordingServer;
using tests::Reply;

namespace {

int faults = 0;

void check(bool good, const std::string& what) {
  if (!good) {
    ++faults;
    std::fprintf(stderr, "FAULT: %s\n", what.c_str());
  }
}

int waitingIn(const TemporaryFolder& folder) {
  std::error_code none;
  int count = 0;
  for (std::filesystem::directory_iterator entry(folder / "outbox", none), end;
       !none && entry != end; ++entry) {
    count += entry->path().extension() == ".yaml" && entry->path().filename() != "holding.yaml";
  }
  return count;
}

/// How often each body arrived.
std::map<std::string, int> arrivals(const RecordingServer& server) {
  std::map<std::string, int> counts;
  for (const Received& request : server.received()) {
    ++counts[request.body];
  }
  return counts;
}

}  // namespace

int main() {
  const unsigned seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const RecordingServer server([](const Received&, int) {
    std::this_thread::sleep_for(15ms);
    return Reply{};
  });
  const TemporaryFolder folder;
  folder.put("config.yaml", "monitorChatChannel: " + server.url() + "/hook\n");

  constexpr int most = 120;
  const auto end = std::chrono::steady_clock::now() + 8s;
  std::vector<std::string> said;
  std::vector<std::string> confirmed;
  int killed = 0;
  for (int i = 0; i < most && std::chrono::steady_clock::now() < end; ++i) {
    const std::string text = "message " + std::to_string(i);
    const Run run(folder.path(), {"tomatic-says", text});
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 80000));
    run.send(SIGKILL);
    said.push_back("{\"text\":\"" + text + "\"}");
    if (run.wait() == -SIGKILL) {
      ++killed;
    } else {
      confirmed.push_back(said.back());
    }
  }
  check(killed > 0, "nothing was killed");

  // What was in the outbox when its run was killed is sent now; killing that too, then two at once.
  const int left = waitingIn(folder);
  for (int i = 0; i < 5 && waitingIn(folder) > 0; ++i) {
    const Run flush(folder.path(), {"tomatic-says", "--flush"});
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60000));
    flush.send(SIGKILL);
    flush.wait();
  }
  const auto before = arrivals(server);
  const int waiting = waitingIn(folder);
  const Run one(folder.path(), {"tomatic-says", "--flush"});
  const Run two(folder.path(), {"tomatic-says", "--flush"}, "2");
  check(one.wait() == 0 && two.wait() == 0, "a flush that is left alone fails");
  check(waitingIn(folder) == 0, "the outbox is not empty");

  // A message that was killed before it reached the outbox was never accepted.
  const auto after = arrivals(server);
  int sentByFlushes = 0;
  for (const auto& [body, count] : after) {
    const auto known = before.find(body);
    sentByFlushes += count - (known == before.end() ? 0 : known->second);
  }
  check(sentByFlushes == waiting, "two flushes at once sent " + std::to_string(sentByFlushes) +
                                      " messages, expected " + std::to_string(waiting));
  for (const std::string& body : confirmed) {
    check(after.count(body) == 1 && after.at(body) == 1, "confirmed, but not sent once: " + body);
  }
  int repeated = 0;
  for (const auto& [body, count] : after) {
    check(std::find(said.begin(), said.end(), body) != said.end(), "nobody said " + body);
    check(count <= 7, "sent more often than it was killed: " + body);
    repeated += count > 1;
  }
  check(repeated <= left + 5, "messages that were not in flight arrived again");
  std::printf("%d kills of %zu, %d left in the outbox, %zu arrived, %d more than once\n", killed,
              said.size(), left, after.size(), repeated);
  return faults == 0 ? 0 : 1;
}
