#include "messages/redaction.hpp"

#include <algorithm>

#include "messages/encoding.hpp"
#include "transport/request.hpp"

namespace tomatic {
namespace {

/// A shorter piece of an address is a word that everybody knows (`api`, `v1`, `rooms`).
constexpr std::size_t shortestPiece = 8;

}  // namespace

void Redactor::add(std::string secret) {
  const bool known = std::find(secrets_.begin(), secrets_.end(), secret) != secrets_.end();
  if (secret.empty() || known) {
    return;
  }
  const auto place = std::find_if(secrets_.begin(), secrets_.end(), [&](const std::string& other) {
    return other.size() < secret.size();
  });
  secrets_.insert(place, std::move(secret));
}

void Redactor::hide(std::string_view secret) {
  const std::string text(secret);
  const std::size_t scheme = text.find("://");
  if (scheme == std::string::npos) {
    add(text);
    add(percentEncoded(text));
    add(jsonEscaped(text));
    return;
  }
  const std::size_t begin = scheme + 3;
  const std::size_t path = std::min(text.find_first_of("/?#", begin), text.size());
  const std::size_t login = text.rfind('@', path);
  if (login != std::string::npos && login > begin) {
    add(text.substr(begin, login - begin));
  }
  std::string_view rest = std::string_view(text).substr(path);
  if (rest.size() > 1) {
    add(std::string(rest));
  }
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("/?#&="), rest.size());
    if (end >= shortestPiece) {
      hide(rest.substr(0, end));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void Redactor::hideLogin(std::string_view user, std::string_view password) {
  add(base64(std::string(user) + ":" + std::string(password)));
}

std::string Redactor::redacted(std::string_view text) const {
  std::string clean;
  while (!text.empty()) {
    const auto found = std::find_if(secrets_.begin(), secrets_.end(), [&](const std::string& each) {
      return text.substr(0, each.size()) == each;
    });
    if (found == secrets_.end()) {
      clean += text.front();
      text.remove_prefix(1);
    } else {
      clean += "***";
      text.remove_prefix(found->size());
    }
  }
  return clean;
}

}  // namespace tomatic
