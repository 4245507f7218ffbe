// The predecessor's files of calls: `calls-OPERATOR.yaml`, a map with the list `operator_calls`,
// and `categories.yaml` with the list `categories`; bare lists are read too.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "customers/call.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// `oper`: whose calls they are that do not say so. What is wrong is told by line and key.
std::vector<RegisteredCall> parseCalls(std::string_view text, const std::string& file,
                                       const std::string& oper, Complaints& complaints);
std::vector<CallCategory> parseCategories(std::string_view text, const std::string& file,
                                          Complaints& complaints);

/// With the keys of those files.
nlohmann::ordered_json callDocument(const RegisteredCall& call);
nlohmann::ordered_json categoryDocument(const CallCategory& category);

}  // namespace tomatic
