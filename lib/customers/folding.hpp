// Texts as they are compared when case and accents do not matter.
#pragma once

#include <string>
#include <string_view>

namespace tomatic {

/// Small letters without accents, words parted by one blank: `  Martínez,  ÒSCAR` and its
/// decomposed form are `martinez oscar`. Letters of other scripts than Latin stay as they are;
/// bytes that are not UTF-8 part words.
std::string folded(std::string_view text);

}  // namespace tomatic
