// Warnings reach the user whether the work that gathered them ends well or not.
#pragma once

#include "cli/console.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// Complaints whose warnings are told when they go out of scope.
class ToldComplaints : public Complaints {
 public:
  explicit ToldComplaints(Console& console) : console_(console) {}
  ~ToldComplaints() { console_.warnings(*this); }
  ToldComplaints(const ToldComplaints&) = delete;
  ToldComplaints& operator=(const ToldComplaints&) = delete;

 private:
  Console& console_;
};

}  // namespace tomatic
