// What the commands of telephone platforms share: their options, the platform that is meant, and
// who has which extension.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/tool.hpp"
#include "files/phone_settings.hpp"
#include "pbx/phone_system.hpp"
#include "report/queue_text.hpp"
#include "roster/roster.hpp"
#include "settings/settings.hpp"

namespace tomatic {

/// Given before the command or behind it.
struct PhoneOptions {
  std::optional<std::string> backend;
  std::optional<std::string> queue;
  std::optional<std::string> configFile;
  bool yaml = false;
};

void declarePhoneOptions(Options& offered, PhoneOptions& options, bool withQueue);

class PhoneSetup {
 public:
  /// Reads the configuration and who works here. Throws Failure.
  PhoneSetup(const PhoneOptions& options, Console& console);
  ~PhoneSetup();

  const Settings& settings() const { return settings_; }
  const Roster& roster() const { return roster_; }
  const PhoneOptions& options() const { return options_; }
  const std::vector<ConfigValue>& values() const { return values_; }
  /// Throws UsageError for what can be no queue's name.
  const std::string& queue() const;
  PhoneSystem& system();

  /// The person of an extension, or the extension.
  std::string keyOf(const std::string& extension) const;
  /// The person who answered a call, or what else is known of them; empty if nothing is.
  std::string keyOf(const Call& call) const;
  /// Who is meant by a person's id or an extension. Throws NoAnswer if that is nobody with a
  /// telephone.
  Attendant attendant(const std::string& word) const;
  /// The queue's members with their keys, by key.
  std::vector<ShownMember> members();

 private:
  const PhoneOptions& options_;
  Console& console_;
  Settings settings_;
  PhoneSettings phone_;
  Roster roster_;
  std::vector<ConfigValue> values_;
  std::unique_ptr<PhoneSystem> system_;
};

nlohmann::ordered_json asJson(const ShownMember& shown);

/// A command of a telephone platform.
class PhoneCommand : public Command {
 public:
  explicit PhoneCommand(PhoneOptions& options, bool withQueue = true)
      : options_(options), withQueue_(withQueue) {}

  void declare(Options& offered) final;
  /// Reads the configuration, or shows it if that is asked; else work(). What is stopped by a
  /// signal ends as interrupted.
  ExitCode run(Console& console) final;

 protected:
  virtual void declareOwn(Options& offered) = 0;
  virtual ExitCode work(PhoneSetup& setup, Console& console) = 0;

  /// The result: for people, as YAML or as JSON, as is wanted.
  void tell(const std::string& text, const nlohmann::ordered_json& document,
            Console& console) const;

 private:
  PhoneOptions& options_;
  bool withQueue_;
};

}  // namespace tomatic
