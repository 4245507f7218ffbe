// Small text tools that know nothing of the domain.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// Without leading and trailing blanks (space, tab, CR, LF).
std::string_view trimmed(std::string_view text);

/// The fields between separators; "a,,b" has three.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The words between runs of blanks.
std::vector<std::string_view> words(std::string_view text);

/// The fields would outlive a text that goes at once.
template <std::same_as<std::string> Temporary>
void split(Temporary&& text, char separator) = delete;
template <std::same_as<std::string> Temporary>
void words(Temporary&& text) = delete;

/// The lines of a text, without LF or CRLF; a leading byte-order mark is dropped.
std::vector<std::string_view> textLines(std::string_view text);

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Of ASCII, whatever the locale.
constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a text has digits, and nothing else.
bool areDigits(std::string_view text);

/// A whole decimal integer, optionally signed; nothing if anything else stands in the text.
std::optional<long long> parseInteger(std::string_view text);

/// A whole finite decimal number; nothing if anything else stands in the text.
std::optional<double> parseNumber(std::string_view text);

/// The decimals that a number needs to be written exactly, `most` at most.
int decimalsNeeded(double number, int most);

/// The candidate with the smallest edit distance to the word, if it is near enough to be meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& among);

/// "a, b, c"
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");

}  // namespace tomatic
