#include "commands/rtqueue_calls.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/yaml_output.hpp"
#include "commands/store_command.hpp"
#include "files/file_io.hpp"
#include "report/text_table.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

void declareDate(Options& offered, std::optional<std::string>& date) {
  offered.option("-d,--date", date, tr("the day (default: today)")).typeName("DATE");
}

Date dayOf(const std::optional<std::string>& word, const PhoneSetup& setup,
           const Console& console) {
  if (!word) {
    return dateOf(zoneOf(setup.settings(), console).local(nowOf(console)));
  }
  const auto date = parseDate(*word);
  if (!date) {
    throw UsageError(tr("'{}' is no date, expected YYYY-MM-DD", *word));
  }
  return *date;
}

std::string dayText(Date date) {
  return formatLocal(localTime(date, std::chrono::seconds(0))).substr(0, 10);
}

template <typename Value>
Json orNull(const std::optional<Value>& value) {
  return value ? Json(value->count()) : Json(nullptr);
}

Json asJson(const Call& call, const PhoneSetup& setup) {
  const std::string person = setup.keyOf(call);
  return {{"id", call.id},
          {"start", formatLocal(call.start)},
          {"queue", call.queue},
          {"outcome", nameOf(call.outcome)},
          {"wait", orNull(call.wait)},
          {"talk", orNull(call.talk)},
          {"extension", call.extension.empty() ? Json(nullptr) : Json(call.extension)},
          {"person", person.empty() ? Json(nullptr) : Json(person)}};
}

}  // namespace

std::string QueueStatsCommand::summary() const {
  return tr("Tells the figures of the calls of a day.");
}

void QueueStatsCommand::declareOwn(Options& offered) {
  declareDate(offered, date_);
}

ExitCode QueueStatsCommand::work(PhoneSetup& setup, Console& console) {
  const Date date = dayOf(date_, setup, console);
  const Hours& hours = setup.settings().hours;
  const OpeningHours open{hours.start(Turn{0}), hours.start(Turn{hours.turns()})};
  const DayFigures figures =
      figuresOf(setup.system().calls(setup.queue(), date), setup.queue(), open);
  Json document{{"date", dayText(date)}};
  std::string text = fmt::format("date: {}\n", dayText(date));
  visitFigures(figures, [&](const char* name, std::optional<long long> figure) {
    document[name] = figure ? Json(*figure) : Json(nullptr);
    text += fmt::format("{}: {}\n", name, figure ? std::to_string(*figure) : "");
  });
  tell(text, document, console);
  return ExitCode::done;
}

std::string QueueCallsCommand::summary() const {
  return tr("Lists the calls of a day, and keeps them in stats/calls-DATE.yaml.");
}

void QueueCallsCommand::declareOwn(Options& offered) {
  declareDate(offered, date_);
}

ExitCode QueueCallsCommand::work(PhoneSetup& setup, Console& console) {
  const Date date = dayOf(date_, setup, console);
  Json list = Json::array();
  TextTable table({{tr("start")},
                   {tr("queue")},
                   {tr("outcome")},
                   {tr("wait"), Align::right},
                   {tr("talk"), Align::right},
                   {tr("person")},
                   {tr("id")}});
  const auto seconds = [](const std::optional<std::chrono::seconds>& length) {
    return length ? std::to_string(length->count()) : "";
  };
  for (const Call& call : setup.system().calls(setup.queue(), date)) {
    list.push_back(asJson(call, setup));
    table.add({formatLocal(call.start), call.queue, std::string(nameOf(call.outcome)),
               seconds(call.wait), seconds(call.talk), setup.keyOf(call), call.id});
  }
  const Json document{{"date", dayText(date)}, {"calls", list}};
  writeFile(console.resolved("stats/calls-" + dayText(date) + ".yaml"), asYaml(document));
  tell(list.empty() ? "" : table.text(), document, console);
  return ExitCode::done;
}

}  // namespace tomatic
