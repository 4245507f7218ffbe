// tomatic-busy list: the entries of a person or of everyone.
#pragma once

#include <optional>
#include <string>

#include "commands/folder_command.hpp"

namespace tomatic {

class BusyListCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "list"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> person_;
  std::optional<std::string> week_;
};

}  // namespace tomatic
