// A folder with a config.yaml, for the time of a test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "files/config.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {

class ConfigFolder {
 public:
  explicit ConfigFolder(const std::string& config) {
    sources.folder = folder_.path();
    write("config.yaml", config);
  }

  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((sources.folder / name).parent_path());
    folder_.put(name, content);
  }
  void writeUserConfig(const std::string& content) {
    write("user.yaml", content);
    sources.userConfig = sources.folder / "user.yaml";
  }

  Settings settings() const {
    complaints_ = {};
    return readConfig(sources, complaints_).settings;
  }
  /// The message that reading ends in; empty when it succeeds.
  std::string failure() const {
    try {
      (void)settings();
    } catch (const Failure& problem) {
      return problem.what();
    }
    return "";
  }
  /// Of the last reading.
  const std::vector<Complaint>& warnings() const { return complaints_.warnings(); }

  ConfigSources sources;

 private:
  TemporaryFolder folder_;
  mutable Complaints complaints_;
};

/// The message that a config of two turns, three lines and these further lines ends in.
inline std::string failureWith(const std::string& lines) {
  return ConfigFolder("hours: ['09:00', '10:00', '11:00']\nlines: 3\n" + lines).failure();
}

}  // namespace tomatic
