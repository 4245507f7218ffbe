// A folder with a config.yaml, for the time of a test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "files/config.hpp"

namespace tomatic {

class ConfigFolder {
 public:
  explicit ConfigFolder(const std::string& config) {
    std::string pattern = (std::filesystem::temp_directory_path() / "tomatic-XXXXXX").string();
    sources.folder = mkdtemp(pattern.data());
    write("config.yaml", config);
  }
  ~ConfigFolder() { std::filesystem::remove_all(sources.folder); }
  ConfigFolder(const ConfigFolder&) = delete;
  ConfigFolder& operator=(const ConfigFolder&) = delete;

  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((sources.folder / name).parent_path());
    std::ofstream(sources.folder / name, std::ios::binary) << content;
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
  mutable Complaints complaints_;
};

/// The message that a config of two turns, three lines and these further lines ends in.
inline std::string failureWith(const std::string& lines) {
  return ConfigFolder("hours: ['09:00', '10:00', '11:00']\nlines: 3\n" + lines).failure();
}

}  // namespace tomatic
