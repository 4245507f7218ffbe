#include "commands/callinfo_registry.hpp"

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "callinfo/erp_sync.hpp"
#include "callinfo/mirror_writer.hpp"
#include "callinfo/registry_yaml.hpp"
#include "cli/confirmation.hpp"
#include "cli/yaml_output.hpp"
#include "commands/tell_warnings.hpp"
#include "files/input_file.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostCalls = 10'000'000;

Json categoriesDocument(const std::vector<CallCategory>& categories) {
  Json list = Json::array();
  for (const CallCategory& category : categories) {
    list.push_back(categoryDocument(category));
  }
  return {{"categories", list}};
}

/// `calls-anna.yaml` is anna's.
std::string operatorOf(const std::filesystem::path& file) {
  constexpr std::string_view start = "calls-";
  const std::string stem = file.stem().string();
  return stem.compare(0, start.size(), start) == 0 ? stem.substr(start.size()) : "";
}

/// Only its owner reads it, as the database that it comes from.
void writePrivate(const std::filesystem::path& file, const std::string& text) {
  const mode_t before = ::umask(077);
  writeFile(file, text);
  ::umask(before);
}

Json exported(Registry& registry, const std::filesystem::path& folder) {
  Json files = Json::array();
  for (const std::string& oper : registry.operators()) {
    if (oper.find('/') != std::string::npos) {
      throw Failure(tr("an operator's id has a slash, expected one that can name a file"));
    }
    Json list = Json::array();
    CallFilter filter;
    filter.oper = oper;
    filter.most = mostCalls;
    for (const RegisteredCall& call : registry.calls(filter)) {
      if (call.oper == oper) {  // of nobody, the filter gives everybody's
        list.push_back(callDocument(call));
      }
    }
    const std::string name = oper.empty() ? "calls.yaml" : "calls-" + oper + ".yaml";
    files.push_back({{"file", name}, {"calls", list.size()}});
    writePrivate(folder / name, asYaml({{"operator_calls", std::move(list)}}));
  }
  const auto categories = registry.categories();
  writePrivate(folder / "categories.yaml", asYaml(categoriesDocument(categories)));
  files.push_back({{"file", "categories.yaml"}, {"categories", categories.size()}});
  return files;
}

}  // namespace

std::string CallinfoCategoriesCommand::summary() const {
  return tr("Lists what calls can be about, suggests some, or takes over a new list.");
}

void CallinfoCategoriesCommand::declareOwn(Options& offered) {
  offered.option("ACTION", action_, tr("list or import")).among({"list", "import"}).showDefault();
  offered.option("FILE", file_, tr("with import: the new list, as categories.yaml"))
      .typeName("FILE");
  offered.option("--suggest", suggest_, tr("only those whose keywords occur in these comments"))
      .typeName("TEXT");
}

ExitCode CallinfoCategoriesCommand::work(const CallinfoSettings& settings, Console& console) {
  if ((action_ == "import") != file_.has_value()) {
    throw UsageError(tr("expected 'list', or 'import' with a FILE"));
  }
  Registry registry = registryOf(settings, console);
  if (file_) {
    ToldComplaints complaints(console);
    const auto text = namedText({console.folder(), *file_, true}, complaints);
    const auto categories = parseCategories(text.value_or(""), *file_, complaints);
    complaints.throwIfAny();
    registry.setCategories(categories);
  }
  const auto all = registry.categories();
  tell(console, categoriesDocument(suggest_ ? suggestedCategories(all, *suggest_) : all));
  return ExitCode::done;
}

std::string CallinfoRegistryCommand::summary() const {
  return tr("Takes over the predecessor's files of calls, or writes them.");
}

void CallinfoRegistryCommand::declareOwn(Options& offered) {
  offered.option("ACTION", action_, tr("import or export")).among({"import", "export"}).required();
  offered.option("PATH", paths_, tr("files to import, or the folder to export to"));
}

ExitCode CallinfoRegistryCommand::work(const CallinfoSettings& settings, Console& console) {
  if (paths_.empty() || (action_ == "export" && paths_.size() != 1)) {
    throw UsageError(tr("expected 'import' with files, or 'export' with a folder"));
  }
  Registry registry = registryOf(settings, console);
  if (action_ == "export") {
    const Json files = exported(registry, console.resolved(paths_.front()));
    tell(console, {{"files", files}});
    return ExitCode::done;
  }
  ToldComplaints complaints(console);
  std::vector<RegisteredCall> calls;
  for (const std::string& path : paths_) {
    const auto text = namedText({console.folder(), path, true}, complaints);
    auto some = parseCalls(text.value_or(""), path, operatorOf(path), complaints);
    calls.insert(calls.end(), some.begin(), some.end());
  }
  complaints.throwIfAny();
  const std::size_t fresh = registry.importCalls(calls);
  tell(console, {{"calls", calls.size()}, {"new", fresh}});
  return ExitCode::done;
}

std::string CallinfoForgetCommand::summary() const {
  return tr("Removes a person from the mirror and the registry.");
}

void CallinfoForgetCommand::declareOwn(Options& offered) {
  offered.option("PARTNER", partner_, tr("the id of the partner")).required();
  offered.flag("-n,--dry-run", dryRun_, tr("say what would be removed, change nothing"));
  offered.flag("-y,--yes", yes_, tr("do not ask"));
}

ExitCode CallinfoForgetCommand::work(const CallinfoSettings& settings, Console& console) {
  const auto id = parseInteger(partner_);
  if (!id) {
    throw UsageError(tr("PARTNER: expected the id of a partner, an integer"));
  }
  if (!dryRun_) {
    confirm(tr("Partner {} is removed from mirror and registry, which cannot be undone.", *id),
            yes_, console);
  }
  const auto mirror = mirrorOf(settings, console);
  Registry registry = registryOf(settings, console);
  const auto partner = mirror->partner(*id);
  // A phone that others have too may have been theirs.
  std::vector<std::string> own;
  for (const std::string& phone : partner ? partner->phones : std::vector<std::string>()) {
    if (mirror->search({searchKey(SearchField::phone, phone, settings.region)}, 1, true)
            .partners.size() == 1) {
      own.push_back(phone);
    }
  }
  const Json removed = [&] {
    Json rows = Json::object();
    for (const auto& [table, count] : mirror->forget(*id, dryRun_)) {
      rows[table] = count;
    }
    const auto sql = shareFolder(console.environment()) / "sql";
    for (const auto& [table, count] : forgetGathered(settings.folder, sql, *id, dryRun_)) {
      rows["gathered"][table] = count;
    }
    const std::size_t calls = registry.forget(*id, own, dryRun_);
    if (calls > 0) {
      rows["calls"] = calls;
    }
    return rows;
  }();
  tell(console, {{"partner", *id}, {"removed", removed}});
  return removed.empty() ? ExitCode::no : ExitCode::done;
}

}  // namespace tomatic
