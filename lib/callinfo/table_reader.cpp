#include "callinfo/table_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/csv.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// A record beyond this is an error, not a row: quotes that are never closed would swallow the
/// file.
constexpr std::size_t longestRecord = 1U << 20U;

/// Reads to the end of the line, keeps of it what a record may have. `isCut`: the file ends before
/// the line does.
bool readLine(std::istream& in, std::string& line, std::size_t& bytes, bool& isCut) {
  line.clear();
  std::streambuf& buffer = *in.rdbuf();
  for (int c = buffer.sbumpc();; c = buffer.sbumpc()) {
    if (c == std::char_traits<char>::eof()) {
      isCut = !line.empty();
      return isCut;
    }
    ++bytes;
    if (c == '\n') {
      return true;
    }
    if (line.size() <= longestRecord) {
      line += static_cast<char>(c);
    }
  }
}

std::string powerText(const nlohmann::json& power) {
  std::string text;
  for (const auto& [period, value] : power.items()) {
    text += (text.empty() ? "" : ";") + period + "=" + (value.is_number() ? value.dump() : "?");
  }
  return text;
}

/// As CSV would have it; nothing for what is no scalar.
std::optional<std::string> textOf(const nlohmann::json& value, ColumnKind kind) {
  switch (value.type()) {
    case nlohmann::json::value_t::null:
      return "";
    case nlohmann::json::value_t::string:
      return value.get<std::string>();
    case nlohmann::json::value_t::boolean:
      // Odoo says false for whatever is not there.
      return kind == ColumnKind::truth ? std::optional<std::string>(value.get<bool>() ? "1" : "0")
             : value.get<bool>()       ? std::nullopt
                                       : std::optional<std::string>("");
    case nlohmann::json::value_t::number_integer:
    case nlohmann::json::value_t::number_unsigned:
    case nlohmann::json::value_t::number_float:
      return value.dump();
    case nlohmann::json::value_t::object:
      return kind == ColumnKind::power ? std::optional(powerText(value)) : std::nullopt;
    case nlohmann::json::value_t::array: {
      std::string joinedText;
      for (const auto& item : value) {
        if (!item.is_string()) {
          return std::nullopt;
        }
        joinedText += (joinedText.empty() ? "" : ";") + item.get<std::string>();
      }
      return kind == ColumnKind::text ? std::optional(joinedText) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

TableReader::TableReader(std::istream& in, const ImportTable& table, TableForm form,
                         std::string file, Complaints& complaints)
    : in_(in), table_(table), form_(form), file_(std::move(file)), complaints_(&complaints) {
  if (form_ == TableForm::csv) {
    readTitles();
  }
}

void TableReader::complain(std::string message) {
  complaints_->error({file_, recordLine_}, std::move(message));
}

bool TableReader::readRecord() {
  do {
    if (!readLine(in_, line_, bytes_, isCut_)) {
      return false;
    }
    ++lines_;
    recordLine_ = lines_;
    if (lines_ == 1 && line_.starts_with(byteOrderMark)) {
      line_.erase(0, byteOrderMark.size());
    }
  } while (trimmed(line_).empty());
  record_.swap(line_);
  while (form_ == TableForm::csv && record_.size() <= longestRecord && hasOpenQuotes(record_) &&
         readLine(in_, line_, bytes_, isCut_)) {
    ++lines_;
    record_ += '\n';
    record_ += line_;
  }
  if (isCut_) {
    complaints_->warning({file_, lines_},
                         tr("the last line does not end, expected a newline; is the file whole?"));
  }
  if (!record_.empty() && record_.back() == '\r') {
    record_.pop_back();
  }
  return true;
}

void TableReader::readTitles() {
  if (!readRecord()) {
    recordLine_ = 0;
    complain(tr("is empty, expected a line of titles"));
    broken_ = true;
    return;
  }
  if (const std::string_view mark = std::string_view(record_).substr(0, 2);
      mark == "\xFF\xFE" || mark == "\xFE\xFF") {
    complain(tr("is UTF-16, expected text in UTF-8; convert the file with iconv"));
    broken_ = true;
    return;
  }
  separator_ = csvSeparator(record_);
  broken_ = !splitCsv(record_, separator_, fields_);
  if (broken_) {
    complain(tr("the line of titles is no CSV: a quote stands where none may"));
    return;
  }
  std::vector<bool> given(table_.columns.size());
  for (const std::string& title : fields_) {
    columnOf_.push_back(table_.find(trimmed(title)));
    if (columnOf_.back() >= 0) {
      given[static_cast<std::size_t>(columnOf_.back())] = true;
    } else {
      complaints_->warning(
          {file_, recordLine_},
          tr("column {} is none of the table '{}', it is ignored", columnOf_.size(), table_.name));
    }
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (table_.columns[i].required && !given[i]) {
      complain(tr("the column '{}' is missing, expected it in the table '{}'",
                  table_.columns[i].name, table_.name));
      broken_ = true;
    }
  }
}

bool TableReader::fillFromCsv(ImportRow& row) {
  if (!splitCsv(record_, separator_, fields_)) {
    complain(tr("is no CSV: a quote stands where none may, or is never closed"));
    return false;
  }
  if (fields_.size() != columnOf_.size()) {
    complain(trn(static_cast<long long>(fields_.size()),
                 "has {} field, expected {} as in the line of titles",
                 "has {} fields, expected {} as in the line of titles", fields_.size(),
                 columnOf_.size()));
    return false;
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (columnOf_[i] >= 0) {
      row[static_cast<std::size_t>(columnOf_[i])].swap(fields_[i]);
    }
  }
  return true;
}

bool TableReader::fillFromJson(ImportRow& row) {
  const auto object = nlohmann::json::parse(record_, nullptr, false);
  if (!object.is_object()) {
    complain(tr("is no JSON object in UTF-8, expected one a line"));
    return false;
  }
  for (const auto& [key, value] : object.items()) {
    const int column = table_.find(key);
    if (column < 0) {
      continue;
    }
    const auto& known = table_.columns[static_cast<std::size_t>(column)];
    auto text = textOf(value, known.kind);
    if (!text) {
      complain(tr("{}: is of a type that does not belong there", known.name));
      return false;
    }
    row[static_cast<std::size_t>(column)] = std::move(*text);
  }
  return true;
}

bool TableReader::check(ImportRow& row) {
  bool good = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string wrong = checkValue(table_.columns[i], row[i]);
    if (!wrong.empty()) {
      complain(fmt::format("{}: {}", table_.columns[i].name, wrong));
      good = false;
    }
  }
  return good;
}

TableReader::Next TableReader::next(ImportRow& row) {
  if (broken_ || !readRecord()) {
    return Next::end;
  }
  row.resize(table_.columns.size());
  for (std::string& value : row) {
    value.clear();
  }
  if (record_.size() > longestRecord) {
    complain(
        tr("is longer than {} bytes, expected at most that; a quote may be open", longestRecord));
    return Next::bad;
  }
  const bool filled = form_ == TableForm::csv ? fillFromCsv(row) : fillFromJson(row);
  return filled && check(row) ? Next::row : Next::bad;
}

}  // namespace tomatic
