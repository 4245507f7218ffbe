#include "customers/identifiers.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace tomatic {
namespace {

std::string digitsOf(std::uint64_t number, std::size_t size) {
  std::string text = std::to_string(number);
  return std::string(size - std::min(size, text.size()), '0') + text;
}

}  // namespace

TEST_CASE("tax ids of persons, foreigners and companies are known by their check", "[customers]") {
  for (const char* id : {"12345678Z", "ES12345678Z", "es-12.345.678-z", "X1234567L", "Y0000000Z",
                         "A58818501", "B65715823", "F55091367", "ESF55091367", "P0801900B",
                         "Q2826000H", "12345678 Z", "U99999997"}) {
    INFO(id);
    CHECK(isSpanishTaxId(id));
    CHECK(looksLikeSpanishTaxId(id));
  }
  for (const char* id : {"12345678A", "X1234567A", "A58818502", "P08019002", "F55091368"}) {
    INFO(id);
    CHECK_FALSE(isSpanishTaxId(id));
    CHECK(looksLikeSpanishTaxId(id));
  }
  for (const char* id : {"", "1234567Z", "123456789", "FR12345678Z", "Maria", "12345678Zx"}) {
    INFO(id);
    CHECK_FALSE(looksLikeSpanishTaxId(id));
  }
}

TEST_CASE("exactly one letter fits the digits of a NIF", "[customers]") {
  rc::check([] {
    const std::string digits = digitsOf(*rc::gen::inRange<std::uint64_t>(0, 100'000'000), 8);
    int fitting = 0;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
      fitting += isSpanishTaxId(digits + letter) ? 1 : 0;
    }
    RC_ASSERT(fitting == 1);
  });
}

TEST_CASE("a wrong digit in a NIF is noticed", "[customers]") {
  rc::check([] {
    std::string id = digitsOf(*rc::gen::inRange<std::uint64_t>(0, 100'000'000), 8);
    id += "TRWAGMYFPDXBNJZSQVHLCKE"[std::stoul(id) % 23];
    RC_ASSERT(isSpanishTaxId(id));
    char& digit = id[*rc::gen::inRange<std::size_t>(0, 8)];
    digit = static_cast<char>('0' + (digit - '0' + *rc::gen::inRange(1, 10)) % 10);
    RC_ASSERT(!isSpanishTaxId(id));
  });
}

TEST_CASE("tax ids lose separators, case and the prefix of their country", "[customers]") {
  CHECK(normalTaxId(" es 12.345.678-z ") == "12345678Z");
  CHECK(normalTaxId("12345678z") == "12345678Z");
  CHECK(normalTaxId("FR 40 303 265 045") == "FR40303265045");
}

TEST_CASE("a CUPS names a supply point by its first 20 characters", "[customers]") {
  CHECK(supplyPoint("ES0031405755416001HX0F") == "ES0031405755416001HX");
  CHECK(supplyPoint("es 0031 4057 5541 6001 hx") == "ES0031405755416001HX");
  CHECK(supplyPoint("ES0031405755416001") == "ES0031405755416001");
  CHECK_FALSE(supplyPoint("ES003140575541600"));
  CHECK_FALSE(supplyPoint("FR0031405755416001HX0F"));
}

TEST_CASE("exactly one pair of letters fits the digits of a CUPS", "[customers]") {
  rc::check([] {
    const std::string digits =
        digitsOf(*rc::gen::inRange<std::uint64_t>(0, 10'000'000'000'000'000), 16);
    int fitting = 0;
    for (char first = 'A'; first <= 'Z'; ++first) {
      for (char second = 'A'; second <= 'Z'; ++second) {
        fitting += isCups("ES" + digits + first + second) ? 1 : 0;
      }
    }
    RC_ASSERT(fitting == 1);
  });
}

TEST_CASE("an IBAN shows its last four characters, however often it is masked", "[customers]") {
  CHECK(maskedIban("ES91 2100 0418 4502 0005 1332") == "********************1332");
  CHECK(maskedIban(maskedIban("ES9121000418450200051332")) == "********************1332");
  CHECK(maskedIban("1332") == "****");
  CHECK(maskedIban("") == "");
}

TEST_CASE("an anonymized text keeps its last three characters", "[customers]") {
  CHECK(anonymized("Martínez") == "...nez");
  CHECK(anonymized("Niño") == "...iño");
  CHECK(anonymized("Pau") == "...");
  CHECK(anonymized("") == "");
}

}  // namespace tomatic
