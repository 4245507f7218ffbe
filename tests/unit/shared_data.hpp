// Where the real weeks are that tests may use. They are no part of the project: tests that need
// them say so and pass when they are absent.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>

namespace tomatic {

/// $TOMATIC_SHARED_DATA, or ../shared/data beside the repository; nothing if it is not there.
inline std::optional<std::filesystem::path> sharedData() {
#ifdef TOMATIC_SHARED_DATA_DEFAULT
  std::filesystem::path folder = TOMATIC_SHARED_DATA_DEFAULT;
#else
  // tests/unit/shared_data.hpp -> the repository's own folder
  std::filesystem::path folder =
      std::filesystem::path(__FILE__).parent_path() / "../../../shared/data";
#endif
  if (const char* given = std::getenv("TOMATIC_SHARED_DATA")) {
    folder = given;
  }
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) {
    WARN("skipped: no real data in " << folder << ", name its folder with TOMATIC_SHARED_DATA");
    return std::nullopt;
  }
  return folder.lexically_normal();
}

}  // namespace tomatic
