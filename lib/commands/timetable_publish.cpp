#include "commands/timetable_publish.hpp"

#include <nlohmann/json.hpp>

#include "cli/interruption.hpp"
#include "cli/show_config.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/timetable_page.hpp"
#include "commands/week_inputs.hpp"
#include "files/publish_target.hpp"
#include "text/messages.hpp"
#include "transport/sftp.hpp"

namespace tomatic {
namespace {

PublishTarget givenTarget(const ConfigSources& sources, Complaints& complaints) {
  Complaints alreadySaid;
  const ConfigLayers layers(sources, alreadySaid);
  const auto given = readPublishTarget(layers, complaints);
  complaints.throwIfAny();
  if (!given) {
    throw Failure({sources.configFile, 0},
                  tr("says not where to publish, expected for example 'publishStatic: {{host: "
                     "www.example.org, user: web, path: /srv/www}}'"));
  }
  return *given;
}

SshTarget targetOf(const PublishTarget& given, const Console& console, Complaints& complaints) {
  SshTarget target;
  target.host = given.host;
  target.port = given.port;
  target.user = given.user;
  if (given.key) {
    target.key = console.resolved(*given.key);
  }
  if (given.knownHosts) {
    target.knownHosts = console.resolved(*given.knownHosts);
  }
  target.password = readSecrets(console.folder(), console.environment(), complaints)
                        .find({"publishStatic", "password"}, complaints);
  return target;
}

void upload(const SshTarget& target, const std::string& path, const std::string& page) {
  try {
    SshSession session(target, interrupted);
    Sftp(session).put(path, page);
  } catch (const Failure&) {
    if (interrupted()) {
      throw Interrupted();
    }
    throw;
  }
}

}  // namespace

std::string TimetablePublishCommand::summary() const {
  return tr("Puts the page of a week on a web server, by SFTP.");
}

void TimetablePublishCommand::declare(Options& offered) {
  week_.declare(offered, tr("the Monday of the week (default: this week)"));
  offered.flag("--dry-run", dryRun_, tr("say what would be uploaded where, and do not"));
  declareConfigFile(offered, options_.configFile);
}

ExitCode TimetablePublishCommand::run(Console& console) {
  const ConfigSources sources = weekConfigSources(options_, console);
  const Config config = configOf(sources, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  const Settings& settings = config.settings;
  ToldComplaints complaints(console);
  const PublishTarget given = givenTarget(sources, complaints);
  const SshTarget target = targetOf(given, console, complaints);
  const Week week = week_.chosen(settings, console);
  Timetable timetable = storeOf(settings, console).read(week).timetable;
  fillIn(timetable, readPeople(settings, console.folder(), complaints));
  const std::string page = pageOf(timetable, settings, console, complaints);
  complaints.throwIfAny();
  const std::string path = given.path + "/graella-" + week.name() + ".html";
  if (!dryRun_) {
    upload(target, path, page);
  }
  console.out() << (dryRun_
                        ? tr("would upload {} bytes to {}, '{}'", page.size(), target.name(), path)
                        : tr("uploaded {} bytes to {}, '{}'", page.size(), target.name(), path))
                << '\n';
  console.answer({{"week", week.name()},
                  {"host", target.host},
                  {"user", target.user},
                  {"path", path},
                  {"bytes", page.size()},
                  {"uploaded", !dryRun_}});
  return ExitCode::done;
}

}  // namespace tomatic
