#include "commands/callinfo_calls.hpp"

#include <nlohmann/json.hpp>

#include "callinfo/odoo_source.hpp"
#include "callinfo/registry_yaml.hpp"
#include "commands/store_command.hpp"
#include "commands/tell_warnings.hpp"
#include "customers/card.hpp"
#include "files/input_file.hpp"
#include "files/roster_reader.hpp"
#include "files/time_zone.hpp"
#include "roster/profile.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "transport/work_aside.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

/// How long a ringing phone waits for the mirror.
constexpr std::chrono::milliseconds ringingPatience{20};

std::string operatorAt(const std::string& extension, const CallinfoSettings& settings,
                       Console& console) {
  Complaints complaints;  // a slip in the file must not keep the call from being stored
  Roster roster;
  const std::string text = textOf({console.folder(), settings.personsFile, false}, complaints);
  readRoster(yamlOf(text, settings.personsFile, complaints), roster, complaints);
  if (const auto person = holderOf(extension, roster)) {
    return *person;
  }
  console.note(
      tr("nobody in {} has this extension, the call has no operator", settings.personsFile));
  return "";
}

std::string utcOf(const std::optional<std::string>& written, const Console& console) {
  if (!written) {
    return formatUtc(nowOf(console));
  }
  const auto time = parseIsoTime(*written);
  if (!time) {
    throw UsageError(tr("--time: found '{}', expected one such as 2026-09-07T10:00:00Z", *written));
  }
  return formatUtc(std::chrono::floor<std::chrono::seconds>(*time));
}

Json unavailable() {
  return {{"source", "unavailable"}, {"message", "unavailable"}, {"partners", Json::array()}};
}

/// What a source knows of a phone.
Json answerOf(CustomerSource& source, const std::string& phone, const CallinfoSettings& settings) {
  const FoundPartners found = source.search({searchKey(SearchField::phone, phone, settings.region)},
                                            settings.mostHits, true);
  Json answer = unavailable();
  answer["source"] = source.name();
  answer["message"] = messageOf(found);
  for (const Partner& partner : found.partners) {
    answer["partners"].push_back(partnerDocument(partner));
  }
  return answer;
}

/// What the mirror knows at once; whatever goes wrong is no reason to keep a call waiting.
Json answerOfMirror(const std::string& phone, const CallinfoSettings& settings, Console& console) {
  try {
    Mirror mirror(settings.folder / "erp.db", shareFolder(console.environment()) / "sql",
                  ringingPatience);
    return mirror.isEmpty() ? unavailable() : answerOf(mirror, phone, settings);
  } catch (const Failure& failure) {
    console.warning(failure.what());
  }
  return unavailable();
}

/// What the ERP says meanwhile, or what it fails with: `{failure: …}`.
std::string answerOfErp(ErpSetup& erp, const std::string& phone, const CallinfoSettings& settings,
                        const Console& console) {
  try {
    OdooSource odoo(std::move(erp.access), std::move(erp.mapping), settings.region,
                    shareFolder(console.environment()) / "sql");
    return answerOf(odoo, phone, settings).dump();
  } catch (const Failure& failure) {
    return Json{{"failure", failure.what()}}.dump();
  }
}

/// The ERP's answer if it comes until then, else that of the mirror.
Json answerTo(const std::string& phone, const CallinfoSettings& settings,
              std::chrono::steady_clock::time_point deadline, Console& console) {
  if (settings.source != "odoo") {
    return answerOfMirror(phone, settings, console);
  }
  try {
    ErpSetup erp = erpOf(settings, console);
    WorkAside asked([&] { return answerOfErp(erp, phone, settings, console); });
    Json known = answerOfMirror(phone, settings, console);
    const auto said = asked.result(deadline);
    if (!said) {
      console.detail(tr("the ERP did not answer within {} ms", settings.erp.ringing.count()));
      return known;
    }
    Json answer = Json::parse(*said, nullptr, false);
    if (answer.contains("partners")) {
      return answer;
    }
    console.warning(answer.value("failure", ""));
    return known;
  } catch (const Failure& failure) {
    console.warning(failure.what());
    return answerOfMirror(phone, settings, console);
  }
}

Json callsDocument(const std::vector<RegisteredCall>& calls) {
  Json list = Json::array();
  for (const RegisteredCall& call : calls) {
    list.push_back(callDocument(call));
  }
  return {{"calls", list}};
}

std::int64_t idOf(const char* what, const std::string& text) {
  const auto id = parseInteger(text);
  if (!id) {
    throw UsageError(tr("{}: expected the id of a partner, an integer", what));
  }
  return *id;
}

}  // namespace

Registry registryOf(const CallinfoSettings& settings, const Console& console) {
  return Registry(settings.folder / "registry.db", shareFolder(console.environment()) / "sql",
                  settings.region);
}

std::string CallinfoRingingCommand::summary() const {
  return tr("Stores a call that rings, and tells who is calling.");
}

void CallinfoRingingCommand::declareOwn(Options& offered) {
  offered.option("--ext", extension_, tr("the extension that rings")).typeName("EXT").required();
  offered.option("--phone", phone_, tr("who is calling")).typeName("PHONE").required();
  offered.option("--callid", callid_, tr("the PBX's id of the call")).typeName("ID");
  offered.option("--time", time_, tr("when it began (default: now)")).typeName("TIME");
}

