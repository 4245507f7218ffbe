#include "commands/load_summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "load/by_line.hpp"
#include "report/text_table.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// A column of the summary: how people, spreadsheets and programs call it, and its value.
struct Column {
  const char* title;
  const char* key;
  double (*value)(const PersonLoad&);
  bool summed;  ///< the sum over everyone means something
};

constexpr std::array<Column, 13> columns{{
    {"ideal", "ideal", [](const PersonLoad& row) { return row.ideal; }, true},
    {"proportional", "proportional", [](const PersonLoad& row) { return row.proportional; }, true},
    {"augmented", "augmented", [](const PersonLoad& row) { return row.augmented; }, false},
    {"capacity", "capacity", [](const PersonLoad& row) -> double { return row.capacity; }, true},
    {"bound", "bound", [](const PersonLoad& row) -> double { return row.bound; }, true},
    {"limited", "limited", [](const PersonLoad& row) -> double { return row.limited; }, true},
    {"complete", "complete", [](const PersonLoad& row) -> double { return row.complete; }, true},
    {"compensated", "compensated", [](const PersonLoad& row) -> double { return row.compensated; },
     true},
    {"final", "final", [](const PersonLoad& row) -> double { return row.finalLoad(); }, true},
    {"overload", "overload", [](const PersonLoad& row) { return row.overload; }, false},
    {"loaded credit", "loadedCredit", [](const PersonLoad& row) { return row.loadedCredit; }, true},
    {"initial credit", "initialCredit", [](const PersonLoad& row) { return row.initialCredit; },
     true},
    {"final credit", "finalCredit", [](const PersonLoad& row) { return row.finalCredit; }, true},
}};

/// With the decimals that it needs, `digits` at most; zero has no sign.
std::string numberText(double number, int digits) {
  const std::string text = fmt::format("{:.{}f}", number, decimalsNeeded(number, digits));
  return text == "-0" ? "0" : text;
}

std::vector<std::string> cellsOf(const PersonLoad& row, int digits) {
  std::vector<std::string> cells{row.person};
  for (const Column& column : columns) {
    cells.push_back(numberText(column.value(row), digits));
  }
  return cells;
}

std::vector<std::string> sums(const ShiftLoad& load, int digits) {
  std::vector<std::string> cells{tr("all")};
  for (const Column& column : columns) {
    double sum = 0;
    for (const PersonLoad& row : load.people) {
      sum += column.value(row);
    }
    cells.push_back(column.summed ? numberText(sum, digits) : "");
  }
  return cells;
}

std::vector<std::string> titles() {
  std::vector<std::string> texts{tr("person")};
  for (const Column& column : columns) {
    texts.emplace_back(translated(column.title));
  }
  return texts;
}

/// A whole number without a point, as JSON readers expect of turns.
nlohmann::ordered_json number(double value) {
  const double whole = std::round(value);
  return value == whole ? nlohmann::ordered_json(static_cast<std::int64_t>(whole))
                        : nlohmann::ordered_json(value);
}

nlohmann::ordered_json byLine(const Load& load) {
  if (!load.isByLine()) {
    return nullptr;
  }
  nlohmann::ordered_json rows(load.byLine);
  rows[std::string(nobody)] = load.emptyByLine;
  return rows;
}

}  // namespace

std::string summaryTable(const ShiftLoad& load) {
  constexpr int digits = 2;  // enough for people
  std::vector<TextTable::Column> heads;
  for (std::string& title : titles()) {
    heads.push_back({std::move(title), heads.empty() ? Align::left : Align::right});
  }
  TextTable table(std::move(heads));
  for (const PersonLoad& row : load.people) {
    table.add(cellsOf(row, digits));
  }
  table.add(sums(load, digits));
  return table.text();
}

std::string summaryAsTsv(const ShiftLoad& load) {
  constexpr int digits = 6;
  std::string text = joined(titles(), "\t") + '\n';
  for (const PersonLoad& row : load.people) {
    text += joined(cellsOf(row, digits), "\t") + '\n';
  }
  return text;
}

nlohmann::ordered_json loadAsJson(const ShiftLoad& load) {
  nlohmann::ordered_json document{{"lines", lineShares(load.lines).size()},
                                  {"removedLines", load.removedLines},
                                  {"cells", load.load.total()},
                                  {"empty", load.load.empty},
                                  {"people", nlohmann::ordered_json::array()},
                                  {"byLine", byLine(load.load)}};
  for (const PersonLoad& row : load.people) {
    nlohmann::ordered_json entry{{"person", row.person}};
    for (const Column& column : columns) {
      entry[column.key] = number(column.value(row));
    }
    document["people"].push_back(std::move(entry));
  }
  return document;
}

}  // namespace tomatic
