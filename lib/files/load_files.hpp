// Loads of a week in files: `carrega-WEEK.yaml` (turns a person) and the tables by line
// `carrega-WEEK.csv` (tab separated, no header). Does not judge whether a load fits a week.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "files/input_file.hpp"
#include "load/load.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// A map person → turns; `ningu` gives the cells that stay empty.
Load parseLoadMap(std::string_view text, const std::string& file, Complaints& complaints);

/// Each line: id, then turns on each line. All with as many columns as `lines`, or as the first.
Load parseLoadTable(std::string_view text, const std::string& file, std::optional<int> lines,
                    Complaints& complaints);

/// A load file by the ending of its name: `.csv` and `.tsv` are tables, all else maps.
Load readLoad(const InputFile& input, std::optional<int> lines, Complaints& complaints);

/// Sorted by id, then `ningu` when above 0.
std::string loadAsYaml(const Load& load);
/// The loads by line, sorted by id with `ningu` among them.
std::string loadAsTable(const Load& load);

}  // namespace tomatic
