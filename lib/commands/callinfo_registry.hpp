// tomatic-callinfo categories, registry and forget: what surrounds the calls.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/callinfo_calls.hpp"

namespace tomatic {

class CallinfoCategoriesCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "categories"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string action_ = "list";
  std::optional<std::string> file_;
  std::optional<std::string> suggest_;
};

class CallinfoRegistryCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "registry"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string action_;
  std::vector<std::string> paths_;
};

class CallinfoForgetCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "forget"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string partner_;
  bool dryRun_ = false;
  bool yes_ = false;
};

}  // namespace tomatic
