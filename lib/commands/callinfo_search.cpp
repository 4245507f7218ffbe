#include "commands/callinfo_search.hpp"

#include <istream>
#include <nlohmann/json.hpp>

#include "customers/card.hpp"
#include "report/customer_card.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

std::vector<SearchKey> keysFor(SearchField field, const std::string& value,
                               const std::string& region) {
  if (field != SearchField::all) {
    return {searchKey(field, value, region)};
  }
  std::vector<SearchKey> keys;
  for (const std::string& name : searchFieldNames()) {
    const SearchField one = *parseSearchField(name);
    if (one != SearchField::all) {
      keys.push_back(searchKey(one, value, region));
    }
  }
  return keys;
}

/// As much of standard input as a value may have, and a bit more, to be told that it is too long.
std::string valueFrom(std::istream& in) {
  std::string value(2 * longestSearch, '\0');
  in.read(value.data(), static_cast<std::streamsize>(value.size()));
  value.resize(static_cast<std::size_t>(in.gcount()));
  return std::string(trimmed(value));
}

void tellCards(const FoundPartners& found, std::size_t most, Console& console) {
  if (found.tooMany) {
    console.out() << trn(static_cast<long long>(most),
                         "More than {} partner, none is listed: say more of who is meant.\n",
                         "More than {} partners, none is listed: say more of who is meant.\n",
                         most);
  } else if (found.partners.empty()) {
    console.out() << tr("Nobody found.\n");
  }
  bool first = true;
  for (const Partner& partner : found.partners) {
    console.out() << (first ? "" : "\n") << customerCard(partner);
    first = false;
  }
}

}  // namespace

void PartnerSearch::declare(Options& offered) {
  offered.option("VALUE", words_, tr("what is known of who calls: a phone, a name, …; - reads it"));
  offered.option("--by", by_, tr("which field it is (default: told from the value)"))
      .typeName("FIELD")
      .among(searchFieldNames());
  offered.flag("--shallow", shallow_, tr("leave out invoices, readings and switching cases"));
  offered.flag("--anonymize", anonymize_,
               tr("hide all but the last three characters of personal values"));
  offered.flag("--text", text_, tr("a short card for people, alerts on top"));
}

ExitCode PartnerSearch::run(const CallinfoSettings& settings, Console& console) const {
  const bool reads = words_.size() == 1 && words_.front() == "-";
  const std::string value = reads ? valueFrom(console.in()) : joined(words_, " ");
  if (trimmed(value).empty()) {
    throw UsageError(tr("nothing to search, expected a VALUE such as a phone or a name"));
  }
  const SearchField field = by_ ? *parseSearchField(*by_) : detectedField(value);
  if (const std::string doubt = doubtAbout(field, value); !doubt.empty()) {
    console.note(doubt);
  }
  const auto source = sourceOf(settings, console);
  FoundPartners found =
      source->search(keysFor(field, value, settings.region), settings.mostHits, shallow_);
  Json document{{"message", messageOf(found)},
                {"field", fieldName(field)},
                {"source", source->name()},
                {"partners", Json::array()}};
  for (Partner& partner : found.partners) {
    if (anonymize_) {
      anonymize(partner);
    }
    document["partners"].push_back(partnerDocument(partner));
  }
  if (text_ && !console.json()) {
    tellCards(found, settings.mostHits, console);
  } else {
    tell(console, document);
  }
  return found.partners.empty() ? ExitCode::no : ExitCode::done;
}

std::string CallinfoSearchCommand::summary() const {
  return tr("Finds partners and shows their cards.");
}

std::string CallinfoDetailsCommand::summary() const {
  return tr("Shows the invoices, readings and switching cases of contracts.");
}

void CallinfoDetailsCommand::declareOwn(Options& offered) {
  offered.option("CONTRACT", contracts_, tr("numbers of contracts")).required();
  offered.flag("--anonymize", anonymize_,
               tr("hide all but the last three characters of personal values"));
  offered.flag("--text", text_, tr("lines for people"));
}

ExitCode CallinfoDetailsCommand::work(const CallinfoSettings& settings, Console& console) {
  const auto source = sourceOf(settings, console);
  auto found = source->details(contracts_);
  Json document{{"message", found.empty() ? "no_info" : "ok"},
                {"source", source->name()},
                {"contracts", Json::object()}};
  const bool asText = text_ && !console.json();
  for (auto& [number, events] : found) {
    if (anonymize_) {
      anonymize(events);
    }
    document["contracts"][number] = {{"invoices", invoicesDocument(events.invoices)},
                                     {"lectures_comptadors", readingsDocument(events.readings)},
                                     {"atr_cases", casesDocument(events.cases)}};
    if (asText) {
      console.out() << number << '\n' << eventsCard(events);
    }
  }
  if (!asText) {
    tell(console, document);
  }
  return found.empty() ? ExitCode::no : ExitCode::done;
}

}  // namespace tomatic
