#include "text/complaints.hpp"

#include <fmt/format.h>

#include <utility>

namespace tomatic {
namespace {

std::string joined(const std::vector<Complaint>& complaints) {
  std::string text;
  for (const Complaint& complaint : complaints) {
    if (!text.empty()) {
      text += '\n';
    }
    text += complaint.text();
  }
  return text;
}

}  // namespace

std::string Place::text() const {
  if (file.empty()) {
    return line > 0 ? fmt::format("{}", line) : "";
  }
  return line > 0 ? fmt::format("{}:{}", file, line) : file;
}

std::string Complaint::text() const {
  const std::string where = place.text();
  return where.empty() ? message : where + ": " + message;
}

Failure::Failure(std::string message)
    : Failure(std::vector<Complaint>{{Place{}, std::move(message)}}) {}

Failure::Failure(Place place, std::string message)
    : Failure(std::vector<Complaint>{{std::move(place), std::move(message)}}) {}

Failure::Failure(std::vector<Complaint> complaints)
    : std::runtime_error(joined(complaints)), complaints_(std::move(complaints)) {}

void Complaints::error(Place place, std::string message) {
  errors_.push_back({std::move(place), std::move(message)});
}

void Complaints::warning(Place place, std::string message) {
  warnings_.push_back({std::move(place), std::move(message)});
}

void Complaints::throwIfAny() const {
  if (hasErrors()) {
    throw Failure(errors_);
  }
}

}  // namespace tomatic
