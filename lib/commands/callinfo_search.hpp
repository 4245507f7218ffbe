// tomatic-callinfo search and details: who is calling, and what happened to their contracts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/callinfo_command.hpp"

namespace tomatic {

/// The options of a search, and the search.
class PartnerSearch {
 public:
  void declare(Options& offered);
  ExitCode run(const CallinfoSettings& settings, Console& console) const;

 private:
  std::vector<std::string> words_;
  std::optional<std::string> by_;
  bool shallow_ = false;
  bool anonymize_ = false;
  bool text_ = false;
};

class CallinfoSearchCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "search"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override { search_.declare(offered); }
  ExitCode work(const CallinfoSettings& settings, Console& console) override {
    return search_.run(settings, console);
  }

 private:
  PartnerSearch search_;
};

class CallinfoDetailsCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "details"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::vector<std::string> contracts_;
  bool anonymize_ = false;
  bool text_ = false;
};

}  // namespace tomatic
