#include "cli/json.hpp"

#include <nlohmann/json.hpp>

namespace tomatic {

void printJson(std::ostream& out, const nlohmann::ordered_json& document) {
  out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace tomatic