ExitCode CallinfoRingingCommand::work(const CallinfoSettings& settings, Console& console) {
  const auto deadline = std::chrono::steady_clock::now() + settings.erp.ringing;
  RegisteredCall call;
  call.oper = operatorAt(extension_, settings, console);
  call.timestamp = utcOf(time_, console);
  call.phone = phone_;
  call.pbxId = callid_;
  call.id = callid_.empty() ? callId(call.timestamp, phone_) : callid_;
  call = registryOf(settings, console).store(call);
  Json document{{"call", callDocument(call)}};
  document.update(answerTo(phone_, settings, deadline, console));
  tell(console, document);
  return ExitCode::done;
}

std::string CallinfoCallsCommand::summary() const {
  return tr("Lists calls, the latest first.");
}

void CallinfoCallsCommand::declareOwn(Options& offered) {
  offered.option("OPERATOR", operator_, tr("who picked them up (default: everybody)"));
  offered.option("--date", date_, tr("of this day (default: any)")).typeName("DATE");
  offered.option("--limit", limit_, tr("at most so many"))
      .typeName("N")
      .inRange(1, 1'000'000)
      .showDefault();
}

ExitCode CallinfoCallsCommand::work(const CallinfoSettings& settings, Console& console) {
  CallFilter filter;
  filter.oper = operator_;
  filter.most = static_cast<std::size_t>(limit_);
  if (date_) {
    const auto date = parseDate(*date_);
    if (!date) {
      throw UsageError(tr("--date: found '{}', expected one such as 2026-09-07", *date_));
    }
    const TimeZone zone = TimeZone::chosen(settings.timeZone, settings.timeZonePlace,
                                           valueOf(console.environment(), "TZ"));
    filter.from = formatUtc(zone.utc(localTime(*date, {})));
    filter.until = formatUtc(zone.utc(localTime(*date + std::chrono::days(1), {})));
  }
  tell(console, callsDocument(registryOf(settings, console).calls(filter)));
  return ExitCode::done;
}

std::string CallinfoHistoryCommand::summary() const {
  return tr("Lists the calls of a phone or partner, the latest first.");
}

void CallinfoHistoryCommand::declareOwn(Options& offered) {
  offered.option("WHO", of_, tr("a phone, or the id of a partner")).required();
  offered.option("--limit", limit_, tr("at most so many"))
      .typeName("N")
      .inRange(1, 1'000'000)
      .showDefault();
}

ExitCode CallinfoHistoryCommand::work(const CallinfoSettings& settings, Console& console) {
  CallFilter filter;
  filter.most = static_cast<std::size_t>(limit_);
  if (detectedField(of_) == SearchField::phone) {
    filter.phone = of_;
  } else {
    filter.partner = idOf("WHO", of_);
  }
  const auto calls = registryOf(settings, console).calls(filter);
  tell(console, callsDocument(calls));
  return calls.empty() ? ExitCode::no : ExitCode::done;
}

std::string CallinfoAnnotateCommand::summary() const {
  return tr("Notes what a call was about.");
}

void CallinfoAnnotateCommand::declareOwn(Options& offered) {
  const Option call = offered.option("CALL", call_, tr("the id of the call"));
  offered.option("--category", categories_, tr("what it was about; may be repeated"))
      .typeName("ID")
      .repeated();
  offered.option("--comments", comments_, tr("what was said")).typeName("TEXT");
  offered.option("--partner", partner_, tr("the id of who called")).typeName("ID");
  offered.option("--contract", contract_, tr("the number of the contract that it was about"))
      .typeName("NUMBER");
  offered.flag("--new", new_, tr("a call that no PBX knows of")).excludes(call);
  offered.option("--operator", operator_, tr("with --new: who picked it up")).typeName("PERSON");
  offered.option("--phone", phone_, tr("with --new: who called")).typeName("PHONE");
}

ExitCode CallinfoAnnotateCommand::work(const CallinfoSettings& settings, Console& console) {
  if (new_ == call_.has_value()) {
    throw UsageError(tr("expected the id of a CALL, or --new"));
  }
  if (!new_ && (!operator_.empty() || !phone_.empty())) {
    throw UsageError(tr("--operator and --phone tell of a new call, expected --new"));
  }
  Annotation annotation;
  if (!categories_.empty()) {
    annotation.categories = categories_;
  }
  annotation.comments = comments_;
  if (partner_) {
    annotation.callerId = idOf("--partner", *partner_);
    if (const auto partner = mirrorOf(settings, console)->partner(*annotation.callerId)) {
      annotation.callerVat = partner->taxId;
      annotation.callerName = partner->name;
    }
  }
  annotation.contractNumber = contract_;
  if (contract_) {
    if (const auto found = mirrorOf(settings, console)->contract(*contract_)) {
      annotation.contractId = found->id;
      annotation.contractAddress = found->cupsAddress;
    }
  }
  Registry registry = registryOf(settings, console);
  std::string id = call_.value_or("");
  if (new_) {
    const std::string time = formatUtc(nowOf(console));
    const std::string own = callId(time, phone_);
    id = registry.storeNew({own, operator_, time, phone_, "", {}, {}, {}, {}, {}, {}, {}, {}}).id;
  }
  tell(console, {{"call", callDocument(registry.annotate(id, annotation))}});
  return ExitCode::done;
}

std::string CallinfoClearCommand::summary() const {
  return tr("Takes the annotation off a call.");
}

void CallinfoClearCommand::declareOwn(Options& offered) {
  offered.option("CALL", call_, tr("the id of the call")).required();
}

ExitCode CallinfoClearCommand::work(const CallinfoSettings& settings, Console& console) {
  tell(console, {{"call", callDocument(registryOf(settings, console).clear(call_))}});
  return ExitCode::done;
}

}  // namespace tomatic
