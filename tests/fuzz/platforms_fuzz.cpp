// What platforms answer over HTTP, whatever it holds, is read or refused.
#include <string>

#include "fuzz/fuzz.hpp"
#include "phone/manager.hpp"
#include "phone/platform_json.hpp"
#include "text/complaints.hpp"

using namespace tomatic;

namespace {

template <typename Read>
void tryTo(Read read) {
  try {
    read();
  } catch (const Failure&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  static const InterfaceForm form("SIP/{extension}");
  tryTo([&] { managerMembers(parseManager(text), "cua", form, 1795195990); });
  tryTo([&] { areavoipMembers(text); });
  tryTo([&] { areavoipCalls(text); });
  tryTo([&] { areavoipExtensions(text); });
  tryTo([&] { irontecToken(text); });
  tryTo([&] { irontecMembers(text, 1795195990); });
  tryTo([&] { irontecAgents(text); });
  tryTo([&] { irontecCalls(text); });
  for (const char c : withoutAccents(text)) {
    fuzz::require(c >= 0x20 && c < 0x7F);
  }
  return 0;
}
