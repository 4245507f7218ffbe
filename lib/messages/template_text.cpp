#include "messages/template_text.hpp"

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using kainjow::mustache::data;

data dataOf(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::object: {
      data map(data::type::object);
      for (const auto& [key, member] : value.items()) {
        map.set(key, dataOf(member));
      }
      return map;
    }
    case nlohmann::json::value_t::array: {
      data list(data::type::list);
      for (const auto& item : value) {
        list.push_back(dataOf(item));
      }
      return list;
    }
    case nlohmann::json::value_t::string:
      return data(value.get<std::string>());
    case nlohmann::json::value_t::boolean:
      return data(value.get<bool>() ? data::type::bool_true : data::type::bool_false);
    case nlohmann::json::value_t::null:
      return data(data::type::bool_false);
    default:
      return data(value.dump());
  }
}

}  // namespace

std::string filledTemplate(const std::string& text, const nlohmann::json& values,
                           const std::string& file) {
  kainjow::mustache::mustache prepared(text);
  prepared.set_custom_escape([](const std::string& plain) { return plain; });
  if (!prepared.is_valid()) {
    throw Failure({file, 0}, tr("no mustache template: {}", prepared.error_message()));
  }
  std::string filled = prepared.render(dataOf(values));
  if (!prepared.is_valid()) {
    throw Failure({file, 0}, tr("cannot be filled: {}", prepared.error_message()));
  }
  return filled;
}

}  // namespace tomatic
