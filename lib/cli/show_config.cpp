#include "cli/show_config.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/text_table.hpp"

namespace tomatic {
namespace {

constexpr int widestAligned = 60;  // a long value does not push every origin off the screen

}  // namespace

ConfigSources configSources(const Console& console) {
  ConfigSources sources;
  sources.folder = console.folder();
  sources.environment = configVariables(console.environment());
  sources.userConfig = userConfigFile(console.environment());
  return sources;
}

ExitCode showConfig(Console& console, const std::vector<ConfigValue>& values) {
  auto document = nlohmann::ordered_json::object();
  int width = 0;
  for (const ConfigValue& value : values) {
    document[value.key] = {{"value", value.value}, {"origin", value.origin}};
    const int own = displayWidth(value.key + ": " + value.value);
    width = own <= widestAligned ? std::max(width, own) : width;
  }
  for (const ConfigValue& value : values) {
    const std::string line = value.key + ": " + value.value;
    const int blanks = std::max(0, width - displayWidth(line)) + 2;
    console.out() << line << std::string(static_cast<std::size_t>(blanks), ' ')
                  << console.painted(Ink::dim, "# " + value.origin) << '\n';
  }
  console.answer(document);
  return ExitCode::done;
}

}  // namespace tomatic
