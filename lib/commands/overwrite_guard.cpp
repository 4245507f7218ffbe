#include "commands/overwrite_guard.hpp"

#include <algorithm>
#include <filesystem>

#include "text/messages.hpp"

namespace tomatic {

namespace fs = std::filesystem;

void refuseToOverwrite(const Settings& settings, const WeekOptions& options) {
  std::vector<std::string> inputs{settings.file,   settings.personsFile, "config.yaml",
                                  "holidays.conf", "noservice.conf",     "data/noservice.conf",
                                  "leaves.conf",   "shiftcredit.yaml"};
  inputs.insert(inputs.end(), settings.busyFiles.begin(), settings.busyFiles.end());
  for (const auto& name : {settings.idealShifts, settings.load, settings.forcedTimeTable}) {
    inputs.insert(inputs.end(), name.value_or(""));
  }
  Complaints complaints;
  const auto refuse = [&](const std::string& name, const char* what) {
    const fs::path file = fs::path(name).lexically_normal();
    if (std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
          return fs::path(input).lexically_normal() == file;
        })) {
      complaints.error({name, 0}, tr("{} would replace it, and the week is made from it: name "
                                     "another file",
                                     what));
    }
  };
  refuse(settings.monitoringFile, "monitoringFile");
  refuse(settings.overloadFile.value_or("-"), "overloadfile");
  refuse(options.summaryFile.value_or("-"), "--summary");
  refuse(options.weekShifts.value_or("-"), "--weekshifts");
  complaints.throwIfAny();
}

}  // namespace tomatic
