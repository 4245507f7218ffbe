// How tests ask an Odoo of theirs.
#pragma once

#include <string>

#include "callinfo/erp_mapping.hpp"
#include "callinfo/odoo_client.hpp"
#include "cli/environment.hpp"
#include "files/file_io.hpp"
#include "servers/odoo_server.hpp"

namespace tomatic {

inline OdooAccess accessTo(const std::string& url) {
  OdooAccess access;
  access.url = url;
  access.login = {tests::odooDatabase, tests::odooUser, tests::odooPassword};
  access.limits = {std::chrono::seconds(60), std::chrono::seconds(60)};
  return access;
}

/// One of share/erp.
inline ErpMapping shippedMapping(const std::string& name) {
  Complaints complaints;
  const auto file = shareFolder({}) / "erp" / (name + ".yaml");
  ErpMapping mapping = parseErpMapping(*readFile(file), file.string(), complaints);
  complaints.throwIfAny();
  return mapping;
}

}  // namespace tomatic
