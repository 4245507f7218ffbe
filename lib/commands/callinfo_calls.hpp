// tomatic-callinfo ringing, calls, annotate, clear and history: the calls and what was said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "callinfo/registry.hpp"
#include "commands/callinfo_command.hpp"

namespace tomatic {

/// The registry of the working folder, made if it is not there.
Registry registryOf(const CallinfoSettings& settings, const Console& console);

class CallinfoRingingCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "ringing"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string extension_;
  std::string phone_;
  std::string callid_;
  std::optional<std::string> time_;
};

class CallinfoCallsCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "calls"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string operator_;
  std::optional<std::string> date_;
  int limit_ = 20;
};

class CallinfoHistoryCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "history"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string of_;
  int limit_ = 20;
};

class CallinfoAnnotateCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "annotate"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::optional<std::string> call_;
  std::vector<std::string> categories_;
  std::optional<std::string> comments_;
  std::optional<std::string> partner_;
  std::optional<std::string> contract_;
  std::string operator_;
  std::string phone_;
  bool new_ = false;
};

class CallinfoClearCommand : public CallinfoCommand {
 public:
  std::string_view name() const override { return "clear"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const CallinfoSettings& settings, Console& console) override;

 private:
  std::string call_;
};

}  // namespace tomatic
