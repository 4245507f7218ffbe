// Reads what Asterisk's manager interface answers over HTTP (rawman): blocks of `Name: value`
// lines.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "phone/interfaces.hpp"
#include "phone/queue.hpp"

namespace tomatic {

/// One block. Names are as they came; looking one up heeds no case.
class ManagerBlock {
 public:
  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }
  /// The first value of that name; empty if there is none.
  std::string_view operator[](std::string_view name) const;
  bool empty() const { return fields_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// The blocks of an answer; lines without colon are left out. Throws Failure if
/// the text does not begin with a response, or if a list that it announces has no end.
std::vector<ManagerBlock> parseManager(std::string_view text);

/// The members of a queue in the answer to QueueStatus. `now` is the platform's time in seconds
/// since 1970, for how long ago something was; 0 if it is not known.
std::vector<QueueMember> managerMembers(const std::vector<ManagerBlock>& blocks,
                                        const std::string& queue, const InterfaceForm& form,
                                        long long now);

}  // namespace tomatic
