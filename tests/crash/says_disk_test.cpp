// Fills the disk under tomatic-says, leaving room for nothing, a block, two blocks …: a message is
// sent to all its channels, or to none and the outbox is left empty; what could not be written is
// said either way. Skipped where no small disk can be had.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "crash/crash.hpp"
#include "crash/run.hpp"
#include "crash/tiny_disk.hpp"
#include "files/file_io.hpp"
#include "servers/recording_server.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using tests::Received;
using tests::RecordingServer;
using tests::Reply;

namespace {

constexpr int mostBlocks = 12;
constexpr std::size_t blockBytes = 4096;
/// More than a block: each file of the outbox takes two.
const std::string text(5000, 'x');

int waitingIn(const fs::path& outbox) {
  std::error_code none;
  int count = 0;
  for (fs::directory_iterator entry(outbox, none), end; !none && entry != end; ++entry) {
    count += entry->is_regular_file();
  }
  return count;
}

/// The disk as a new one with the configuration on it, and full but for so many blocks.
void fillUp(const fs::path& disk, const std::string& config, int blocksLeft) {
  for (const auto& entry : fs::directory_iterator(disk)) {
    fs::remove_all(entry.path());
  }
  writeFile(disk / "config.yaml", config);
  const fs::path filling = disk / "filling";
  std::ofstream(filling, std::ios::binary) << std::string(1U << 20U, 'f');
  fs::resize_file(filling,
                  fs::file_size(filling) - static_cast<std::uintmax_t>(blocksLeft) * blockBytes);
}

struct Counts {
  int sent = 0;
  int queued = 0;
  int refused = 0;
};

/// Says it once for each amount of room to a server that takes it, or has no time now.
Counts sayOnFullDisks(const fs::path& disk, const RecordingServer& server, bool takes) {
  const std::string url = server.url() + (takes ? "/yes" : "/later");
  const std::string config = "channels:\n  a: {type: webhook, url: '" + url +
                             "'}\n  b: {type: webhook, url: '" + url +
                             "'}\n  all: {type: group, members: [a, b]}\n";
  Counts counts;
  const TemporaryFolder elsewhere;  // what the tool says finds room
  for (int blocks = 0; blocks <= mostBlocks; ++blocks) {
    const std::string room = std::to_string(blocks) + " blocks of room: ";
    fillUp(disk, config, blocks);
    const std::size_t before = server.received().size();
    const Run run(elsewhere.path(),
                  {"tomatic-says", "-C", disk.string(), "-c", "all", "--wait", "0", text});
    const int code = run.wait();
    const std::size_t arrived = server.received().size() - before;
    const std::string said = elsewhere.content("err");
    const int waiting = waitingIn(disk / "outbox");
    const bool logged = fs::exists(disk / "logbook-2026-09.yaml") &&
                        fs::file_size(disk / "logbook-2026-09.yaml") > 2 * text.size();
    if (code == 1) {
      ++counts.refused;
      crashCheck(arrived == 0, room + "it fails, but something was sent");
      crashCheck(waiting == 0, room + "it fails, but something is left in the outbox");
      crashCheck(said.find("nothing was sent") != std::string::npos &&
                     said.find("No space left on device") != std::string::npos,
                 room + "it says " + said);
    } else {
      (takes ? counts.sent : counts.queued) += 1;
      crashCheck(code == (takes ? 0 : 4), room + "exit " + std::to_string(code) + ": " + said);
      crashCheck(arrived == 2, room + "it was sent to " + std::to_string(arrived) + " channels");
      crashCheck(waiting == (takes ? 0 : 2), room + std::to_string(waiting) + " files wait");
      crashCheck(logged || said.find("No space left on device") != std::string::npos,
                 room + "nothing is said of the logbook that is not written: " + said);
    }
  }
  return counts;
}

}  // namespace

int main(int argc, char** argv) {
  const TemporaryFolder disk;
  if (!useTinyDisk(disk.path())) {
    std::printf("skipped: no small disk may be mounted here\n");
    return crashSkipped;
  }
  ::setenv("TOMATIC_NOW", "2026-09-07T08:00:00Z", 1);
  const RecordingServer server([](const Received& request, int) {
    return request.target == "/yes" ? Reply{} : Reply{503, "later", {}};
  });
  const int code = crashMain(
      argc, argv, {[&](std::mt19937&) {
        const Counts taken = sayOnFullDisks(disk.path(), server, true);
        const Counts later = sayOnFullDisks(disk.path(), server, false);
        std::printf("%d sent, %d queued, %d refused\n", taken.sent, later.queued,
                    taken.refused + later.refused);
        crashCheck(taken.sent > 0 && taken.refused > 0 && later.queued > 0 && later.refused > 0,
                   "the disk was never full, or always");
      }});
  ::umount(disk.path().c_str());
  return code;
}
