// A real HTTP server on 127.0.0.1 that behaves like an Odoo: `/jsonrpc` with authenticate,
// search_read, read and search_count of records in memory, conditions and order included, and its
// errors as HTTP 200.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "servers/recording_server.hpp"

namespace tomatic::tests {

/// What it asks of whoever logs in.
inline constexpr const char* odooDatabase = "coop";
inline constexpr const char* odooUser = "helpline";
inline constexpr const char* odooPassword = "s3cr3t-hunter2";

class OdooServer {
 public:
  /// Says something else than an Odoo would; nothing: what an Odoo would say.
  using Trouble = std::function<std::optional<Reply>(const Received& request, int number)>;

  /// `data`: a JSON object, model → list of records, a reference in them as `[id, name]`; under
  /// `links`, model → field → the model behind it, for conditions such as `comptador.polissa`.
  explicit OdooServer(const std::string& data, Trouble trouble = nullptr);
  ~OdooServer();

  std::string url() const;
  std::vector<Received> received() const;
  /// `authenticate`, `search_read res.partner`, in the order that they came in.
  std::vector<std::string> asked() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether an SQL pattern with `%` and `_` is somewhere in the text, as Odoo's like does it.
bool isLike(const std::string& text, const std::string& pattern, bool ignoreCase);

}  // namespace tomatic::tests
