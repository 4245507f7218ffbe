#include "commands/phone_setup.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/interruption.hpp"
#include "cli/show_config.hpp"
#include "cli/yaml_output.hpp"
#include "commands/store_command.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "commands/week_options.hpp"
#include "files/config_keys.hpp"
#include "files/config_layers.hpp"
#include "pbx/make_phone_system.hpp"
#include "phone/cli_answer.hpp"
#include "phone/interfaces.hpp"
#include "roster/profile.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

/// Puts what is known of a member into a document.
class ToJson {
 public:
  explicit ToJson(Json& document) : document_(document) {}

  void operator()(const char* name, const std::vector<std::string>& texts) const {
    document_[name] = texts;
  }
  void operator()(const char* name, const std::string& text) const { document_[name] = text; }
  template <typename Value>
  void operator()(const char* name, const std::optional<Value>& value) const {
    if (value) {
      document_[name] = *value;
    }
  }

 private:
  Json& document_;
};

std::vector<ConfigValue> withPhoneValues(std::vector<ConfigValue> values,
                                         const ConfigLayers& layers) {
  for (const ConfigKey& key : phoneKeys()) {
    values.push_back(shownValue(layers, key));
  }
  return values;
}

}  // namespace

void declarePhoneOptions(Options& offered, PhoneOptions& options, bool withQueue) {
  offered.option("-b,--backend", options.backend, tr("the platform (default: pbx of the config)"))
      .typeName("BACKEND");
  if (withQueue) {
    offered.option("-q,--queue", options.queue, tr("the queue (default: queue of the config)"))
        .typeName("QUEUE");
  }
  offered.flag("--yaml", options.yaml, tr("print YAML"));
  declareConfigFile(offered, options.configFile);
}

PhoneSetup::PhoneSetup(const PhoneOptions& options, Console& console)
    : options_(options), console_(console) {
  WeekOptions week;
  week.configFile = options.configFile;
  ConfigSources sources = weekConfigSources(week, console);
  if (options.backend) {
    sources.flags.emplace_back("pbx", *options.backend);
  }
  if (options.queue) {
    sources.flags.emplace_back("queue", *options.queue);
  }
  ToldComplaints complaints(console);
  const ConfigLayers layers(sources, complaints);
  Config config = readConfig(layers, complaints);
  settings_ = std::move(config.settings);
  const Secrets secrets = readSecrets(console.folder(), console.environment(), complaints);
  phone_ = readPhoneSettings(layers, secrets, complaints);
  roster_ = readPeople(settings_, console.folder(), complaints);
  complaints.throwIfAny();
  values_ = withPhoneValues(std::move(config.values), layers);
}

PhoneSetup::~PhoneSetup() = default;

const std::string& PhoneSetup::queue() const {
  if (!isQueueName(phone_.queue)) {
    throw UsageError(
        tr("'{}' can be no queue's name, expected letters, digits and _-.+", phone_.queue));
  }
  return phone_.queue;
}

PhoneSystem& PhoneSetup::system() {
  if (!system_) {
    system_ =
        makePhoneSystem(phone_, {console_.folder(), interrupted,
                                 [this] { return nowOf(console_).time_since_epoch().count(); },
                                 [this] { return zoneOf(settings_, console_); }});
  }
  return *system_;
}

std::string PhoneSetup::keyOf(const std::string& extension) const {
  return extension.empty() ? extension : holderOf(extension, roster_).value_or(extension);
}

std::string PhoneSetup::keyOf(const Call& call) const {
  if (!call.extension.empty()) {
    return keyOf(call.extension);
  }
  for (const auto& [person, extension] : roster_.extensions) {
    // Asterisk cuts names.
    if (!call.agent.empty() && cutToBytes(roster_.displayName(person), mostCliText) == call.agent) {
      return person;
    }
  }
  return call.agent;
}

Attendant PhoneSetup::attendant(const std::string& word) const {
  const auto found = roster_.extensions.find(word);
  const std::string extension = found == roster_.extensions.end() ? word : found->second;
  const std::string person = keyOf(extension);
  const bool isStranger =
      found == roster_.extensions.end() && person == word && !parseInteger(word).has_value();
  if (isStranger) {
    throw NoAnswer(tr("{} has no extension, nor is it one", word));
  }
  if (!isExtension(extension)) {
    throw NoAnswer(tr("'{}' is no extension of a telephone; correct that of {}", extension, word));
  }
  return {person, roster_.displayName(person), extension, 0};
}

std::vector<ShownMember> PhoneSetup::members() {
  std::vector<ShownMember> shown;
  for (QueueMember& member : system().members(queue())) {
    std::string key = keyOf(member.extension);
    shown.push_back({std::move(key), std::move(member)});
  }
  std::stable_sort(
      shown.begin(), shown.end(),
      [](const ShownMember& one, const ShownMember& other) { return one.key < other.key; });
  return shown;
}

Json asJson(const ShownMember& shown) {
  Json document{{"key", shown.key}};
  visitFields(shown.member, ToJson(document));
  return document;
}

void PhoneCommand::declare(Options& offered) {
  declareOwn(offered);
  declarePhoneOptions(offered, options_, withQueue_);
}

ExitCode PhoneCommand::run(Console& console) {
  return heedingStop([&] {
    PhoneSetup setup(options_, console);
    return console.options().showConfig ? showConfig(console, setup.values())
                                        : work(setup, console);
  });
}

void PhoneCommand::tell(const std::string& text, const Json& document, Console& console) const {
  console.out() << (options_.yaml ? asYaml(document) : text);
  console.answer(document);
}

}  // namespace tomatic
