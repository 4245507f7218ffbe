#include "pbx/make_phone_system.hpp"

#include <algorithm>
#include <array>

#include "pbx/areavoip.hpp"
#include "pbx/asterisk_ami.hpp"
#include "pbx/asterisk_cli.hpp"
#include "pbx/asterisk_db.hpp"
#include "pbx/fake_system.hpp"
#include "pbx/irontec.hpp"
#include "pbx/queue_log_files.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/request.hpp"

namespace tomatic {
namespace {

using Maker = std::unique_ptr<PhoneSystem> (*)(const PhoneSettings&, const PhoneWorld&);

struct Known {
  std::string_view name;
  std::string_view oldName;  ///< the predecessor's; may be empty
  Maker make;
};

std::unique_ptr<PhoneSystem> makeFake(const PhoneSettings&, const PhoneWorld& world) {
  return std::make_unique<FakeSystem>(world.folder, world.giveUp);
}

/// The calls in an Asterisk's log. Without `runner` a connection of its own is made when the first
/// are asked for.
CallLog queueLog(const PhoneSettings& settings, const PhoneWorld& world,
                 const std::shared_ptr<CommandRunner>& runner = nullptr) {
  return [settings, world, runner](Date date) {
    const AsteriskHost& host = settings.asterisk;
    const std::filesystem::path file =
        host.host.empty() ? world.folder / host.queueLog : std::filesystem::path(host.queueLog);
    return QueueLogFiles(runner ? runner : makeCommandRunner(host, world.folder, world.giveUp),
                         file.string(), InterfaceForm(settings.memberInterface), world.now,
                         world.zone)
        .calls(date);
  };
}

std::unique_ptr<PhoneSystem> makeAsteriskDb(const PhoneSettings& settings,
                                            const PhoneWorld& world) {
  if (settings.tables.file.empty()) {
    throw Failure(tr("asteriskDb is missing, expected the SQLite file that Asterisk reads"));
  }
  return std::make_unique<AsteriskDb>(world.folder / settings.tables.file, settings.tables,
                                      InterfaceForm(settings.memberInterface),
                                      queueLog(settings, world));
}

std::unique_ptr<PhoneSystem> makeAsteriskCli(const PhoneSettings& settings,
                                             const PhoneWorld& world) {
  const std::shared_ptr<CommandRunner> runner =
      makeCommandRunner(settings.asterisk, world.folder, world.giveUp);
  return std::make_unique<AsteriskCli>(runner, InterfaceForm(settings.memberInterface),
                                       queueLog(settings, world, runner));
}

/// What a platform over HTTP cannot do without.
const HostedPlatform& complete(const HostedPlatform& platform, const std::string& key,
                               const std::string& secret) {
  if (!isWebAddress(platform.url)) {
    throw Failure(tr("{}: url: found '{}', expected the address of the platform, https://…", key,
                     platform.url));
  }
  if (!platform.secret) {
    throw Failure(tr("{}: {} is missing in secrets.yaml, expected '{}: {{{}: …}}'", key, secret,
                     key, secret));
  }
  return platform;
}

std::unique_ptr<PhoneSystem> makeAsteriskAmi(const PhoneSettings& settings,
                                             const PhoneWorld& world) {
  return std::make_unique<AsteriskAmi>(complete(settings.ami, "ami", "password"),
                                       InterfaceForm(settings.memberInterface), world.now, nullptr,
                                       queueLog(settings, world));
}

std::unique_ptr<PhoneSystem> makeAreavoip(const PhoneSettings& settings, const PhoneWorld&) {
  return std::make_unique<Areavoip>(complete(settings.areavoip, "areavoip", "key"));
}

std::unique_ptr<PhoneSystem> makeIrontec(const PhoneSettings& settings, const PhoneWorld& world) {
  return std::make_unique<Irontec>(complete(settings.irontec, "irontec", "password"), world.now);
}

constexpr auto known = std::to_array<Known>({
    {"fake", "", makeFake},
    {"asterisk-db", "dbasterisk", makeAsteriskDb},
    {"asterisk-ssh", "asteriskcli", makeAsteriskCli},
    {"asterisk-ami", "", makeAsteriskAmi},
    {"areavoip", "", makeAreavoip},
    {"irontec", "", makeIrontec},
});

}  // namespace

std::vector<std::string> phoneSystemNames() {
  std::vector<std::string> names;
  for (const Known& system : known) {
    names.emplace_back(system.name);
  }
  return names;
}

std::unique_ptr<PhoneSystem> makePhoneSystem(const PhoneSettings& settings,
                                             const PhoneWorld& world) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const Known& system) {
    return system.name == settings.backend ||
           (!system.oldName.empty() && system.oldName == settings.backend);
  });
  if (found == known.end()) {
    throw Failure(tr("pbx: there is no platform '{}', expected one of {}", settings.backend,
                     joined(phoneSystemNames())));
  }
  return found->make(settings, world);
}

}  // namespace tomatic
