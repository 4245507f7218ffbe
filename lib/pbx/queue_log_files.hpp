// The calls of an Asterisk out of its queue_log, the file and those that it was rotated into,
// compressed ones too, on the machine where they are.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "files/time_zone.hpp"
#include "pbx/command_runner.hpp"
#include "phone/queue_log.hpp"

namespace tomatic {

class QueueLogFiles {
 public:
  /// `file` is the one that grows; the others lie beside it and have a longer name. `now` is the
  /// time in seconds since 1970, `zone` whose clocks the calls are told by.
  QueueLogFiles(std::shared_ptr<CommandRunner> runner, std::string file, InterfaceForm form,
                std::function<long long()> now, std::function<TimeZone()> zone);

  /// Throws Failure if the file cannot be read.
  std::vector<Call> calls(Date date) const;

 private:
  std::string commandLine(UtcTime from, UtcTime to) const;

  std::shared_ptr<CommandRunner> runner_;
  std::string file_;
  InterfaceForm form_;
  std::function<long long()> now_;
  std::function<TimeZone()> zone_;
};

}  // namespace tomatic
