#include "commands/why.hpp"

#include <filesystem>

#include "cli/show_config.hpp"
#include "commands/schedule_output.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/why_answers.hpp"
#include "settings/week_words.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {

std::string WhyCommand::summary() const {
  return tr("Says why a timetable is as it is, what forces it, and what would help.");
}

std::string WhyCommand::epilogue() const {
  return tr(
      "QUESTION: not PERSON DAY TURN, empty DAY TURN, or a penalty by its number or words;\n"
      "without one: what the week costs at the least and what forces that, or why there is no\n"
      "timetable. A date in front, or as the DAY, says the week as --week does.\n"
      "Example: tomatic-schedule why not carme dm 09:00 --in graella-telefons-2026-09-07.yaml");
}

void WhyCommand::declare(Options& offered) {
  offered.option("QUESTION", question_, tr("what to explain; see below")).typeName("WORDS");
  offered
      .option("--in", options_.file,
              tr("the timetable asked about; - for standard input (default: the one that was "
                 "made of the week)"))
      .typeName("FILE");
  offered
      .option("--week", options_.week.date,
              tr("without --in: a day of the week meant (default: next week)"))
      .typeName("DATE");
  declareTimetableInputs(offered, options_);
  declareSearchLimits(offered, limits_);
}

/// The week without a timetable: its problem, as a schedule would read it.
GivenTimetable WhyCommand::weekAlone(const Config& config, Week week, Console& console) const {
  ToldComplaints complaints(console);
  Settings settings = config.settings;
  applyLinesOfDays(options_.week, settings);
  const RuleSet rules = rulesOf(settings, console, complaints);
  WeekInputs inputs = readWeekInputs(settings, console.folder(), week, complaints);
  complaints.throwIfAny();
  GivenTimetable given;
  given.timetable.week = week;
  given.plan = planWeek(std::move(inputs), options_.week, rules, settings.computeShifts, {},
                        console, complaints);
  given.problem = problemOf(given.plan, rules, complaints);
  complaints.throwIfAny();
  return given;
}

void WhyCommand::answerPenalty(WhyAnswers& answers, const GivenTimetable& given) const {
  const auto penalties = judge(given.problem, given.assignment).penalties;
  const std::string words = joined(question_, " ");
  if (const auto number = parseInteger(words)) {
    if (*number < 1 || *number > static_cast<long long>(penalties.size())) {
      throw UsageError(penalties.empty() ? tr("'{}' is no penalty: the timetable has none", words)
                                         : tr("'{}' is no penalty, expected a number from 1 to {}",
                                              words, penalties.size()));
    }
    answers.penalty(penalties[static_cast<std::size_t>(*number) - 1]);
    return;
  }
  std::vector<std::string> meant;
  const Finding* found = nullptr;
  for (const Finding& finding : penalties) {
    if (finding.text.find(words) != std::string::npos) {
      meant.push_back(finding.text);
      found = &finding;
    }
  }
  if (meant.size() != 1) {
    throw UsageError(meant.empty()
                         ? tr("'{}' is no penalty of the timetable, nor 'not PERSON DAY TURN' or "
                              "'empty DAY TURN'",
                              words)
                         : tr("'{}' may be any of: {}", words, joined(meant, "; ")));
  }
  answers.penalty(*found);
}

/// The week that a date of the question means, unless an option says it. The date in front of a
/// question is no part of it.
void WhyCommand::takeWeek() {
  if (question_.empty()) {
    return;
  }
  const bool inFront = parseDate(question_.front()).has_value();
  const bool asDay = options_.file.empty() && ((asks("not") && question_.size() == 4) ||
                                               (asks("empty") && question_.size() == 3));
  const std::string word = asDay ? question_[question_.size() - 2] : question_.front();
  const auto date = parseDate(word);
  if (!date) {
    return;
  }
  auto& chosen = options_.week.date;
  const auto given = chosen ? parseDate(*chosen) : date;
  if (inFront && given && Week(*given) != Week(*date)) {
    throw UsageError(tr("'{}' is not in the week of --week {}", word, *chosen));
  }
  if (!chosen) {
    chosen = word;
  }
  if (inFront) {
    question_.erase(question_.begin());
  }
}

bool WhyCommand::asks(std::string_view kind) const {
  return !question_.empty() && question_.front() == kind;
}

/// Before anything is read: a question that nobody could answer.
void WhyCommand::refuseUnfinished() const {
  const auto expect = [&](std::string_view kind, std::size_t count, const char* what) {
    if (asks(kind) && question_.size() != count) {
      throw UsageError(tr("why {}: expected {}", kind, what));
    }
  };
  expect("not", 4, "PERSON DAY TURN");
  expect("empty", 3, "DAY TURN");
}

void WhyCommand::answer(WhyAnswers& answers, const GivenTimetable& given) const {
  const WeekWords words(given.problem, given.timetable.week, tr("why {}", question_.front()));
  const auto slotOf = [&](std::size_t first) {
    const int day = words.day(question_[first]);
    return given.problem.slot(day, index(words.turn(question_[first + 1])));
  };
  if (asks("not")) {
    const int worker = words.worker(question_[1]);
    answers.notThere(worker, slotOf(2));
  } else if (asks("empty")) {
    answers.empty(slotOf(1));
  } else {
    answerPenalty(answers, given);
  }
}

ExitCode WhyCommand::run(Console& console) {
  const Config config = configOf(options_, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  takeWeek();
  refuseUnfinished();
  const Week week = chosenWeek(options_.week, console.clock());
  TimetableOptions options = options_;
  bool alone = false;
  if (options.file.empty()) {
    options.file = scheduledFile(week);
    std::error_code ignored;
    alone = !std::filesystem::exists(console.folder() / options.file, ignored);
  }
  if (alone && !question_.empty()) {
    throw Failure({options.file, 0},
                  tr("there is no timetable of the week {} to ask about; make it with "
                     "tomatic-schedule, or name another with --in FILE or --week DATE",
                     week.name()));
  }
  const GivenTimetable given =
      alone ? weekAlone(config, week, console)
            : givenTimetable(options, config,
                             question_.empty() ? JudgedBy::folder : JudgedBy::itself, console);
  if (options_.week.date && given.timetable.week != week) {
    throw UsageError(tr("{} is of the week {}, not of that of {}", options.file,
                        given.timetable.week.name(), *options_.week.date));
  }
  Searches searches(limits_, console);
  WhyAnswers answers(given.plan, given.problem, alone ? nullptr : &given.assignment, searches,
                     console);
  if (question_.empty()) {
    answers.week();
    if (!alone) {
      const auto own = judgedByItself(given, options, config, console);
      const GivenTimetable& judged = own ? *own : given;
      answers.penalties(judged.problem, judged.assignment);
    }
  } else {
    answer(answers, given);
  }
  console.answer(answers.document());
  return ExitCode::done;
}

}  // namespace tomatic
