#include "servers/odoo_server.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace tomatic::tests {
namespace {

using Json = nlohmann::json;
using nlohmann::literals::operator""_json_pointer;

constexpr int userId = 7;

/// An error as Odoo gives it: its own words quote what was asked.
class OdooError : public std::runtime_error {
 public:
  OdooError(std::string called, const std::string& message)
      : std::runtime_error(message), name_(std::move(called)) {}
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

/// The letters of UTF-8, small ones of what has a small one in Latin.
std::vector<std::string> lettersOf(const std::string& text, bool small) {
  std::vector<std::string> letters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !letters.empty()) {
      letters.back() += c;
    } else {
      letters.emplace_back(1, c);
    }
  }
  for (std::string& letter : letters) {
    if (!small) {
      break;
    }
    if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z') {
      letter[0] = static_cast<char>(letter[0] - 'A' + 'a');
    } else if (letter.size() == 2 && letter[0] == '\xC3' &&
               static_cast<unsigned char>(letter[1]) < 0x9F) {
      letter[1] = static_cast<char>(letter[1] + 0x20);
    }
  }
  return letters;
}

bool matches(const std::vector<std::string>& text, std::size_t at,
             const std::vector<std::string>& pattern, std::size_t from) {
  for (; from < pattern.size(); ++from, ++at) {
    if (pattern[from] == "%") {
      for (std::size_t end = at; end <= text.size(); ++end) {
        if (matches(text, end, pattern, from + 1)) {
          return true;
        }
      }
      return false;
    }
    if (at >= text.size() || (pattern[from] != "_" && pattern[from] != text[at])) {
      return false;
    }
  }
  return at == text.size();
}

class Query {
 public:
  explicit Query(const Json& data) : data_(data) {}

  const Json& recordsOf(const std::string& model) const {
    const auto found = data_.find(model);
    if (found == data_.end()) {
      throw OdooError("builtins.KeyError", model);
    }
    return *found;
  }

  const Json& field(const std::string& model, const Json& record, const std::string& name) const {
    const auto found = record.find(name);
    if (found == record.end()) {
      throw OdooError("builtins.ValueError",
                      "Invalid field '" + name + "' on model '" + model + "'");
    }
    return *found;
  }

  /// The values at a path, behind references too.
  std::vector<Json> values(const std::string& model, const Json& record,
                           const std::string& path) const {
    const std::size_t dot = path.find('.');
    const Json& value = field(model, record, path.substr(0, dot));
    if (dot == std::string::npos) {
      return {value};
    }
    const std::string link = path.substr(0, dot);
    const std::string behind = data_.at("links").at(model).at(link).get<std::string>();
    std::vector<Json> all;
    for (const Json& other : recordsOf(behind)) {
      if (value.is_array() && !value.empty() && value[0] == other.at("id")) {
        return values(behind, other, path.substr(dot + 1));
      }
    }
    return all;
  }

  bool holds(const std::string& model, const Json& record, const Json& triple) const {
    const std::string how = triple.at(1);
    for (const Json& value : values(model, record, triple.at(0))) {
      const bool reference = value.is_array() && value.size() == 2 && value[1].is_string();
      const Json& plain = reference ? value[0] : value;
      const Json& readable = reference ? value[1] : value;
      const Json& with = triple.at(2);
      if ((how == "=" && plain == with) || (how == "!=" && plain != with) ||
          (how == ">" && plain > with) || (how == "<" && plain < with) ||
          (how == "in" && std::find(with.begin(), with.end(), plain) != with.end())) {
        return true;
      }
      if ((how == "like" || how == "ilike") && readable.is_string() &&
          isLike(readable, with, how == "ilike")) {
        return true;
      }
    }
    static const std::vector<std::string> known{"=", "!=", ">", "<", "in", "like", "ilike"};
    if (std::find(known.begin(), known.end(), how) == known.end()) {
      throw OdooError("builtins.ValueError", "Invalid leaf " + triple.dump());
    }
    return false;
  }

  bool meets(const std::string& model, const Json& record, const Json& condition) const {
    std::vector<bool> stack;
    for (auto item = condition.rbegin(); item != condition.rend(); ++item) {
      if (item->is_array()) {
        stack.push_back(holds(model, record, *item));
        continue;
      }
      const std::string sign = *item;
      if (stack.size() < (sign == "!" ? 1 : 2)) {
        throw OdooError("builtins.ValueError", "Invalid domain " + condition.dump());
      }
      const bool first = stack.back();
      stack.pop_back();
      if (sign == "!") {
        stack.push_back(!first);
      } else {
        const bool second = stack.back();
        stack.back() = sign == "|" ? first || second : first && second;
      }
    }
    return std::all_of(stack.begin(), stack.end(), [](bool each) { return each; });
  }

