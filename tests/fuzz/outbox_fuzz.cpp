// A file of the outbox is read as what is written again, or refused; so is the memory of what was
// held back.
#include <string>

#include "fuzz/fuzz.hpp"
#include "messages/holding_file.hpp"
#include "messages/outbox_entry.hpp"
#include "text/complaints.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  try {
    const std::string once = outboxText(parseOutboxEntry(text, "entry"));
    if (fuzz::comesBack(once)) {
      const OutboxEntry again = parseOutboxEntry(once, "entry");
      require(outboxText(again) == once);
      require(channelOfName(outboxName(again)) == again.channel);
    }
  } catch (const Failure&) {
  }
  try {
    const std::string once = holdingText(parseHolding(text, "holding"));
    if (fuzz::comesBack(once)) {
      require(holdingText(parseHolding(once, "holding")) == once);
    }
  } catch (const Failure&) {
  }
  return 0;
}
