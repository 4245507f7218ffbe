#include "callinfo/odoo_condition.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "customers/folding.hpp"
#include "customers/phones.hpp"
#include "servers/odoo_server.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using tests::isLike;

bool someMatches(const std::vector<std::string>& patterns, const std::string& text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return isLike(text, pattern, true); });
}

}  // namespace

TEST_CASE("patterns find a word however it is accented", "[callinfo][odoo]") {
  for (const char* name : {"Núñez", "Ibáñez", "MARTÍNEZ", "Òscar", "Güell", "Gonçalves",
                           "O'Donnell", "D’Or", "Gal·la", "Conxita", "Peña", "Raül", "Anna"}) {
    INFO(name);
    CHECK(someMatches(accentPatterns(folded(name)), name));
  }
  CHECK_FALSE(someMatches(accentPatterns("anna"), "Xavier Prats"));
  CHECK_FALSE(someMatches(accentPatterns("martinez"), "Mortonaz"));
}

TEST_CASE("patterns are few, whatever the word", "[callinfo][odoo]") {
  CHECK(accentPatterns("an").size() < 64);
  CHECK(accentPatterns(std::string(200, 'a')).size() == 1);
  CHECK(accentPatterns("x%_\\y").front() == "x___y");
}

TEST_CASE("a phone, tax id or CUPS is found with whatever stands between its characters",
          "[callinfo][odoo]") {
  CHECK(rc::check([] {
    const auto digits =
        *rc::gen::container<std::string>(9, rc::gen::elementOf(std::string("0123456789")));
    std::string written;
    for (const char digit : digits) {
      written += digit;
      written += *rc::gen::elementOf(std::vector<std::string>{"", "", " ", "-", ".", " / "});
    }
    RC_ASSERT(isLike("+34 " + written, spacedPattern(digits), false));
  }));
}

TEST_CASE("whatever the rule of names finds, the patterns find before", "[callinfo][odoo]") {
  CHECK(rc::check([] {
    // One accent and one ñ or ç at most, as in the languages around.
    auto word = *rc::gen::container<std::string>(rc::gen::inRange('a', static_cast<char>('z' + 1)));
    RC_PRE(word.size() >= 3 && word.size() <= 12);
    std::string written = word;
    static const std::vector<std::pair<char, std::string>> accents{
        {'a', "à"}, {'e', "É"}, {'i', "ï"}, {'o', "Ò"}, {'u', "ü"}};
    const auto& [plain, accented] = *rc::gen::elementOf(accents);
    if (const std::size_t at = written.find(plain); at != std::string::npos) {
      written.replace(at, 1, accented);
    }
    if (const std::size_t at = written.find('n');
        at != std::string::npos && *rc::gen::arbitrary<bool>()) {
      written.replace(at, 1, "ñ");
    }
    RC_ASSERT(folded(written) == word);
    RC_ASSERT(someMatches(accentPatterns(word), "before " + written + " after"));
  }));
}

TEST_CASE("conditions are put together in prefix notation", "[callinfo][odoo]") {
  const nlohmann::json a = nlohmann::json::parse(R"([["a", "=", 1]])");
  const nlohmann::json none = nlohmann::json::array();
  CHECK(anyOf({}) == none);
  CHECK(anyOf({none, a}) == a);
  CHECK(anyOf({a, none, a, a}).dump() == R"(["|","|",["a","=",1],["a","=",1],["a","=",1]])");
  CHECK(allOf({a, anyOf({a, a})}).dump() == R"(["&",["a","=",1],"|",["a","=",1],["a","=",1]])");
}

}  // namespace tomatic
