#include "customers/call.hpp"

#include <algorithm>

#include "customers/folding.hpp"

namespace tomatic {

std::string callId(std::string_view timestamp, std::string_view phone) {
  return std::string(timestamp).append("-").append(phone);
}

std::vector<CallCategory> suggestedCategories(const std::vector<CallCategory>& categories,
                                              std::string_view comments) {
  const std::string text = " " + folded(comments) + " ";
  std::vector<CallCategory> suggested;
  for (const CallCategory& category : categories) {
    const bool occurs = std::any_of(
        category.keywords.begin(), category.keywords.end(), [&](const std::string& keyword) {
          const std::string word = folded(keyword);
          return !word.empty() && text.find(" " + word + " ") != std::string::npos;
        });
    if (category.enabled && occurs) {
      suggested.push_back(category);
    }
  }
  return suggested;
}

}  // namespace tomatic