  Json found(const std::string& model, const Json& condition, const Json& options) const {
    const bool archived = !options.value("/context/active_test"_json_pointer, true);
    Json all = Json::array();
    for (const Json& record : recordsOf(model)) {
      if ((archived || record.value("active", true)) && meets(model, record, condition)) {
        all.push_back(record);
      }
    }
    sort(all, options.value("order", "id"));
    const std::size_t from = std::min<std::size_t>(options.value("offset", 0), all.size());
    const std::size_t most = options.value("limit", all.size());
    Json page = Json::array();
    for (std::size_t i = from; i < all.size() && page.size() < most; ++i) {
      page.push_back(all[i]);
    }
    return page;
  }

  static void sort(Json& records, const std::string& order) {
    std::size_t begin = 0;
    std::vector<std::pair<std::string, bool>> keys;
    while (begin < order.size()) {
      const std::size_t end = std::min(order.find(", ", begin), order.size());
      const std::string key = order.substr(begin, end - begin);
      keys.emplace_back(key.substr(0, key.find(' ')), key.find(" desc") != std::string::npos);
      begin = end + 2;
    }
    std::stable_sort(records.begin(), records.end(), [&](const Json& a, const Json& b) {
      for (const auto& [key, down] : keys) {
        if (a.at(key) != b.at(key)) {
          return down ? b.at(key) < a.at(key) : a.at(key) < b.at(key);
        }
      }
      return false;
    });
  }

  Json withFields(const std::string& model, const Json& records, const Json& fields) const {
    Json list = Json::array();
    for (const Json& record : records) {
      Json some{{"id", record.at("id")}};
      for (const Json& name : fields) {
        some[name.get<std::string>()] = field(model, record, name);
      }
      list.push_back(std::move(some));
    }
    return list;
  }

  Json read(const std::string& model, const Json& ids, const Json& fields) const {
    Json records = Json::array();
    for (const Json& record : recordsOf(model)) {
      if (std::find(ids.begin(), ids.end(), record.at("id")) != ids.end()) {
        records.push_back(record);
      }
    }
    return withFields(model, records, fields);
  }

 private:
  const Json& data_;
};

Json answerTo(const Json& data, const std::string& method, const Json& args) {
  if (method == "authenticate") {
    const bool known =
        args.at(0) == odooDatabase && args.at(1) == odooUser && args.at(2) == odooPassword;
    return known ? Json(userId) : Json(false);
  }
  if (args.at(0) != odooDatabase || args.at(1) != userId || args.at(2) != odooPassword) {
    throw OdooError("odoo.exceptions.AccessDenied", "Access Denied");
  }
  const Query query(data);
  const std::string model = args.at(3);
  const std::string what = args.at(4);
  const Json& options = args.at(6);
  if (what == "read") {
    return query.read(model, args.at(5).at(0), options.at("fields"));
  }
  const Json page = query.found(model, args.at(5).at(0), options);
  return what == "search_count" ? Json(page.size())
                                : query.withFields(model, page, options.at("fields"));
}

Json errorOf(const std::string& name, const std::string& message) {
  return {{"code", 200},
          {"message", "Odoo Server Error"},
          {"data", {{"name", name}, {"message", message}, {"debug", "Traceback: " + message}}}};
}

Reply odooReply(const Json& data, const Received& request) {
  const Json body = Json::parse(request.body);
  Json answer{{"jsonrpc", "2.0"}, {"id", body.at("id")}};
  try {
    answer["result"] = answerTo(data, body.at("/params/method"_json_pointer),
                                body.at("/params/args"_json_pointer));
  } catch (const OdooError& error) {
    answer["error"] = errorOf(error.name(), error.what());
  } catch (const Json::exception& error) {
    answer["error"] = errorOf("builtins.TypeError", error.what());
  }
  return {200, answer.dump(), {}, false};
}

}  // namespace

bool isLike(const std::string& text, const std::string& pattern, bool ignoreCase) {
  return matches(lettersOf(text, ignoreCase), 0, lettersOf("%" + pattern + "%", ignoreCase), 0);
}

struct OdooServer::State {
  Json data;
  Trouble trouble;
  std::unique_ptr<RecordingServer> server;
};

OdooServer::OdooServer(const std::string& data, Trouble trouble)
    : state_(std::make_unique<State>()) {
  state_->data = Json::parse(data);
  state_->trouble = std::move(trouble);
  state_->server = std::make_unique<RecordingServer>([this](const Received& request, int number) {
    auto reply = state_->trouble ? state_->trouble(request, number) : std::nullopt;
    return reply                          ? *reply
           : request.target == "/jsonrpc" ? odooReply(state_->data, request)
                                          : Reply{404, "<html>not here</html>", {}, false};
  });
}

OdooServer::~OdooServer() = default;

std::string OdooServer::url() const {
  return state_->server->url();
}

std::vector<Received> OdooServer::received() const {
  return state_->server->received();
}

std::vector<std::string> OdooServer::asked() const {
  std::vector<std::string> all;
  for (const Received& request : received()) {
    const Json params = Json::parse(request.body).at("params");
    const Json& args = params.at("args");
    all.push_back(params.at("method") == "execute_kw"
                      ? args.at(4).get<std::string>() + " " + args.at(3).get<std::string>()
                      : params.at("method").get<std::string>());
  }
  return all;
}

}  // namespace tomatic::tests
