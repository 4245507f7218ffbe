#include "pbx/queue_log_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "phone/cli_answer.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr long long secondsOfDay = 24LL * 3600;

long long epochOf(UtcTime time) {
  return time.time_since_epoch().count();
}

}  // namespace

QueueLogFiles::QueueLogFiles(std::shared_ptr<CommandRunner> runner, std::string file,
                             InterfaceForm form, std::function<long long()> now,
                             std::function<TimeZone()> zone)
    : runner_(std::move(runner)),
      file_(std::move(file)),
      form_(std::move(form)),
      now_(std::move(now)),
      zone_(std::move(zone)) {}

/// Only what is of interest leaves the other machine: of files that were not written to since the
/// day began nothing is, of the others the lines of that time with those that go on with them.
std::string QueueLogFiles::commandLine(UtcTime from, UtcTime to) const {
  const std::filesystem::path path(file_);
  const long long days = std::max(0LL, now_() - epochOf(from)) / secondsOfDay + 1;
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  return fmt::format(
      "test -r {0} || {{ echo {1} >&2; exit 1; }}; "
      "find -L {2} -maxdepth 1 -type f -name {3}'*' -mtime -{4} -exec zcat -f {{}} + 2>/dev/null | "
      "awk -F'|' '$1 ~ /^[0-9]+$/ {{ kept = $1 + 0 >= {5} && $1 + 0 < {6} }} kept'",
      shellQuoted(file_), shellQuoted(tr("{} cannot be read; correct asterisk: queueLog", file_)),
      shellQuoted(folder), shellQuoted(path.filename().string()), days, epochOf(from), epochOf(to));
}

std::vector<Call> QueueLogFiles::calls(Date date) const {
  const TimeZone zone = zone_();
  const UtcTime from = zone.utc(localTime(date, std::chrono::seconds(0)));
  const UtcTime to = zone.utc(localTime(date, std::chrono::hours(24))) + longestCall;
  const std::string text = runner_->shell(commandLine(from, to));
  return callsOf(parseQueueLog(text, [&](UtcTime time) { return zone.local(time); }), date, form_);
}

}  // namespace tomatic
