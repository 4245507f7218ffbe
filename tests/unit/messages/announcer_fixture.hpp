// A folder with channels, a clock that the test moves, and the real world behind it.
#pragma once

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <vector>

#include "messages/announcer.hpp"
#include "servers/recording_server.hpp"
#include "unit/complaint_texts.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {

class TestAnnouncer {
 public:
  explicit TestAnnouncer(const std::string& channels, const std::string& secrets = "",
                         const std::string& persons = "", const std::string& byDefault = "") {
    std::signal(SIGPIPE, SIG_IGN);  // as every tool does
    Complaints complaints;
    const Secrets hidden = parseSecrets(secrets, {{"TOKEN", "t0k3n"}}, complaints);
    const Yaml map = parseYaml(channels, "config.yaml");
    const Yaml name = parseYaml(byDefault, "config.yaml");
    book = std::make_unique<ChannelBook>(&map, &name, hidden, folder.path(), complaints);
    addresses = readAddresses(parseYaml(persons, "persons.yaml"), complaints);
    problems = errorsOf(complaints);
    courier = makeCourier();
    AnnouncerWorld world;
    world.folder = folder.path();
    world.random = [this] { return ++chance << 16U; };
    world.delivery.now = [this] { return now; };
    world.delivery.offset = [](Moment) { return std::chrono::hours(2); };
    world.delivery.chance = [] { return 0.0; };
    world.delivery.stop = [this] { return stop; };
    world.delivery.warn = [this](const std::string& text) { warnings.push_back(text); };
    announcer = std::make_unique<Announcer>(*book, addresses, *courier, world);
  }

  std::vector<Result> say(Announcement announcement,
                          std::chrono::milliseconds wait = std::chrono::seconds(5)) {
    return announcer->say(announcement, wait);
  }
  std::vector<Result> say(const std::string& text, std::vector<std::string> channels = {}) {
    Announcement announcement;
    announcement.text = text;
    announcement.channels = std::move(channels);
    return say(announcement);
  }
  std::vector<Result> flush(std::chrono::milliseconds wait = std::chrono::milliseconds(0)) {
    return announcer->flush(wait);
  }

  std::vector<std::string> waiting() const { return announcer->outbox().names(); }
  int failed() const {
    std::error_code none;
    int count = 0;
    for (std::filesystem::directory_iterator entry(folder / "outbox/failed", none), end;
         !none && entry != end; ++entry) {
      ++count;
    }
    return count;
  }
  std::string log() const { return folder.content("logbook-2026-09.yaml"); }

  TemporaryFolder folder;
  Moment now =
      Moment(std::chrono::sys_days(std::chrono::year(2026) / 9 / 7)) + std::chrono::hours(8);
  std::uint64_t chance = 0;
  bool stop = false;
  std::vector<std::string> problems;
  std::vector<std::string> warnings;
  Addresses addresses;
  std::unique_ptr<ChannelBook> book;
  std::unique_ptr<Courier> courier;
  std::unique_ptr<Announcer> announcer;
};

inline std::vector<std::string> outcomes(const std::vector<Result>& results) {
  std::vector<std::string> all;
  for (const Result& result : results) {
    all.push_back(result.channel + " " + std::string(wordFor(result.outcome)));
  }
  return all;
}

}  // namespace tomatic
