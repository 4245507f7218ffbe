// Whatever stands in the channels of config.yaml and secrets.yaml, reading ends in channels that
// say something, or in complaints; and nothing secret is shown.
#include <string>

#include "fuzz/fuzz.hpp"
#include "messages/channel_book.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  try {
    Complaints complaints;
    const Yaml document = parseYaml(text, "config.yaml");
    const Yaml* channels = document.find("channels");
    const Secrets secrets = parseSecrets(text, {{"TOKEN", "hunter2hunter2"}}, complaints);
    const ChannelBook book(channels, document.find("monitorChatChannel"), secrets, ".", complaints);
    for (const KnownChannel& known : book.all()) {
      for (const std::string& name :
           known.errors.empty() ? book.expanded(known.name) : std::vector<std::string>{}) {
        require(book.find(name) != nullptr && !book.find(name)->isGroup());
      }
      if (known.usable() && !known.isGroup()) {
        Message message;
        message.id = "id";
        message.text = "text";
        require(&book.usable(known.name) == known.channel.get());
        known.channel->request(message);
      }
    }
    // What the file spells out itself, as a name or a type, may be named.
    constexpr std::string_view secret = "hunter2hunter2";
    for (const Complaint& error : complaints.errors()) {
      require(error.message.find(secret) == std::string::npos ||
              text.find(secret) != std::string::npos);
    }
  } catch (const Failure&) {
  }
  return 0;
}
