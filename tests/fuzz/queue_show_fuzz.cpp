// What Asterisk prints of a queue, whatever it holds, is read or refused; members have an extension
// that comes from their interface.
#include <string>

#include "fuzz/fuzz.hpp"
#include "phone/cli_answer.hpp"
#include "phone/queue_show.hpp"
#include "text/complaints.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  static const InterfaceForm form("Local/{extension}@agents");
  try {
    for (const QueueMember& member : parseQueueShow(text, form).members) {
      require(member.interface && isInterfaceName(*member.interface));
      require(member.extension == form.extensionIn(*member.interface));
      require(!member.pauseReason || member.paused == true);
    }
  } catch (const Failure&) {
  }
  parseQueueNames(text);
  require(withoutColors(text).size() <= text.size());
  judgeCli("queue add member", text);
  judgeCli("queue remove member", text);
  try {
    const std::string command = cliPause("SIP/1", "cua", text);
    require(command.size() <= mostCliCommand);
    require(command.find('\n') == std::string::npos);
  } catch (const Failure&) {
  }
  return 0;
}
