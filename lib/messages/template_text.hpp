// Messages from mustache templates.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tomatic {

/// The template filled with the data: text as it is, numbers and truths as JSON writes them, lists
/// and maps as sections. Nothing is escaped: chats are no HTML. Throws Failure naming `file` if it
/// is no template.
std::string filledTemplate(const std::string& text, const nlohmann::json& data,
                           const std::string& file);

}  // namespace tomatic
