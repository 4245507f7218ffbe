#include "commands/rtqueue_members.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

Json documentOf(const std::vector<ShownMember>& members, const std::string& queue) {
  Json list = Json::array();
  for (const ShownMember& shown : members) {
    list.push_back(asJson(shown));
  }
  return {{"queue", queue}, {"members", list}};
}

constexpr int mostPenalty = 1000;

}  // namespace

std::string QueueShowCommand::summary() const {
  return tr("Shows the queue as a table.");
}

ExitCode QueueShowCommand::work(PhoneSetup& setup, Console& console) {
  const auto members = setup.members();
  tell(members.empty() ? "" : queueTable(members), documentOf(members, setup.queue()), console);
  return ExitCode::done;
}

std::string QueueStatusCommand::summary() const {
  return tr("Tells how everyone in the queue is doing, a line a person.");
}

ExitCode QueueStatusCommand::work(PhoneSetup& setup, Console& console) {
  const auto members = setup.members();
  std::string text;
  for (const ShownMember& shown : members) {
    text += statusLine(shown) + "\n";
  }
  tell(text, documentOf(members, setup.queue()), console);
  return ExitCode::done;
}

void QueueMembersCommand::declareOwn(Options& offered) {
  offered.option("-m,--member", persons_, tr("who: a person's id or an extension; may be repeated"))
      .typeName("PERSON")
      .required()
      .repeated();
  declareMore(offered);
  offered.flag("-n,--dry-run", dryRun_, tr("say what would change, and change nothing"));
}

ExitCode QueueMembersCommand::work(PhoneSetup& setup, Console& console) {
  std::vector<Attendant> meant;
  for (const std::string& word : persons_) {
    meant.push_back(setup.attendant(word));
  }
  const auto members = setup.system().members(setup.queue());
  const auto memberOf = [&](const Attendant& attendant) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const QueueMember& one) {
      return one.extension == attendant.extension;
    });
    return found == members.end() ? nullptr : &*found;
  };
  std::vector<std::string> strangers;
  for (const Attendant& attendant : meant) {
    if (memberOf(attendant) == nullptr) {
      strangers.push_back(attendant.person);
    }
  }
  if (wantsMembers() && !strangers.empty()) {
    throw NoAnswer(tr("not in the queue {}: {}", setup.queue(), joined(strangers)));
  }
  std::vector<std::string> done;
  for (const Attendant& attendant : meant) {
    if (!dryRun_) {
      act(setup, attendant, memberOf(attendant));
    }
    done.push_back(attendant.person);
    console.detail(tr("{}: {}", name(), attendant.person));
  }
  tell(dryRun_ ? tr("would {} in {}: {}", name(), setup.queue(), joined(done)) + "\n" : "",
       {{"queue", setup.queue()}, {"persons", done}, {"done", !dryRun_}}, console);
  return ExitCode::done;
}

std::string QueueAddCommand::summary() const {
  return tr("Adds people to the queue; who is there already stays as they are.");
}

void QueueAddCommand::declareMore(Options& offered) {
  offered.option("--penalty", penalty_, tr("who has less is called first"))
      .typeName("N")
      .inRange(0, mostPenalty)
      .showDefault();
}

void QueueAddCommand::act(PhoneSetup& setup, const Attendant& attendant, const QueueMember*) {
  Attendant penalized = attendant;
  penalized.penalty = penalty_;
  setup.system().add(setup.queue(), penalized);
}

std::string QueueRemoveCommand::summary() const {
  return tr("Removes people from the queue.");
}

void QueueRemoveCommand::act(PhoneSetup& setup, const Attendant&, const QueueMember* member) {
  if (member != nullptr) {
    setup.system().remove(setup.queue(), *member);
  }
}

std::string QueuePauseCommand::summary() const {
  return tr("Pauses people: they stay in the queue and get no calls.");
}

void QueuePauseCommand::declareMore(Options& offered) {
  offered.option("--reason", reason_, tr("why")).typeName("TEXT");
}

void QueuePauseCommand::act(PhoneSetup& setup, const Attendant&, const QueueMember* member) {
  setup.system().pause(setup.queue(), *member, reason_);
}

std::string QueueResumeCommand::summary() const {
  return tr("Lets people get calls again.");
}

void QueueResumeCommand::act(PhoneSetup& setup, const Attendant&, const QueueMember* member) {
  setup.system().resume(setup.queue(), *member);
}

}  // namespace tomatic
