// How a computed shift load is shown: a table for people, the same for spreadsheets, a document for
// programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "load/shift_load.hpp"

namespace tomatic {

/// One row a person, aligned for a terminal, with the sums at the end.
std::string summaryTable(const ShiftLoad& load);

/// The rows of that table, tab separated, behind a line of titles.
std::string summaryAsTsv(const ShiftLoad& load);

/// `{lines, removedLines, cells, empty, people: [{person, ideal, …}], byLine}`. `lines` is the most
/// that a turn has; `byLine` (person → turns on each line, `ningu` among them) is null when the
/// load is not by line.
nlohmann::ordered_json loadAsJson(const ShiftLoad& load);

}  // namespace tomatic
