#include "commands/extension.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <utility>

#include "cli/confirmation.hpp"
#include "files/secrets_writer.hpp"
#include "phone/interfaces.hpp"
#include "report/text_table.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

/// Of the system's own randomness; 24 letters and digits are 142 bits.
std::string generatedSecret() {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  constexpr int length = 24;
  std::random_device device;
  std::uniform_int_distribution<std::size_t> any(0, letters.size() - 1);
  std::string secret;
  for (int i = 0; i < length; ++i) {
    secret += letters[any(device)];
  }
  return secret;
}

Json asJson(const std::vector<Extension>& extensions) {
  Json list = Json::array();
  for (const auto& [number, name, email] : extensions) {
    list.push_back({{"extension", number},
                    {"name", name.empty() ? Json(nullptr) : Json(name)},
                    {"email", email.empty() ? Json(nullptr) : Json(email)}});
  }
  return list;
}

std::string textOf(const ExtensionChange& change) {
  std::string text;
  for (const auto& [sign, list] : {std::pair{'+', &change.added}, std::pair{'~', &change.renamed},
                                   std::pair{'-', &change.removed}}) {
    for (const Extension& extension : *list) {
      text += fmt::format("{} {} {}\n", sign, extension.number, extension.name);
    }
  }
  return text;
}

Extension checked(const Extension& extension) {
  if (!isExtension(extension.number)) {
    throw UsageError(tr("'{}' is no extension of a telephone, expected digits", extension.number));
  }
  return extension;
}

/// Keeps what may not be removed.
void spare(ExtensionChange& change, const PhoneSystem& system, Console& console) {
  std::vector<std::string> spared;
  for (const Extension& extension : std::exchange(change.removed, {})) {
    if (system.mayRemove(extension)) {
      change.removed.push_back(extension);
    } else {
      spared.push_back(extension.number);
    }
  }
  if (!spared.empty()) {
    console.warning(
        tr("not among those that the configuration lets be cleared: {}", joined(spared)));
  }
}

void make(const ExtensionChange& change, PhoneSystem& system, const Console& console) {
  for (const Extension& extension : change.added) {
    std::string secret;
    if (system.wantsSecret(extension)) {
      secret = generatedSecret();
      // First where it can be found: a telephone that nobody can set up is of no use.
      writeSecret(console.folder(), "sip", extension.number, secret);
    }
    system.addExtension(extension, secret);
  }
  for (const Extension& extension : change.renamed) {
    system.renameExtension(extension);
  }
  for (const Extension& extension : change.removed) {
    system.removeExtension(extension);
  }
}

}  // namespace

std::string ExtensionTool::summary() const {
  return tr("Tells and changes who is behind the extensions of the telephone platform.");
}

std::string ExtensionTool::epilogue() const {
  return tr(
      "Example: tomatic-extension load --dry-run\n"
      "See tomatic-extension(1) for every command and tomatic-files(5) for the platforms.");
}

std::string ExtensionShowCommand::summary() const {
  return tr("Lists the extensions and their names.");
}

ExitCode ExtensionShowCommand::work(PhoneSetup& setup, Console& console) {
  const auto extensions = setup.system().extensions();
  TextTable table({{tr("extension")}, {tr("name")}, {tr("email")}});
  for (const auto& [number, name, email] : extensions) {
    table.add({number, name, email});
  }
  tell(extensions.empty() ? "" : table.text(), {{"extensions", asJson(extensions)}}, console);
  return ExitCode::done;
}

void ExtensionChangeCommand::declareOwn(Options& offered) {
  declareMore(offered);
  offered.flag("-n,--dry-run", dryRun_, tr("say what would change, and change nothing"));
  offered.flag("-y,--yes", yes_, tr("do not ask"));
}

ExitCode ExtensionChangeCommand::work(PhoneSetup& setup, Console& console) {
  PhoneSystem& system = setup.system();
  ExtensionChange change = changeOf(system.extensions(), setup);
  if (sparesOthers()) {
    spare(change, system, console);
  }
  if (!dryRun_) {
    const std::size_t touched = change.renamed.size() + change.removed.size();
    if (touched > 0) {
      confirm(trn(static_cast<long long>(touched),
                  "{} extension of {} changes, a call on it may be cut.",
                  "{} extensions of {} change, calls on them may be cut.", touched, system.name()),
              yes_, console);
    }
    make(change, system, console);
  }
  tell(textOf(change),
       {{"added", asJson(change.added)},
        {"renamed", asJson(change.renamed)},
        {"removed", asJson(change.removed)},
        {"done", !dryRun_}},
       console);
  return ExitCode::done;
}

std::string ExtensionAddCommand::summary() const {
  return tr("Gives an extension to somebody.");
}

void ExtensionAddCommand::declareMore(Options& offered) {
  offered.option("EXTENSION", number_, tr("the extension")).required();
  offered.option("NAME", name_, tr("whose it is")).required();
  offered.option("EMAIL", email_, tr("their address"));
}

ExtensionChange ExtensionAddCommand::changeOf(const std::vector<Extension>& now,
                                              PhoneSetup& setup) const {
  const Extension wanted =
      checked({number_, setup.system().storedName(name_), email_.value_or("")});
  ExtensionChange change = extensionChange(now, {wanted});
  change.removed.clear();
  return change;
}

std::string ExtensionRemoveCommand::summary() const {
  return tr("Removes an extension, or makes it free where the platform keeps it.");
}

void ExtensionRemoveCommand::declareMore(Options& offered) {
  offered.option("EXTENSION", number_, tr("the extension")).required();
}

ExtensionChange ExtensionRemoveCommand::changeOf(const std::vector<Extension>& now,
                                                 PhoneSetup&) const {
  ExtensionChange change;
  std::copy_if(now.begin(), now.end(), std::back_inserter(change.removed),
               [&](const Extension& one) { return one.number == number_ && !one.name.empty(); });
  if (change.removed.empty()) {
    throw NoAnswer(tr("nobody has the extension {}", number_));
  }
  return change;
}

std::string ExtensionClearCommand::summary() const {
  return tr("Removes every extension, or makes it free where the platform keeps it.");
}

ExtensionChange ExtensionClearCommand::changeOf(const std::vector<Extension>& now,
                                                PhoneSetup&) const {
  return extensionChange(now, {});
}

std::string ExtensionLoadCommand::summary() const {
  return tr("Makes the extensions those of persons.yaml: adds, renames and removes what differs.");
}

ExtensionChange ExtensionLoadCommand::changeOf(const std::vector<Extension>& now,
                                               PhoneSetup& setup) const {
  std::vector<Extension> wanted = extensionsOf(setup.roster());
  if (wanted.empty()) {
    throw NoAnswer(
        tr("nobody in persons.yaml has an extension: nothing was changed; 'clear' would "
           "remove all"));
  }
  for (Extension& extension : wanted) {
    extension.name = setup.system().storedName(extension.name);
    if (!isExtension(extension.number)) {
      throw Failure(tr("'{}' is no extension of a telephone; correct that of {}", extension.number,
                       extension.name));
    }
  }
  return extensionChange(now, wanted);
}

}  // namespace tomatic
