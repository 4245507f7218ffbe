#include "messages/logbook.hpp"

#include "files/append.hpp"
#include "files/descriptor.hpp"
#include "messages/encoding.hpp"
#include "text/messages.hpp"

namespace tomatic {

void MessageLog::add(Moment now, const OutboxEntry& entry, const std::string& outcome,
                     const std::string& answer) const {
  const std::string time = formatMoment(now);
  std::vector<std::pair<std::string, std::string>> line{{"time", time}, {"channel", entry.channel}};
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) {
      line.emplace_back(key, text);
    }
  };
  put("person", entry.message.person);
  put("id", entry.message.id);
  put("outcome", outcome);
  put("answer", answer);
  if (!entry.message.isPrivate) {
    put("title", entry.message.title);
    put("text", entry.message.text);
  }
  const auto path = folder_ / ("logbook-" + time.substr(0, 7) + ".yaml");
  // JSON on one line is YAML too.
  if (const int error = appendLine(path, "- " + jsonObject(line))) {
    fail(path, tr("cannot be written: {}", reasonOf(error)));
  }
}

}  // namespace tomatic
