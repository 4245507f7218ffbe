#include "commands/says_setup.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "cli/interruption.hpp"
#include "commands/tell_warnings.hpp"
#include "files/config_keys.hpp"
#include "files/config_layers.hpp"
#include "files/input_file.hpp"
#include "files/time_zone.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

std::uint64_t randomBits() {
  static std::random_device device;
  return static_cast<std::uint64_t>(device()) << 32U | device();
}

AnnouncerWorld worldOf(Console& console, UtcOffset offset) {
  AnnouncerWorld world;
  world.folder = console.folder();
  world.random = randomBits;
  world.delivery.now = [&console] {
    return std::chrono::floor<std::chrono::milliseconds>(console.clock().now());
  };
  world.delivery.offset = std::move(offset);
  world.delivery.chance = [] { return static_cast<double>(randomBits() >> 11U) / 0x1p53; };
  world.delivery.stop = interrupted;
  world.delivery.warn = [&console](const std::string& message) { console.warning(message); };
  return world;
}

Addresses addressesOf(const ConfigLayers& layers, const ConfigSources& sources,
                      Complaints& complaints) {
  const std::string file =
      readName(layers, "personsfile", complaints).value_or(std::string("persons.yaml"));
  const std::string text = textOf({sources.folder, file, false}, complaints);
  return readAddresses(yamlOf(text, file, complaints), complaints);
}

/// Hours of the wall by the zone of the config. Without quiet hours nobody asks, and the list of
/// all zones, which takes milliseconds, is not read.
UtcOffset offsetOf(const ConfigLayers& layers, const ChannelBook& book, const Console& console,
                   Complaints& complaints) {
  const auto name = readName(layers, "timezone", complaints);
  const bool asked =
      std::any_of(book.all().begin(), book.all().end(), [](const KnownChannel& known) {
        return known.channel && !known.channel->settings().quiet.empty();
      });
  if (!asked) {
    return [](Moment) { return std::chrono::seconds(0); };
  }
  const Place place = name ? layers.find("timezone").node->place : Place();
  const TimeZone zone = TimeZone::chosen(name, place, valueOf(console.environment(), "TZ"));
  return [zone](Moment moment) {
    return zone.period(std::chrono::floor<std::chrono::seconds>(moment)).ahead;
  };
}

std::vector<ConfigValue> valuesOf(const ConfigLayers& layers, const Redactor& redactor) {
  std::vector<ConfigValue> values;
  std::vector<ConfigKey> keys = messageKeys();
  for (const char* shared : {"personsfile", "timezone"}) {
    keys.push_back(*findConfigKey(shared));
  }
  for (const ConfigKey& key : keys) {
    ConfigValue shown = shownValue(layers, key);
    shown.value = redactor.redacted(shown.value);
    values.push_back(std::move(shown));
  }
  return values;
}

}  // namespace

MessageSetup::MessageSetup(const ConfigSources& sources, Console& console) {
  ToldComplaints complaints(console);
  const ConfigLayers layers(sources, complaints);
  const Secrets secrets = readSecrets(sources.folder, console.environment(), complaints);
  const GivenValue channels = layers.find("channels");
  const GivenValue byDefault = layers.find("monitorChatChannel");
  book_ = std::make_unique<ChannelBook>(channels.node, byDefault.node, secrets, sources.folder,
                                        complaints);
  addresses_ = addressesOf(layers, sources, complaints);
  UtcOffset offset = offsetOf(layers, *book_, console, complaints);
  complaints.throwIfAny();
  values_ = valuesOf(layers, book_->redactor());
  courier_ = makeCourier();
  announcer_ = std::make_unique<Announcer>(*book_, addresses_, *courier_,
                                           worldOf(console, std::move(offset)));
}

}  // namespace tomatic
