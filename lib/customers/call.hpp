// A call as the registry knows it, and what calls are about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

struct RegisteredCall {
  std::string id;         ///< the PBX's, or callId()
  std::string oper;       ///< operator: who picked it up; empty if nobody has the extension
  std::string timestamp;  ///< UTC
  std::string phone;
  std::string pbxId;
  std::optional<std::int64_t> callerId;
  std::string callerVat;
  std::string callerName;
  std::optional<std::int64_t> contractId;
  std::string contractNumber;
  std::string contractAddress;
  std::vector<std::string> categories;
  std::string comments;
};

struct CallCategory {
  std::string id;
  std::string name;
  std::string code;
  std::vector<std::string> levels;
  std::vector<std::string> keywords;
  std::string color;
  bool enabled = true;
};

/// The id of a call that no PBX named: `2026-09-07T08:00:00Z-600123456`.
std::string callId(std::string_view timestamp, std::string_view phone);

/// The enabled categories of which a keyword occurs in a text, in whole words, whatever its case
/// and accents; in the order of the list.
std::vector<CallCategory> suggestedCategories(const std::vector<CallCategory>& categories,
                                              std::string_view comments);

}  // namespace tomatic
