// Small texts from options, configuration and servers: durations, quiet hours, throttles,
// Retry-After, times, addresses of mail, base64, placeholders, splitting.
#include <string>

#include "fuzz/fuzz.hpp"
#include "messages/encoding.hpp"
#include "messages/holding.hpp"
#include "messages/mail_text.hpp"
#include "messages/placeholders.hpp"
#include "messages/quiet_hours.hpp"
#include "messages/retrying.hpp"
#include "messages/splitting.hpp"
#include "text/durations.hpp"
#include "text/utf8.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono_literals;
  const std::string_view text = fuzz::asText(data, size);
  const Moment now = Moment(1'800'000'000s);
  if (const auto duration = parseDuration(text)) {
    require(*duration >= 0ms && *duration <= longestDuration);
    require(parseDuration(formatDuration(*duration)) == duration);
  }
  if (const auto quiet = QuietHours::parse(text)) {
    const auto offset = [](Moment moment) { return moment < Moment(1'800'010'000s) ? 2h : 1h; };
    const auto end = quiet->endOfSilence(now, offset);
    require(!end || (*end > now && !quiet->endOfSilence(*end, offset)) || *end > now + 24h);
    require(quiet->silenceBetween(now, now + 24h, offset) <= 24h);
  }
  if (const auto throttle = parseThrottle(text)) {
    require(!throttle->key.empty());
  }
  if (const auto pause = parseRetryAfter(text, now)) {
    require(*pause >= 0ms && *pause <= 24h);
  }
  Moment moment;
  if (parseMoment(text, moment)) {
    Moment again;
    require(parseMoment(formatMoment(moment), again) && again == moment);
  }
  if (const auto address = parseMailAddress(text)) {
    require(address->address.find_first_of("\r\n <>") == std::string::npos);
    require(address->name.find_first_of("\r\n") == std::string::npos);
  }
  std::string bytes;
  if (fromBase64(text, bytes)) {
    require(bytes.size() <= text.size());
  }
  const std::string clean = cleanUtf8(text);
  require(!firstBadUtf8(clean));
  std::string joined;
  for (const auto part : splitText(clean, {20, LengthUnit::bytes})) {
    require(part.size() <= 20 && !firstBadUtf8(part));
    joined += part;
  }
  require(joined == clean);
  require(encodedHeader(clean).find('\n') == std::string::npos ||
          encodedHeader(clean).find("\r\n ") != std::string::npos);
  filled(text, {{"message", "x"}}, percentEncoded);
  quotedPrintable(text);
  return 0;
}
