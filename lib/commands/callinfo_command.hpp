// What the commands of tomatic-callinfo share: its configuration, and where customers are found.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "callinfo/callinfo_settings.hpp"
#include "callinfo/erp_mapping.hpp"
#include "callinfo/mirror.hpp"
#include "callinfo/odoo_client.hpp"
#include "cli/tool.hpp"

namespace tomatic {

class CallinfoCommand : public Command {
 public:
  /// declareOwn(), and --config-file.
  void declare(Options& offered) final;
  /// Reads the configuration, or shows it if that is asked; else work().
  ExitCode run(Console& console) final;

 protected:
  virtual void declareOwn(Options& offered) = 0;
  virtual ExitCode work(const CallinfoSettings& settings, Console& console) = 0;

 private:
  std::optional<std::string> configFile_;
};

/// Reads the configuration of a file, `config.yaml` if none is named; warnings are told.
CallinfoSettings callinfoSettings(const std::optional<std::string>& configFile, Console& console);

/// The mirror of the working folder, made if it is not there.
std::unique_ptr<Mirror> mirrorOf(const CallinfoSettings& settings, const Console& console);

/// The ERP of the configuration, with its secrets and its mapping.
struct ErpSetup {
  OdooAccess access;
  ErpMapping mapping;
  std::string version;  ///< differs where the mapping does
};
ErpSetup erpOf(const CallinfoSettings& settings, Console& console);

/// Where customers are looked up. Throws Failure if nobody has filled the mirror.
std::unique_ptr<CustomerSource> sourceOf(const CallinfoSettings& settings, Console& console);

/// `response_too_long`, `no_info` or `ok`.
const char* messageOf(const FoundPartners& found);

/// Throws Interrupted if the user wants to stop.
void giveUpIfInterrupted();

/// The document as YAML, or under --json as JSON.
void tell(Console& console, const nlohmann::ordered_json& document);

}  // namespace tomatic
