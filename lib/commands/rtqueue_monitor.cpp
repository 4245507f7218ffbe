#include "commands/rtqueue_monitor.hpp"

#include <nlohmann/json.hpp>

#include "cli/interruption.hpp"
#include "commands/says_setup.hpp"
#include "commands/week_options.hpp"
#include "files/file_io.hpp"
#include "files/watch_file.hpp"
#include "text/durations.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::chrono::seconds deliveryWait{10};

WatchState lastState(Console& console) {
  try {
    const auto text = readFile(console.resolved(watchFile));
    return text ? parseWatch(*text, watchFile) : WatchState();
  } catch (const Failure& failure) {
    // Rather say something twice than not at all.
    console.warning(tr("{}; it is written anew", failure.what()));
    return {};
  }
}

std::string textOf(const WatchNews& news, const std::string& queue, const std::string& problem) {
  std::vector<std::string> lines;
  if (news.nowFailing) {
    lines.push_back(tr("the telephone platform does not answer: {}", problem));
  }
  if (news.worksAgain) {
    lines.push_back(tr("the telephone platform answers again"));
  }
  if (!news.lost.empty()) {
    lines.push_back(tr("disconnected from {}: {}", queue, joined(news.lost)));
  }
  if (!news.back.empty()) {
    lines.push_back(tr("back in {}: {}", queue, joined(news.back)));
  }
  return joined(lines, "\n");
}

}  // namespace

std::string QueueMonitorCommand::summary() const {
  return tr("Announces who lost their telephone since the last run, and who is back.");
}

void QueueMonitorCommand::declareOwn(Options& offered) {
  offered.option("--throttle", throttle_, tr("at most one announcement in that time"))
      .typeName("DURATION")
      .showDefault();
  offered.flag("-n,--dry-run", dryRun_, tr("announce and remember nothing"));
}

void QueueMonitorCommand::announce(const std::string& text, const PhoneSetup& setup,
                                   Console& console) const {
  WeekOptions options;
  options.configFile = setup.options().configFile;
  MessageSetup messages(weekConfigSources(options, console), console);
  if (messages.book().defaultName().empty()) {
    console.note(tr("announced nowhere: the config has no monitorChatChannel"));
    return;
  }
  Announcement announcement;
  announcement.text = text;
  announcement.throttle = Throttle{"rtqueue-monitor", *parseDuration(throttle_)};
  for (const Result& result : messages.announcer().say(announcement, deliveryWait)) {
    if (result.outcome == Outcome::queued || result.outcome == Outcome::failed) {
      console.warning(tr("{}: not delivered yet{}", result.channel,
                         result.answer.empty() ? "" : " (" + result.answer + ")"));
    }
  }
}

ExitCode QueueMonitorCommand::work(PhoneSetup& setup, Console& console) {
  if (!parseDuration(throttle_)) {
    throw UsageError(tr("--throttle: found '{}', expected a duration such as 10m", throttle_));
  }
  const WatchState before = lastState(console);
  WatchState now;
  std::string problem;
  try {
    for (const ShownMember& shown : setup.members()) {
      if (shown.member.disconnected.value_or(false) && !shown.member.paused.value_or(false)) {
        now.disconnected.insert(shown.key);
      }
    }
  } catch (const Failure& failure) {
    if (interrupted()) {
      throw;
    }
    problem = failure.what();
    now = before;
    now.failing = true;
  }
  const WatchNews news = watchNews(before, now);
  const std::string text = textOf(news, setup.queue(), problem);
  if (!dryRun_ && news.any()) {
    announce(text, setup, console);
    writeFile(console.resolved(watchFile), watchText(now));
  }
  if (now.failing) {
    throw Failure(problem);
  }
  tell(news.any() ? text + "\n" : "",
       {{"queue", setup.queue()},
        {"disconnected", now.disconnected},
        {"lost", news.lost},
        {"back", news.back}},
       console);
  return now.disconnected.empty() ? ExitCode::done : ExitCode::no;
}

}  // namespace tomatic
