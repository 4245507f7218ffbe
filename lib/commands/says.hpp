// tomatic-says: says something to the team, through the channels of the configuration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/tool.hpp"

namespace tomatic {

class MessageSetup;
struct Announcement;

class SaysTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-says"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  void refuseOddMixtures() const;
  std::string textFrom(Console& console) const;
  Announcement announcementFrom(Console& console) const;
  ExitCode say(MessageSetup& setup, Console& console) const;

  std::vector<std::string> channels_;
  std::vector<std::string> persons_;
  std::optional<std::string> title_;
  std::vector<std::string> attached_;
  std::optional<std::string> throttle_;
  std::optional<std::string> dedup_;
  std::string wait_ = "10s";
  std::optional<std::string> template_;
  std::vector<std::string> set_;
  std::optional<std::string> configFile_;
  std::vector<std::string> words_;
  bool urgent_ = false;
  bool private_ = false;
  bool dryRun_ = false;
  bool flush_ = false;
  bool outbox_ = false;
  bool list_ = false;
  bool verify_ = false;
};

}  // namespace tomatic
