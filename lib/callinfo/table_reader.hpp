// Rows of a table from a stream: CSV with titles, or JSON lines. What is wrong is told by line and
// column, never by value: the rows are personal data.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "callinfo/import_tables.hpp"
#include "text/complaints.hpp"

namespace tomatic {

enum class TableForm : std::uint8_t { csv, jsonLines };

class TableReader {
 public:
  /// Reads the titles of CSV: without a column that must be there, an error. The stream and the
  /// complaints must outlive this.
  TableReader(std::istream& in, const ImportTable& table, TableForm form, std::string file,
              Complaints& complaints);

  enum class Next : std::uint8_t { row, bad, end };
  /// The next row; a bad one, of which the complaints tell, is left out.
  Next next(ImportRow& row);

  /// Where complaints go from now on.
  void complainTo(Complaints& complaints) { complaints_ = &complaints; }

  /// Bytes read so far.
  std::size_t bytes() const { return bytes_; }

 private:
  bool readRecord();
  void readTitles();
  bool fillFromCsv(ImportRow& row);
  bool fillFromJson(ImportRow& row);
  bool check(ImportRow& row);
  void complain(std::string message);

  std::istream& in_;
  const ImportTable& table_;
  TableForm form_;
  std::string file_;
  Complaints* complaints_;
  std::string record_;
  std::string line_;
  std::vector<std::string> fields_;
  std::vector<int> columnOf_;  ///< of each title; -1 for one that is not read
  char separator_ = ',';
  std::size_t bytes_ = 0;
  int lines_ = 0;       ///< read so far
  int recordLine_ = 0;  ///< where the record begins
  bool broken_ = false;
  bool isCut_ = false;  ///< the last line has no end
};

}  // namespace tomatic
