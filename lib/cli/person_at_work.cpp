#include "cli/person_at_work.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>

#include "text/messages.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

std::string loginName() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

bool isOneLine(const std::string& text) {
  return !firstBadUtf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

}  // namespace

std::string personAtWork(const std::optional<std::string>& given, const Console& console) {
  const std::string variable = valueOf(console.environment(), "TOMATIC_USER");
  std::string user = given ? *given : !variable.empty() ? variable : loginName();
  if (user.empty() || !isOneLine(user)) {
    throw UsageError(tr("'{}' is no name of a user, expected one line of text", user));
  }
  return user;
}

}  // namespace tomatic
