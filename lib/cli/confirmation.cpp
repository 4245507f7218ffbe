#include "cli/confirmation.hpp"

#include <unistd.h>

#include "text/messages.hpp"

namespace tomatic {

void confirm(const std::string& question, bool yes, Console& console) {
  if (yes) {
    return;
  }
  if (::isatty(STDIN_FILENO) == 0) {
    throw UsageError(tr("{} There is no terminal to ask on: --yes says so", question));
  }
  console.error(tr("{} [y/N]", question));
  std::string answer;
  std::getline(console.in(), answer);
  if (answer != "y" && answer != "Y" && answer != "yes") {
    throw NoAnswer(tr("nothing was changed"));
  }
}

}  // namespace tomatic
