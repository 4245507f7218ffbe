// What pbx-fake.yaml says: the whole state of a platform that is but this file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "phone/calls.hpp"
#include "phone/extensions.hpp"
#include "phone/queue.hpp"

namespace tomatic {

struct FakeState {
  std::map<std::string, std::vector<QueueMember>> queues;
  std::vector<Extension> extensions;
  std::vector<Call> calls;
  std::string down;  ///< not empty: whatever is asked fails with this
};

/// `file` is how messages call it. Throws Failure with everything that is wrong.
FakeState parseFakeState(std::string_view text, const std::string& file);
std::string fakeStateText(const FakeState& state);

}  // namespace tomatic
