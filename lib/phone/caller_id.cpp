#include "phone/caller_id.hpp"

#include <fmt/format.h>

namespace tomatic {

std::string callerName(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    plain += c == '"' || c == '<' || c == '>' || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return plain;
}

std::string callerId(const Extension& extension) {
  return fmt::format("\"{}\" <{}>", callerName(extension.name), extension.number);
}

std::string nameInCallerId(const std::string& callerid) {
  const std::size_t open = callerid.find('"');
  if (open != std::string::npos) {
    const std::size_t close = callerid.find('"', open + 1);
    return callerid.substr(open + 1, close == std::string::npos ? close : close - open - 1);
  }
  std::string name = callerid.substr(0, callerid.find('<'));
  name.erase(name.find_last_not_of(' ') + 1);
  return name;
}

}  // namespace tomatic
