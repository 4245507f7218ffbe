// What tomatic-says costs: one message handed to a server of this machine, and an outbox of 10,000
// messages through one channel and through four at once. Processor time and memory are those of the
// tool; the server is another process.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "messages/outbox_entry.hpp"
#include "report/text_table.hpp"
#include "servers/recording_server.hpp"
#include "unit/temporary_folder.hpp"
#include "weeks/child.hpp"

using namespace tomatic;
namespace fs = std::filesystem;

namespace {

constexpr int single = 50;
constexpr int many = 10000;

struct Cost {
  double cpuMilliseconds = 0;
  double seconds = 0;
  double mebibytes = 0;
};

Cost costOf(std::vector<std::string> args, const fs::path& folder) {
  const fs::path tool = fs::read_symlink("/proc/self/exe").parent_path() / "tomatic-says";
  args.insert(args.begin(), {tool.string(), "-C", folder.string()});
  const auto start = std::chrono::steady_clock::now();
  const bench::Spent spent = bench::inChild(args);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  if (spent.status != 0) {
    throw std::runtime_error("tomatic-says fails: " + spent.output);
  }
  return {spent.cpuSeconds * 1e3, passed.count(), spent.mebibytes};
}

void fill(const fs::path& outbox, int channels) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  fs::create_directories(outbox);
  for (int i = 0; i < many; ++i) {
    OutboxEntry entry;
    entry.channel = fmt::format("c{}", i % channels);
    entry.message.id = messageId(now + std::chrono::milliseconds(i), 0);
    entry.message.created = now;
    entry.message.text = fmt::format("message {}", i);
    std::ofstream(outbox / outboxName(entry)) << outboxText(entry);
  }
}

}  // namespace

int main() {
  const tests::RecordingServer server;
  const TemporaryFolder folder;
  std::string config = "monitorChatChannel: c0\nchannels:\n";
  for (int i = 0; i < 4; ++i) {
    config += fmt::format("  c{}: {{type: webhook, url: '{}'}}\n", i, server.url());
  }
  folder.put("config.yaml", config);
  TextTable table({{"what"},
                   {"CPU ms a message", Align::right},
                   {"messages a second", Align::right},
                   {"MiB", Align::right}});
  const auto add = [&](const std::string& what, const Cost& cost, int messages) {
    table.add({what, fmt::format("{:.2f}", cost.cpuMilliseconds / messages),
               fmt::format("{:.0f}", messages / cost.seconds),
               fmt::format("{:.1f}", cost.mebibytes)});
  };
  std::vector<Cost> costs;
  for (int i = 0; i < single; ++i) {
    costs.push_back(costOf({"hola"}, folder.path()));
  }
  std::sort(costs.begin(), costs.end(),
            [](const Cost& a, const Cost& b) { return a.cpuMilliseconds < b.cpuMilliseconds; });
  add("one message, least", costs.front(), 1);
  add("one message, median", costs[costs.size() / 2], 1);
  for (const int channels : {1, 4}) {
    fill(folder / "outbox", channels);
    add(fmt::format("{} in the outbox, {} channel(s)", many, channels),
        costOf({"--flush"}, folder.path()), many);
  }
  fmt::print("{}", table.text());
  return 0;
}
