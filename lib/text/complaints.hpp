// What is wrong with an input, where, and how to mend it. All complaints about one input are
// gathered before anything is thrown, so that the operator sees every bad line at once.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace tomatic {

/// Where something stands: a file (as the user would name it) and a 1-based line, 0 for the whole.
struct Place {
  std::string file;
  int line = 0;

  /// `file:line`, `file`, or nothing.
  std::string text() const;
};

struct Complaint {
  Place place;
  std::string message;  ///< lower-case: what was wrong, what was expected, how to mend it

  /// `file:line: message`
  std::string text() const;
};

/// The run failed: unreadable or bad input, a failed write, a remote that refused (exit 1).
class Failure : public std::runtime_error {
 public:
  explicit Failure(std::string message);
  Failure(Place place, std::string message);
  explicit Failure(std::vector<Complaint> complaints);

  const std::vector<Complaint>& complaints() const { return complaints_; }

 private:
  std::vector<Complaint> complaints_;
};

/// The command line makes no sense (exit 2).
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The question was understood and the answer is no: infeasible, nobody, nothing found (exit 3).
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Gathers errors and warnings while an input is read.
class Complaints {
 public:
  void error(Place place, std::string message);
  void warning(Place place, std::string message);

  bool hasErrors() const { return !errors_.empty(); }
  const std::vector<Complaint>& errors() const { return errors_; }
  const std::vector<Complaint>& warnings() const { return warnings_; }

  /// Throws Failure with every error so far, if there is any.
  void throwIfAny() const;

 private:
  std::vector<Complaint> errors_;
  std::vector<Complaint> warnings_;
};

}  // namespace tomatic
