#include "callinfo/erp_settings.hpp"

#include "files/settings_map.hpp"
#include "text/messages.hpp"
#include "transport/request.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange seconds{1, 600};
constexpr IntegerRange milliseconds{1, 60'000};
constexpr IntegerRange pageSizes{1, 10'000};

/// `user:password@` before the host, or a query behind it.
bool mayHoldSecrets(const std::string& url) {
  return url.find_first_of("@?#") != std::string::npos;
}

}  // namespace

ErpSettings readErpSettings(const ConfigLayers& layers, Complaints& complaints) {
  ErpSettings settings;
  const GivenValue given = layers.find("erp");
  if (!given) {
    return settings;
  }
  settings.place = given.node->place;
  int timeout = static_cast<int>(settings.timeout.count());
  int ringing = static_cast<int>(settings.ringing.count());
  {
    SettingsMap map(*given.node, "erp", complaints);
    map.text("url", settings.url);
    map.text("database", settings.database);
    map.text("user", settings.user);
    map.text("mapping", settings.mapping);
    map.text("caFile", settings.caFile);
    map.integer("timeout", timeout, seconds);
    map.integer("ringing", ringing, milliseconds);
    map.integer("page", settings.page, pageSizes);
  }
  settings.timeout = std::chrono::seconds(timeout);
  settings.ringing = std::chrono::milliseconds(ringing);
  while (settings.url.ends_with('/')) {
    settings.url.pop_back();
  }
  if (!settings.url.empty() && (!isWebAddress(settings.url) || mayHoldSecrets(settings.url))) {
    complaints.error(settings.place,
                     tr("erp: url: expected the address of an Odoo such as "
                        "https://erp.example.org, without user, password and query"));
  }
  return settings;
}

Secret erpPassword(const ErpSettings& settings, const Secrets& secrets) {
  Complaints complaints;
  for (const auto& [key, value] :
       {std::pair("url", settings.url), {"database", settings.database}, {"user", settings.user}}) {
    if (value.empty()) {
      complaints.error(
          settings.place,
          tr("erp: {} is missing, expected it to ask the ERP; see tomatic-files(5)", key));
    }
  }
  auto password = secrets.find({"erp", "password"}, complaints);
  if (!password && !complaints.hasErrors()) {
    complaints.error(
        {std::string(secretsFile), 0},
        tr("erp: password is missing, expected it to ask the ERP; an API key will do"));
  }
  complaints.throwIfAny();
  return std::move(*password);
}

std::filesystem::path mappingFile(const ErpSettings& settings,
                                  const std::filesystem::path& shareFolder,
                                  const std::filesystem::path& folder) {
  const bool isFile =
      settings.mapping.find('/') != std::string::npos || settings.mapping.ends_with(".yaml");
  return isFile ? folder / settings.mapping : shareFolder / "erp" / (settings.mapping + ".yaml");
}

}  // namespace tomatic
