#include "commands/says.hpp"

#include <nlohmann/json.hpp>

#include "cli/interruption.hpp"
#include "cli/show_config.hpp"
#include "commands/says_output.hpp"
#include "commands/says_setup.hpp"
#include "files/file_io.hpp"
#include "messages/encoding.hpp"
#include "messages/template_text.hpp"
#include "text/durations.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// What the outbox can hold beside the text, spelled in base64.
constexpr std::size_t mostAttached = 10U << 20U;
constexpr std::size_t mostText = 4U << 20U;

std::chrono::milliseconds durationOf(const char* option, const std::string& text) {
  const auto duration = parseDuration(text);
  if (!duration) {
    throw UsageError(tr("{}: found '{}', expected a duration such as 10s or 1h", option, text));
  }
  return *duration;
}

std::string allOf(std::istream& in) {
  std::string text;
  for (char block[4096]; in.read(block, sizeof block) || in.gcount() > 0;) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > mostText) {
      throw Failure(tr("standard input: too large, expected at most {} bytes", mostText));
    }
  }
  return text;
}

nlohmann::json dataFrom(const std::vector<std::string>& pairs) {
  auto data = nlohmann::json::object();
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw UsageError(tr("--set: found '{}', expected KEY=VALUE", pair));
    }
    data[pair.substr(0, equals)] = cleanUtf8(pair.substr(equals + 1));
  }
  return data;
}

nlohmann::json dataFrom(std::istream& in) {
  const std::string text = allOf(in);
  auto data = nlohmann::json::parse(text, nullptr, false);
  if (!data.is_object()) {
    throw Failure(
        tr("standard input: expected one JSON object, or --set KEY=VALUE for the "
           "template"));
  }
  return data;
}

std::vector<Attachment> attachmentsFrom(const std::vector<std::string>& files,
                                        const Console& console) {
  std::vector<Attachment> all;
  std::size_t size = 0;
  for (const std::string& file : files) {
    auto content = readFile(console.resolved(file), mostAttached);
    if (!content) {
      throw Failure({file, 0}, tr("no such file, expected it because it was named"));
    }
    size += content->size();
    all.push_back({std::filesystem::path(file).filename().string(), std::move(*content)});
  }
  if (size > mostAttached) {
    throw Failure(tr("--attach: {} bytes in all, expected at most {}", size, mostAttached));
  }
  return all;
}

/// Whether everybody whom persons.yaml names under `says` can be reached; tells who cannot.
bool tellUnreachable(MessageSetup& setup, Console& console) {
  bool all = true;
  for (const auto& [person, address] : setup.addresses().says) {
    Announcement announcement;
    announcement.persons = {person};
    try {
      setup.announcer().plan(announcement);
    } catch (const Failure& failure) {
      console.error(failure.what());
      all = false;
    }
  }
  return all;
}

}  // namespace

std::string SaysTool::summary() const {
  return tr("Says something to the team, through chats, mail, SMS and whatever is configured.");
}

std::string SaysTool::epilogue() const {
  return tr(
      "Example: tomatic-says -c wall 'the printer is on fire'\n"
      "See tomatic-says(1) for the exit codes and tomatic-files(5) for the channels.");
}

void SaysTool::declare(Options& offered) {
  offered.option("MESSAGE", words_, tr("what to say (default: standard input)"));
  offered.option("-c,--channel", channels_, tr("say it there; may be repeated"))
      .typeName("CHANNEL")
      .repeated();
  offered.option("--to", persons_, tr("say it to this person; may be repeated"))
      .typeName("PERSON")
      .repeated();
  offered.option("--title", title_, tr("a title, or the subject of a mail")).typeName("TITLE");
  offered.flag("--urgent", urgent_, tr("in quiet hours too, and louder where that can be said"));
  offered.flag("--private", private_, tr("keep the text out of the logbook"));
  offered.option("--attach", attached_, tr("send this file with it, by mail; may be repeated"))
      .typeName("FILE")
      .repeated();
  offered.option("--template", template_, tr("a mustache template to fill for the message"))
      .typeName("FILE");
  offered
      .option("--set", set_,
              tr("a value for the template (default: a JSON object on standard input)"))
      .typeName("KEY=VALUE")
      .repeated();
  offered.option("--throttle", throttle_, tr("at most one message of this key in that time"))
      .typeName("KEY=DURATION");
  offered.option("--dedup", dedup_, tr("do not say the same again in that time"))
      .typeName("DURATION");
  offered.option("--wait", wait_, tr("how long to try before it waits in the outbox"))
      .typeName("DURATION")
      .showDefault();
  offered.flag("-n,--dry-run", dryRun_, tr("print what would be sent, secrets masked"));
  offered.flag("--flush", flush_, tr("send what waits in the outbox"));
  offered.flag("--outbox", outbox_, tr("list what waits in the outbox"));
  offered.flag("--channels", list_, tr("list the channels and what each lacks"));
  offered.flag("--verify", verify_, tr("check the configuration, send nothing"));
  offered.option("--config-file", configFile_, tr("the configuration (default: config.yaml)"))
      .typeName("FILE");
}

