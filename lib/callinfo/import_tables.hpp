// The tables of the mirror as files give them: which columns, and what their values must be.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

enum class ColumnKind : std::uint8_t {
  text,
  id,      ///< a positive integer
  number,  ///< decimal
  count,   ///< an integer from 0
  truth,   ///< true or false, yes or no, 1 or 0
  date,    ///< ISO date, also with a time
  power,   ///< `P1=3.45;P2=4.6`, in JSON {"P1": 3.45}
};

struct ImportColumn {
  std::string_view name;
  std::string_view other;  ///< another name for it; empty if there is none
  ColumnKind kind = ColumnKind::text;
  bool required = false;
};

struct ImportTable {
  std::string_view name;
  std::vector<ImportColumn> columns;

  /// The position of a column by either name; -1 if there is none.
  int find(std::string_view column) const;
};

/// A row of a table: a text for each of its columns, empty where nothing was given.
using ImportRow = std::vector<std::string>;

/// partners, addresses, contracts, invoices, readings, switching
const std::vector<ImportTable>& importTables();
/// The table of that name; nullptr if there is none.
const ImportTable* importTable(std::string_view name);

/// The columns of the parts that partners have in a contract, one after the other.
inline constexpr std::array<const char*, 5> roleColumns{"titular", "partner", "notifier", "payer",
                                                        "administrator"};
/// The tables of what happened to contracts.
inline constexpr std::array<const char*, 3> eventTables{"invoices", "readings", "switching"};

/// What is wrong with a value, without quoting it; empty if nothing is. The value becomes normal:
/// truths 1 or 0, what counts as nothing empty.
std::string checkValue(const ImportColumn& column, std::string& value);

}  // namespace tomatic
