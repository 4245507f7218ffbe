// How fast an outbox of 10,000 messages is flushed to a server of this machine, one channel and
// four at once. Hidden: `unit-tests "[.flush]"`.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <cstdio>

#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;

namespace {

double cpuSeconds() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) * 1e-6;
}

long peakKilobytes() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  return use.ru_maxrss;
}

}  // namespace

TEST_CASE("an outbox of 10,000 messages", "[.flush]") {
  for (const int channels : {1, 4}) {
    const tests::RecordingServer server;
    std::string map;
    for (int i = 0; i < channels; ++i) {
      map += "c" + std::to_string(i) + ": {type: webhook, url: '" + server.url() + "'}\n";
    }
    TestAnnouncer test(map);
    test.announcer->outbox().make();
    for (int i = 0; i < 10000; ++i) {
      OutboxEntry entry;
      entry.channel = "c" + std::to_string(i % channels);
      entry.message.id = messageId(test.now + std::chrono::milliseconds(i), 0);
      entry.message.created = test.now;
      entry.message.text = "message " + std::to_string(i);
      test.folder.put("outbox/" + outboxName(entry), outboxText(entry));
    }
    const long before = peakKilobytes();
    const double cpu = cpuSeconds();
    const auto start = std::chrono::steady_clock::now();
    const auto results = test.flush();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    CHECK(results.size() == 10000);
    CHECK(server.received().size() == 10000);
    CHECK(test.waiting().empty());
    std::printf(
        "%d channels: %zu sent in %.1f s, %.2f ms of CPU each (server included), %ld kB more "
        "memory at most (all received kept)\n",
        channels, server.received().size(), wall.count(), (cpuSeconds() - cpu) / 10,
        peakKilobytes() - before);
  }
}
