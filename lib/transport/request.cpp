#include "transport/request.hpp"

#include <algorithm>
#include <string_view>

namespace tomatic {

std::string hostOf(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
  std::string_view host(url);
  host = host.substr(begin, end - begin);
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  return url.substr(0, begin).append(host);
}

bool isWebAddress(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

bool isLoopback(const std::string& url) {
  std::string host = hostOf(url);
  host.erase(0, host.find("://") == std::string::npos ? 0 : host.find("://") + 3);
  const bool bracketed = !host.empty() && host.front() == '[';
  host.resize(std::min(host.find(bracketed ? ']' : ':'), host.size()));
  return host == "localhost" || host == "[::1" || host.rfind("127.", 0) == 0;
}

}  // namespace tomatic
