#include "phone/interfaces.hpp"

#include <algorithm>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr std::string_view mark = "{extension}";

bool consistsOf(std::string_view text, std::string_view others) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           others.find(c) != std::string_view::npos;
  });
}

constexpr std::size_t longestExtension = 40;
constexpr std::size_t longestQueueName = 79;
constexpr std::string_view inInterfaces = "_-.@/+*#";

}  // namespace

InterfaceForm::InterfaceForm(const std::string& form) {
  const std::size_t place = form.find(mark);
  if (place != std::string::npos) {
    before_ = form.substr(0, place);
    after_ = form.substr(place + mark.size());
  }
  if (place == std::string::npos || !consistsOf(before_ + after_, inInterfaces)) {
    throw Failure(
        tr("memberInterface: found '{}', expected a form such as "
           "'Local/{{extension}}@agents'",
           form));
  }
}

std::string InterfaceForm::interfaceOf(std::string_view extension) const {
  return before_ + std::string(extension) + after_;
}

std::string InterfaceForm::extensionIn(std::string_view interface) const {
  const std::size_t around = before_.size() + after_.size();
  if (interface.size() > around && interface.substr(0, before_.size()) == before_ &&
      interface.substr(interface.size() - after_.size()) == after_) {
    const auto inside = interface.substr(before_.size(), interface.size() - around);
    if (inside.find_first_of("/@") == std::string_view::npos) {
      return std::string(inside);
    }
  }
  const std::size_t slash = interface.find('/');
  if (slash != std::string_view::npos) {
    interface.remove_prefix(slash + 1);
  }
  return std::string(interface.substr(0, interface.find_first_of("@/")));
}

bool isExtension(std::string_view text) {
  return !text.empty() && text.size() <= longestExtension && consistsOf(text, "_-.+*#") &&
         text.front() != '-';
}

bool isQueueName(std::string_view text) {
  return !text.empty() && text.size() <= longestQueueName && consistsOf(text, "_-.+") &&
         text.front() != '-';
}

bool isInterfaceName(std::string_view text) {
  return !text.empty() && consistsOf(text, inInterfaces);
}

}  // namespace tomatic
