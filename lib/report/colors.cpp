#include "report/colors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tomatic {
namespace {

std::optional<int> hexDigit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return {};
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// FNV-1a, then the finaliser of MurmurHash3, so that neighbouring ids differ in every bit.
std::uint64_t hashOf(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  hash = (hash ^ hash >> 33U) * 0xff51afd7ed558ccdU;
  hash = (hash ^ hash >> 33U) * 0xc4ceb9fe1a85ec53U;
  return hash ^ hash >> 33U;
}

/// Source: https://www.w3.org/TR/css-color-4/#hsl-to-rgb; hue in degrees, the others 0 to 1.
Color fromHsl(double hue, double saturation, double lightness) {
  const auto channel = [&](int n) {
    const double k = std::fmod(n + hue / 30, 12);
    const double a = saturation * std::min(lightness, 1 - lightness);
    const double value = lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    return static_cast<std::uint8_t>(std::lround(value * 255));
  };
  return {channel(0), channel(8), channel(4)};
}

}  // namespace

std::string Color::hex() const {
  return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

std::optional<Color> parseColor(std::string_view text) {
  if (!text.empty() && text.front() == '#') {
    text.remove_prefix(1);
  }
  if (text.size() != 3 && text.size() != 6) {
    return {};
  }
  const std::size_t perChannel = text.size() / 3;
  std::uint8_t channels[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const auto high = hexDigit(text[i * perChannel]);
    const auto low = hexDigit(text[i * perChannel + perChannel - 1]);
    if (!high || !low) {
      return {};
    }
    channels[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Color{channels[0], channels[1], channels[2]};
}

double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Color one, Color other) {
  const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

Color readableOn(Color background) {
  return contrast(background, black) >= contrast(background, white) ? black : white;
}

Color pastel(const PersonId& person, std::uint64_t seed) {
  const std::uint64_t hash = hashOf(person, seed);
  const double hue = static_cast<double>(hash % 360);
  const double saturation = 0.55 + static_cast<double>(hash / 360 % 8) * 0.05;
  const double lightness = 0.74 + static_cast<double>(hash / 2880 % 4) * 0.04;
  return fromHsl(hue, saturation, lightness);
}

Color Palette::of(const PersonId& person) const {
  if (!random) {
    if (const auto found = given.find(person); found != given.end()) {
      if (const auto color = parseColor(found->second)) {
        return *color;
      }
    }
  }
  return pastel(person, seed);
}

}  // namespace tomatic
