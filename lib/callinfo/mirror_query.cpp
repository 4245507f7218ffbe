#include "callinfo/mirror_query.hpp"

namespace tomatic {
namespace {

/// As a phrase of the full-text index.
std::string phrase(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted + "\"";
}

/// The part of an email that the index is asked for: the ends of domains are in nearly all, so what
/// stands before them does; the whole is compared afterwards.
std::string_view emailProbe(std::string_view email) {
  constexpr std::size_t enough = 9;
  const std::size_t at = email.find('@');
  if (at == std::string_view::npos || at < 2) {
    return email;
  }
  const std::string_view probe = email.substr(0, at + 2);
  return probe.size() > enough ? probe.substr(probe.size() - enough) : probe;
}

/// Likewise of a phone: the prefix of the country is in nearly all.
std::string_view phoneProbe(std::string_view phone) {
  constexpr std::size_t enough = 9;
  return phone.size() > enough ? phone.substr(phone.size() - enough) : phone;
}

MirrorQuery contactQuery(int kind, std::string_view probe, const std::string& text) {
  return {
      "SELECT DISTINCT c.partner FROM contacts_text t JOIN contacts c ON c.id = t.rowid"
      " WHERE contacts_text MATCH ? AND c.kind = ? AND instr(c.key, ?) > 0 LIMIT ?",
      {phrase(probe), std::int64_t{kind}, text}};
}

MirrorQuery nameQuery(const SearchKey& key) {
  std::string match;
  MirrorQuery query{
      "SELECT t.rowid FROM partners_text t JOIN partners p ON p.id = t.rowid"
      " WHERE partners_text MATCH ?",
      {SqlValue()}};
  for (const std::string& word : key.words) {
    if (isContainable(word)) {
      match += (match.empty() ? "folded : " : " AND folded : ") + phrase(word);
    } else {
      query.sql += " AND instr(p.folded, ?) > 0";
      query.values.emplace_back(word);
    }
  }
  query.values.front() = match;
  query.sql += " LIMIT ?";
  return query;
}

}  // namespace

MirrorQuery mirrorQuery(const SearchKey& key) {
  const auto inColumn = [&](const char* column) -> MirrorQuery {
    return {"SELECT rowid FROM partners_text WHERE partners_text MATCH ? LIMIT ?",
            {column + phrase(key.text)}};
  };
  const auto ofContract = [&](const std::string& column) -> MirrorQuery {
    return {
        "SELECT r.partner FROM contracts c JOIN roles r ON r.contract = c.id"
        " AND r.partner IN (c.titular, c.partner, c.notifier, c.payer, c.administrator)"
        " WHERE c." +
            column + " = ? LIMIT ?",
        {key.text}};
  };
  switch (key.field) {
    case SearchField::phone:
      return contactQuery(0, phoneProbe(key.text), key.text);
    case SearchField::email:
      return contactQuery(1, emailProbe(key.text), key.text);
    case SearchField::nif:
      return inColumn("nif : ");
    case SearchField::soci:
      return inColumn("soci : ");
    case SearchField::contract:
      return ofContract("number");
    case SearchField::cups:
      return ofContract("supply_point");
    case SearchField::name:
    case SearchField::all:
      break;
  }
  return nameQuery(key);
}

}  // namespace tomatic
