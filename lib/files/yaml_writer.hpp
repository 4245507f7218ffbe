// Writes YAML that every reader takes for what was meant: text that YAML 1.1 or 1.2 could read as a
// number, a date, a truth or nothing is quoted. Knows nothing of what it writes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace YAML {
class Emitter;
}

namespace tomatic {

/// Whether some reader would take the text, unquoted, for anything but this text.
bool needsQuotes(std::string_view text);

enum class YamlStyle : std::uint8_t {
  block,  ///< an item a line
  flow,   ///< `[a, b]`, `{a: b}`
};

/// Builds one document: `writer.beginMap().key("week").text(week.name()).endMap()`. Calls must
/// nest; in a map, keys and values alternate.
class YamlWriter {
 public:
  YamlWriter();
  ~YamlWriter();
  YamlWriter(YamlWriter&&) noexcept;
  YamlWriter& operator=(YamlWriter&&) noexcept;

  YamlWriter& beginMap(YamlStyle style = YamlStyle::block);
  YamlWriter& endMap();
  YamlWriter& beginSequence(YamlStyle style = YamlStyle::block);
  YamlWriter& endSequence();

  /// Of the entry whose value comes next.
  YamlWriter& key(std::string_view text);

  YamlWriter& text(std::string_view value);
  YamlWriter& integer(std::int64_t value);
  /// With exactly that many digits after the point; zero has no sign.
  YamlWriter& decimal(double value, int digits);
  YamlWriter& boolean(bool value);
  YamlWriter& null();
  /// A scalar as it is: readers take it for whatever it looks like.
  YamlWriter& plain(std::string_view scalar);

  /// The document, ending in a newline. Throws std::logic_error if the calls did not nest.
  std::string finish() const;

 private:
  enum class Opening : std::uint8_t { none, map, sequence };

  void scalar(std::string_view text);
  void begin(Opening what, YamlStyle style);
  /// Writes the opening that waits to know whether anything is in it.
  void open();

  std::unique_ptr<YAML::Emitter> emitter_;
  Opening waiting_ = Opening::none;
  YamlStyle waitingStyle_ = YamlStyle::block;
};

}  // namespace tomatic