void SaysTool::refuseOddMixtures() const {
  const int instead = static_cast<int>(flush_) + static_cast<int>(outbox_) +
                      static_cast<int>(list_) + static_cast<int>(verify_);
  const bool says = !words_.empty() || !channels_.empty() || !persons_.empty() || title_ ||
                    !attached_.empty() || throttle_ || dedup_ || template_ || !set_.empty() ||
                    urgent_ || private_ || dryRun_;
  if (instead > 1 || (instead == 1 && says)) {
    throw UsageError(
        tr("--flush, --outbox, --channels and --verify go alone: they say no message"));
  }
  if (template_ && !words_.empty()) {
    throw UsageError(tr("--template makes the message, expected no MESSAGE beside it"));
  }
  if (!template_ && !set_.empty()) {
    throw UsageError(tr("--set fills a template, expected --template FILE"));
  }
}

std::string SaysTool::textFrom(Console& console) const {
  std::string text = joined(words_, " ");
  if (template_) {
    const auto source = readFile(console.resolved(*template_), mostText);
    if (!source) {
      throw Failure({*template_, 0}, tr("no such file, expected a template"));
    }
    text =
        filledTemplate(*source, set_.empty() ? dataFrom(console.in()) : dataFrom(set_), *template_);
  } else if (words_.empty()) {
    text = allOf(console.in());
  }
  if (!text.empty() && text.back() == '\n') {
    text.erase(text.size() - (text.size() > 1 && text[text.size() - 2] == '\r' ? 2 : 1));
  }
  text = cleanUtf8(text);
  if (trimmed(text).empty()) {
    throw UsageError(tr("the message is empty, expected something to say"));
  }
  return text;
}

Announcement SaysTool::announcementFrom(Console& console) const {
  Announcement announcement;
  announcement.channels = channels_;
  announcement.persons = persons_;
  announcement.title = headerText(cleanUtf8(title_.value_or("")));
  announcement.urgent = urgent_;
  announcement.isPrivate = private_;
  if (throttle_) {
    announcement.throttle = parseThrottle(*throttle_);
    if (!announcement.throttle) {
      throw UsageError(
          tr("--throttle: found '{}', expected KEY=DURATION such as disk=1h", *throttle_));
    }
  }
  if (dedup_) {
    announcement.dedup = durationOf("--dedup", *dedup_);
  }
  announcement.attachments = attachmentsFrom(attached_, console);
  announcement.text = textFrom(console);
  return announcement;
}

ExitCode SaysTool::say(MessageSetup& setup, Console& console) const {
  const Announcement announcement = announcementFrom(console);
  if (dryRun_) {
    return tellPlan(setup.book(), setup.announcer().plan(announcement), console);
  }
  return tellResults(setup.announcer().say(announcement, durationOf("--wait", wait_)), false,
                     console);
}

ExitCode SaysTool::run(Console& console) {
  refuseOddMixtures();
  const auto wait = durationOf("--wait", wait_);
  ConfigSources sources = configSources(console);
  sources.configFile = configFile_.value_or(sources.configFile);
  MessageSetup setup(sources, console);
  if (console.options().showConfig) {
    return showConfig(console, setup.values());
  }
  for (const std::string& channel : channels_) {
    if (setup.book().find(channel) == nullptr) {
      throw UsageError(tr("there is no channel '{}', expected one of {}", channel,
                          joined(setup.book().names())));
    }
  }
  if (list_) {
    return tellChannels(setup.book(), false, console);
  }
  if (verify_) {
    const bool reached = tellUnreachable(setup, console);
    const ExitCode code = tellChannels(setup.book(), true, console);
    return reached ? code : ExitCode::failed;
  }
  if (outbox_) {
    return tellOutbox(setup.announcer().outbox(), console);
  }
  const ExitCode code =
      flush_ ? tellResults(setup.announcer().flush(wait), true, console) : say(setup, console);
  if (interrupted()) {
    throw Interrupted();
  }
  return code;
}

}  // namespace tomatic
