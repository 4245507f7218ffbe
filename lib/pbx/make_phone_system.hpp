// The factory of telephone platforms.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "files/phone_settings.hpp"
#include "files/time_zone.hpp"
#include "pbx/phone_system.hpp"

namespace tomatic {

/// What a platform needs besides the configuration.
struct PhoneWorld {
  std::filesystem::path folder;    ///< the working folder: relative paths start there
  std::function<bool()> giveUp;    ///< asked while waiting: true means to stop
  std::function<long long()> now;  ///< seconds since 1970
  std::function<TimeZone()> zone;  ///< whose clocks calls are told by
};

/// The names of all platforms; old ones are not told.
std::vector<std::string> phoneSystemNames();

/// The platform of `settings.backend`. Throws Failure if there is none of that name or the
/// configuration lacks what it needs. Connects to nothing before it is asked something.
std::unique_ptr<PhoneSystem> makePhoneSystem(const PhoneSettings& settings,
                                             const PhoneWorld& world);

}  // namespace tomatic
