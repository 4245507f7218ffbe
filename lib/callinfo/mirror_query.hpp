// What the mirror is asked for a key.
#pragma once

#include <string>

#include "customers/typed.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

/// Gives ids of partners; the last question mark, whose value is missing, is the most of them.
struct MirrorQuery {
  std::string sql;
  SqlRow values;
};

/// Of a key with text that is not too short, in a field other than `all`.
MirrorQuery mirrorQuery(const SearchKey& key);

}  // namespace tomatic
