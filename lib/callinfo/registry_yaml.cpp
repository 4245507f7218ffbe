#include "callinfo/registry_yaml.hpp"

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "calendar/local_time.hpp"
#include "files/input_file.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Document = nlohmann::ordered_json;

/// The items of the list in a document, whichever of the ways it is wrapped in.
void forEachMap(const Yaml& document, std::string_view what, Complaints& complaints,
                const std::function<void(const Yaml& item)>& act) {
  const Yaml* list = document.isMap() ? document.find(what) : &document;
  if (list == nullptr) {
    unexpected(document, "", tr("a map with '{}'", what), complaints);
    return;
  }
  for (const Yaml& item : readItems(*list, what, complaints)) {
    if (item.isMap()) {
      act(item);
    } else {
      complaints.error(item.place, tr("{}: expected a map for each", what));
    }
  }
}

std::string textAt(const Yaml& map, std::string_view key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  if (node == nullptr || node->isNull()) {
    return "";
  }
  if (!node->isScalar()) {  // what stands there may be personal: it is not shown
    complaints.error(node->place, tr("{}: expected text", key));
    return "";
  }
  return node->text;
}

std::optional<std::int64_t> idAt(const Yaml& map, std::string_view key, Complaints& complaints) {
  const std::string text = textAt(map, key, complaints);
  if (text.empty()) {
    return std::nullopt;
  }
  const auto id = parseInteger(text);
  if (!id) {
    complaints.error(map.find(key)->place, tr("{}: expected an integer", key));
  }
  return id;
}

std::vector<std::string> textsAt(const Yaml& map, std::string_view key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  return node == nullptr ? std::vector<std::string>() : readTexts(*node, key, complaints);
}

/// The time in UTC; times without an offset are taken for UTC.
std::string timeAt(const Yaml& map, Complaints& complaints) {
  const std::string text = textAt(map, "call_timestamp", complaints);
  std::string shortened = text;  // fractions of a second are more than is kept
  if (const std::size_t point = shortened.find('.'); point != std::string::npos) {
    shortened.erase(point, shortened.find_first_not_of("0123456789", point + 1) - point);
  }
  const auto written = parseWrittenTime(shortened);
  if (!written) {
    complaints.error(map.place, tr("call_timestamp: expected a time such as 2026-09-07T08:00:00Z"));
    return "";
  }
  return formatUtc(written->moment().value_or(UtcTime(written->shown.time_since_epoch())));
}

Document idOrNull(const std::optional<std::int64_t>& id) {
  return id ? Document(*id) : Document(nullptr);
}

}  // namespace

std::vector<RegisteredCall> parseCalls(std::string_view text, const std::string& file,
                                       const std::string& oper, Complaints& complaints) {
  std::vector<RegisteredCall> calls;
  const Yaml document = yamlOf(text, file, complaints);
  forEachMap(document, "operator_calls", complaints, [&](const Yaml& item) {
    RegisteredCall call;
    call.oper = textAt(item, "operator", complaints);
    call.oper = call.oper.empty() ? oper : call.oper;
    call.timestamp = timeAt(item, complaints);
    call.phone = textAt(item, "phone_number", complaints);
    call.pbxId = textAt(item, "pbx_call_id", complaints);
    const std::string given = textAt(item, "id", complaints);
    call.id = !call.pbxId.empty() ? call.pbxId
              : !given.empty()    ? given
                                  : callId(call.timestamp, call.phone);
    call.callerId = idAt(item, "caller_erp_id", complaints);
    call.callerVat = textAt(item, "caller_vat", complaints);
    call.callerName = textAt(item, "caller_name", complaints);
    call.contractId = idAt(item, "contract_erp_id", complaints);
    call.contractNumber = textAt(item, "contract_number", complaints);
    call.contractAddress = textAt(item, "contract_address", complaints);
    call.categories = textsAt(item, "category_ids", complaints);
    call.comments = textAt(item, "comments", complaints);
    calls.push_back(std::move(call));
  });
  return calls;
}

std::vector<CallCategory> parseCategories(std::string_view text, const std::string& file,
                                          Complaints& complaints) {
  std::vector<CallCategory> categories;
  std::set<std::string> ids;
  const Yaml document = yamlOf(text, file, complaints);
  forEachMap(document, "categories", complaints, [&](const Yaml& item) {
    CallCategory category;
    category.id = readId(item.find("id") == nullptr ? Yaml() : *item.find("id"), "id", complaints)
                      .value_or("");
    if (!ids.insert(category.id).second) {
      complaints.error(item.place,
                       tr("id: '{}' stands there twice, expected each once", category.id));
    }
    category.name = textAt(item, "name", complaints);
    category.code = textAt(item, "code", complaints);
    category.levels = textsAt(item, "levels", complaints);
    category.keywords = textsAt(item, "keywords", complaints);
    category.color = textAt(item, "color", complaints);
    if (const Yaml* enabled = item.find("enabled")) {
      category.enabled = readBoolean(*enabled, "enabled", complaints).value_or(true);
    }
    categories.push_back(std::move(category));
  });
  return categories;
}

Document callDocument(const RegisteredCall& call) {
  return {{"id", call.id},
          {"operator", call.oper},
          {"call_timestamp", call.timestamp},
          {"phone_number", call.phone},
          {"pbx_call_id", call.pbxId},
          {"caller_erp_id", idOrNull(call.callerId)},
          {"caller_vat", call.callerVat},
          {"caller_name", call.callerName},
          {"contract_erp_id", idOrNull(call.contractId)},
          {"contract_number", call.contractNumber},
          {"contract_address", call.contractAddress},
          {"category_ids", Document(call.categories)},
          {"comments", call.comments}};
}

Document categoryDocument(const CallCategory& category) {
  return {{"id", category.id},
          {"name", category.name},
          {"code", category.code},
          {"levels", Document(category.levels)},
          {"keywords", Document(category.keywords)},
          {"color", category.color},
          {"enabled", category.enabled}};
}

}  // namespace tomatic
