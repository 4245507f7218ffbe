// How every tool of the suite tells its caller what came of the run.
#pragma once

namespace tomatic {

enum class ExitCode : int {
  done = 0,
  failed = 1,         ///< bad input, a failed write, a remote that refused
  usage = 2,          ///< the command line makes no sense
  no = 3,             ///< the question was understood and the answer is no
  queued = 4,         ///< accepted, to be done later
  interrupted = 130,  ///< SIGINT or SIGTERM; what was found so far is saved
};

}  // namespace tomatic
