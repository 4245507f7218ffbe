// tomatic-schedule why: why a timetable is as it is.
#pragma once

#include <string>
#include <vector>

#include "cli/tool.hpp"
#include "commands/given_timetable.hpp"
#include "commands/search_limits.hpp"

namespace tomatic {

class WhyAnswers;

class WhyCommand : public Command {
 public:
  std::string_view name() const override { return "why"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override;
  ExitCode run(Console& console) override;

 private:
  void takeWeek();
  bool asks(std::string_view kind) const;
  void refuseUnfinished() const;
  void answer(WhyAnswers& answers, const GivenTimetable& given) const;
  void answerPenalty(WhyAnswers& answers, const GivenTimetable& given) const;
  GivenTimetable weekAlone(const Config& config, Week week, Console& console) const;

  std::vector<std::string> question_;
  TimetableOptions options_;
  SearchLimits limits_;
};

}  // namespace tomatic
