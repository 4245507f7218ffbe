#include "customers/typed.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "customers/folding.hpp"

namespace tomatic {

TEST_CASE("the field is told from what was typed", "[customers]") {
  const auto field = [](std::string_view value) { return fieldName(detectedField(value)); };
  CHECK(field("maria@example.org") == "email");
  CHECK(field("@") == "email");
  CHECK(field("ES0031405755416001HX0F") == "cups");
  CHECK(field("es 0031 4057 5541 6001") == "cups");
  CHECK(field("S012345") == "soci");
  CHECK(field("s 1") == "soci");
  CHECK(field("12345678Z") == "nif");
  CHECK(field("ES12345678Z") == "nif");
  CHECK(field("x-1234567-l") == "nif");
  CHECK(field("F55091367") == "nif");
  CHECK(field("600123456") == "phone");
  CHECK(field("+34 600 12 34 56") == "phone");
  CHECK(field("0034600123456") == "phone");
  CHECK(field("600123456 ext 12") == "phone");
  CHECK(field("+4930123456") == "phone");
  CHECK(field("12345") == "contract");
  CHECK(field("0012345") == "contract");
  CHECK(field("1234") == "name");
  CHECK(field("12345678") == "name");
  CHECK(field("12345678A") == "name");
  CHECK(field("Maria Martínez") == "name");
  CHECK(field("") == "name");
  CHECK(field("'; drop table partners; --") == "name");
}

TEST_CASE("whatever is typed has a field, and its key is normal already", "[customers]") {
  rc::check([](const std::string& value) {
    const SearchField field = detectedField(value);
    RC_ASSERT(field != SearchField::all);
    const SearchKey key = searchKey(field, value, "ES");
    RC_ASSERT(searchKey(field, key.text, "ES").text == key.text);
  });
}

TEST_CASE("names are compared without case, accents and marks", "[customers]") {
  CHECK(folded("  Martínez,  ÒSCAR ") == "martinez oscar");
  CHECK(folded("Marti\xCC\x81nez") == "martinez");
  CHECK(folded("Gal·la d'Oró") == "galla doro");
  CHECK(folded("Łukasz Ångström-Çelik") == "lukasz angstrom celik");
  CHECK(folded("Strauß") == "strauss");
  CHECK(folded("Иван") == "Иван");
  CHECK(folded("a\xFF"
               "b") == "a b");
  CHECK(folded("100% a_b \"x\"") == "100% a_b x");
}

TEST_CASE("folding twice changes nothing more", "[customers]") {
  rc::check([](const std::string& text) { RC_ASSERT(folded(folded(text)) == folded(text)); });
}

TEST_CASE("keys are normal forms", "[customers]") {
  CHECK(searchKey(SearchField::phone, "600 123 456", "ES").text == "+34600123456");
  CHECK(searchKey(SearchField::phone, "600-12", "ES").text == "60012");
  CHECK(searchKey(SearchField::email, " Maria@Example.ORG", "ES").text == "maria@example.org");
  CHECK(searchKey(SearchField::nif, "es 12345678-z", "ES").text == "12345678Z");
  CHECK(searchKey(SearchField::soci, "s 0123", "ES").text == "S0123");
  CHECK(searchKey(SearchField::cups, "es0031405755416001hx0f", "ES").text ==
        "ES0031405755416001HX");
  CHECK(searchKey(SearchField::name, "Òscar  Martínez", "ES").words ==
        std::vector<std::string>{"oscar", "martinez"});
  CHECK(searchKey(SearchField::name, std::string(1'000'000, 'a'), "ES").text.empty());
}

TEST_CASE("what nearly everybody contains is too short", "[customers]") {
  CHECK(searchKey(SearchField::phone, "612", "ES").tooShort());
  CHECK_FALSE(searchKey(SearchField::phone, "6123", "ES").tooShort());
  CHECK(searchKey(SearchField::name, "de la", "ES").tooShort());
  CHECK_FALSE(searchKey(SearchField::name, "de la Fuente", "ES").tooShort());
  CHECK(searchKey(SearchField::email, "@", "ES").tooShort());
  CHECK_FALSE(searchKey(SearchField::contract, "1", "ES").tooShort());
  CHECK_FALSE(searchKey(SearchField::name, "", "ES").tooShort());
}

TEST_CASE("wrong check characters are doubted without a word of the value", "[customers]") {
  CHECK(doubtAbout(SearchField::nif, "12345678Z").empty());
  CHECK(doubtAbout(SearchField::name, "12345678A").find("check character") != std::string::npos);
  CHECK(doubtAbout(SearchField::name, "12345678A").find("12345678A") == std::string::npos);
  CHECK(doubtAbout(SearchField::cups, "ES0031405755416001GS").empty());
  CHECK_FALSE(doubtAbout(SearchField::cups, "ES0031405755416001GT").empty());
  CHECK(doubtAbout(SearchField::phone, "600123456").empty());
}

}  // namespace tomatic
