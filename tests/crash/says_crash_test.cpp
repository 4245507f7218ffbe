// Kills tomatic-says at random moments while it speaks to a server that takes its time, over and
// over, and flushes what is left, in the end twice at once. Every message that was taken into the
// outbox arrives; a run says none twice; a run that is killed makes one arrive again at most, the
// one that was in flight, and a run that is not killed none.
//
//   says_crash_test [SEED]          (tomatic-says is looked for in PATH)
#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "crash/crash.hpp"
#include "crash/run.hpp"
#include "messages/outbox.hpp"
#include "servers/recording_server.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using tests::Received;
using tests::RecordingServer;
using tests::Reply;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int mostRuns = 150;
constexpr auto budget = 8s;
const std::vector<std::string> flush{"tomatic-says", "--flush"};

/// Runs of the tool with numbers that the server sees: each request names the run that sent it.
class Runs {
 public:
  explicit Runs(const TemporaryFolder& folder) : folder_(folder) {}

  Run start(const std::vector<std::string>& args) {
    const std::string number = std::to_string(next_++);
    ::setenv("RUN", number.c_str(), 1);
    return Run(folder_.path(), args, number);
  }
  /// The number of the run that was started last.
  int last() const { return next_ - 1; }

  /// Kills it at a moment of that time. Whether it ended by itself before.
  bool survives(const std::vector<std::string>& args, std::mt19937& random, Clock::duration time) {
    const Run run = start(args);
    const auto most = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % static_cast<unsigned long>(most + 1)));
    run.send(SIGKILL);
    const int code = run.wait();
    crashCheck(code == 0 || code == -SIGKILL, "a run ends with " + std::to_string(code));
    killed_ += code == -SIGKILL ? 1 : 0;
    if (code == -SIGKILL) {
      isKilled_.insert(last());
    }
    return code == 0;
  }

  int killed() const { return killed_; }
  bool wasKilled(int run) const { return isKilled_.count(run) > 0; }

 private:
  const TemporaryFolder& folder_;
  int next_ = 0;
  int killed_ = 0;
  std::set<int> isKilled_;
};

std::set<std::string> waitingIn(const Outbox& outbox) {
  std::set<std::string> texts;
  for (const std::string& name : outbox.names()) {
    if (const auto entry = outbox.read(name)) {
      texts.insert(entry->message.text);
    }
  }
  return texts;
}

/// What arrived, against what was said and taken.
void judge(const std::vector<Received>& received, const Runs& runs,
           const std::set<std::string>& said, const std::set<std::string>& taken) {
  std::map<std::string, std::map<int, int>> arrivals;  // text → run → times
  for (const Received& request : received) {
    ++arrivals[request.body][std::stoi(request.header("X-Run"))];
  }
  std::map<int, int> again;  // run → how many of its messages a later run sent again
  std::size_t repeated = 0;
  for (const auto& [text, byRun] : arrivals) {
    crashCheck(said.count(text) == 1, "nobody said " + text);
    repeated += byRun.size() - 1;
    for (const auto& [run, times] : byRun) {
      crashCheck(times == 1, "run " + std::to_string(run) + " said it twice: " + text);
      again[run] += run == byRun.rbegin()->first ? 0 : 1;
    }
  }
  for (const auto& [run, times] : again) {
    crashCheck(times <= (runs.wasKilled(run) ? 1 : 0),
               "run " + std::to_string(run) + (runs.wasKilled(run) ? ", killed" : "") + ": " +
                   std::to_string(times) + " of its messages were sent again");
  }
  for (const std::string& text : taken) {
    crashCheck(arrivals.count(text) == 1, "lost: " + text);
  }
  std::printf("%d runs killed of %d, %zu of %zu messages taken, %zu sent again\n", runs.killed(),
              runs.last() + 1, taken.size(), said.size(), repeated);
}

void killRuns(std::mt19937& random) {
  const RecordingServer server([](const Received&, int) {
    std::this_thread::sleep_for(15ms);
    return Reply{};
  });
  const TemporaryFolder folder;
  folder.put("config.yaml",
             "channels:\n  c: {type: http, url: '" + server.url() +
                 "', headers: {X-Run: '{run}'}, body: '{message}'}\nmonitorChatChannel: c\n");
  std::filesystem::permissions(folder.put("secrets.yaml", "channels: {c: {run: '${RUN}'}}\n"),
                               std::filesystem::perms::owner_read);
  const Outbox outbox(folder / "outbox");
  Runs runs(folder);
  std::set<std::string> said;
  std::set<std::string> taken;

  // How long a run takes here: kills hit all of it, on any machine.
  const auto begin = Clock::now();
  said.insert("first");
  taken.insert("first");
  crashCheck(runs.start({"tomatic-says", "first"}).wait() == 0, "a run that is left alone fails");
  const auto usual = Clock::now() - begin;

  const auto end = Clock::now() + budget;
  for (int i = 0; i < mostRuns && Clock::now() < end; ++i) {
    if (i % 6 == 5) {
      runs.survives(flush, random, usual * 4);
      continue;
    }
    const std::string text = "message " + std::to_string(i);
    said.insert(text);
    if (runs.survives({"tomatic-says", text}, random, usual)) {
      taken.insert(text);
    }
    taken.merge(waitingIn(outbox));
  }
  const Run one = runs.start(flush);
  const Run two = runs.start(flush);
  crashCheck(one.wait() == 0 && two.wait() == 0, "a flush that is left alone fails");
  crashCheck(waitingIn(outbox).empty(), "the outbox is not empty");
  crashCheck(runs.killed() > 0, "nothing was killed");
  judge(server.received(), runs, said, taken);
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(argc, argv, {killRuns});
}
