// tomatic-shiftload: who should attend how many turns next week.
#pragma once

#include <string>

#include "cli/tool.hpp"
#include "commands/week_options.hpp"

namespace tomatic {

class ShiftloadTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-shiftload"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  WeekOptions options_;
};

}  // namespace tomatic
