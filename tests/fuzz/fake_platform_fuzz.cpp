// The file of the platform that is but a file, and that of the monitor, are read as what is written
// again, or refused.
#include <string>

#include "files/watch_file.hpp"
#include "fuzz/fuzz.hpp"
#include "pbx/fake_state.hpp"
#include "text/complaints.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  try {
    const std::string once = fakeStateText(parseFakeState(text, "pbx-fake.yaml"));
    if (fuzz::comesBack(once)) {
      require(fakeStateText(parseFakeState(once, "pbx-fake.yaml")) == once);
    }
  } catch (const Failure&) {
  }
  try {
    const WatchState state = parseWatch(text, "monitor.yaml");
    const std::string once = watchText(state);
    if (fuzz::comesBack(once)) {
      require(parseWatch(once, "monitor.yaml") == state);
    }
  } catch (const Failure&) {
  }
  return 0;
}
