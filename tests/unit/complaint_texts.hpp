// Complaints as the texts that a person reads.
#pragma once

#include <string>
#include <vector>

#include "text/complaints.hpp"

namespace tomatic {

inline std::vector<std::string> texts(const std::vector<Complaint>& complaints) {
  std::vector<std::string> all;
  for (const Complaint& complaint : complaints) {
    all.push_back(complaint.text());
  }
  return all;
}

inline std::vector<std::string> errorsOf(const Complaints& complaints) {
  return texts(complaints.errors());
}

}  // namespace tomatic
