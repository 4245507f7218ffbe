#include "files/yaml_writer.hpp"

#include <fmt/format.h>
#include <yaml-cpp/emitter.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

constexpr std::string_view digits = "0123456789";

bool consistsOf(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

/// Truths, nothing and the like, in whatever case.
bool isReserved(std::string_view text) {
  constexpr std::array<std::string_view, 16> reserved{"",      "~",    "null",  "y",   "n",  "yes",
                                                      "no",    "on",   "off",   "=",   "<<", "true",
                                                      "false", ".inf", "-.inf", ".nan"};
  std::string lower(text.substr(0, 8));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text.size() < 8 && std::find(reserved.begin(), reserved.end(), lower) != reserved.end();
}

/// Integers of any base, decimals, exponents, sexagesimals such as 10:15. Errs towards yes.
bool looksNumeric(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    text.remove_prefix(1);
  }
  if (text == ".inf" || text == ".Inf" || text == ".INF") {
    return true;
  }
  for (const std::string_view base : {"0x", "0X", "0o", "0O", "0b", "0B"}) {
    if (text.starts_with(base)) {
      return consistsOf(text.substr(2), "0123456789abcdefABCDEF_");
    }
  }
  const std::size_t mantissaEnd = std::min(text.find_first_not_of("0123456789_.:,"), text.size());
  if (text.substr(0, mantissaEnd).find_first_of(digits) == std::string_view::npos) {
    return false;
  }
  std::string_view exponent = text.substr(mantissaEnd);
  if (exponent.empty()) {
    return true;
  }
  if (exponent.front() != 'e' && exponent.front() != 'E') {
    return false;
  }
  exponent.remove_prefix(1);
  if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) {
    exponent.remove_prefix(1);
  }
  return consistsOf(exponent, "0123456789_");
}

/// `2019-10-28`, also with a time after it.
bool looksLikeDate(std::string_view text) {
  return text.size() >= 8 && consistsOf(text.substr(0, 4), digits) && text[4] == '-' &&
         isDigit(text[5]);
}

/// Whether the text has characters that only an escape in double quotes keeps: controls, and what
/// readers of YAML 1.1 take for a line break or refuse.
bool needsEscapes(std::string_view text) {
  while (!text.empty()) {
    const auto character = firstUtf8(text);
    if (!character) {
      return true;
    }
    const char32_t code = character->code;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
        code == 0xFEFF || code == 0xFFFE || code == 0xFFFF) {
      return true;
    }
    text.remove_prefix(character->bytes);
  }
  return false;
}

/// Whether YAML's own signs stand in the text.
bool hasSyntax(std::string_view text) {
  return std::string_view("-?:,[]{}#&*!|>'\"%@` ").find(text.front()) != std::string_view::npos ||
         text.back() == ' ' || text.back() == ':' || text.starts_with("...") ||
         text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos ||
         text.find_first_of(",[]{}") != std::string_view::npos;
}

/// Readers look at most that far for the colon after a key.
constexpr std::size_t longestSimpleKey = 120;

}  // namespace

bool needsQuotes(std::string_view text) {
  return isReserved(text) || looksNumeric(text) || looksLikeDate(text) || hasSyntax(text) ||
         needsEscapes(text);
}

YamlWriter::YamlWriter() : emitter_(std::make_unique<YAML::Emitter>()) {}
YamlWriter::~YamlWriter() = default;
YamlWriter::YamlWriter(YamlWriter&&) noexcept = default;
YamlWriter& YamlWriter::operator=(YamlWriter&&) noexcept = default;

YamlWriter& YamlWriter::beginMap(YamlStyle style) {
  begin(Opening::map, style);
  return *this;
}

YamlWriter& YamlWriter::endMap() {
  if (waiting_ == Opening::map) {
    waitingStyle_ = YamlStyle::flow;
  }
  open();
  *emitter_ << YAML::EndMap;
  return *this;
}

YamlWriter& YamlWriter::beginSequence(YamlStyle style) {
  begin(Opening::sequence, style);
  return *this;
}

YamlWriter& YamlWriter::endSequence() {
  if (waiting_ == Opening::sequence) {
    waitingStyle_ = YamlStyle::flow;
  }
  open();
  *emitter_ << YAML::EndSeq;
  return *this;
}

void YamlWriter::begin(Opening what, YamlStyle style) {
  open();
  waiting_ = what;
  waitingStyle_ = style;
}

void YamlWriter::open() {
  if (waiting_ == Opening::none) {
    return;
  }
  *emitter_ << (waitingStyle_ == YamlStyle::flow ? YAML::Flow : YAML::Block)
            << (waiting_ == Opening::map ? YAML::BeginMap : YAML::BeginSeq);
  waiting_ = Opening::none;
}

YamlWriter& YamlWriter::key(std::string_view text) {
  open();
  if (text.size() > longestSimpleKey) {
    *emitter_ << YAML::LongKey;
  }
  *emitter_ << YAML::Key;
  scalar(text);
  *emitter_ << YAML::Value;
  return *this;
}

YamlWriter& YamlWriter::text(std::string_view value) {
  scalar(value);
  return *this;
}

YamlWriter& YamlWriter::integer(std::int64_t value) {
  open();
  *emitter_ << std::to_string(value);
  return *this;
}

YamlWriter& YamlWriter::decimal(double value, int digitsAfterPoint) {
  open();
  std::string written = fmt::format("{:.{}f}", value, digitsAfterPoint);
  if (consistsOf(written, "-0.")) {
    written.erase(0, written.find_first_not_of('-'));
  }
  *emitter_ << written;
  return *this;
}

YamlWriter& YamlWriter::boolean(bool value) {
  open();
  *emitter_ << std::string(value ? "true" : "false");
  return *this;
}

YamlWriter& YamlWriter::plain(std::string_view text) {
  open();
  *emitter_ << std::string(text);
  return *this;
}

YamlWriter& YamlWriter::null() {
  open();
  *emitter_ << YAML::LowerNull << YAML::Null;
  return *this;
}

std::string YamlWriter::finish() const {
  if (!emitter_->good() || waiting_ != Opening::none) {
    throw std::logic_error(emitter_->GetLastError());
  }
  std::string document(emitter_->c_str(), emitter_->size());
  if (document.empty() || document.back() != '\n') {
    document += '\n';
  }
  return document;
}

void YamlWriter::scalar(std::string_view text) {
  open();
  if (needsEscapes(text)) {
    *emitter_ << YAML::EscapeNonAscii << YAML::DoubleQuoted;
  } else if (needsQuotes(text)) {
    *emitter_ << YAML::SingleQuoted;
  }
  *emitter_ << std::string(text);
}

}  // namespace tomatic
