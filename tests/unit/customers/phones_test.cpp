#include "customers/phones.hpp"

#include <phonenumbers/phonenumberutil.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "customers/phone_module.hpp"
#include "text/complaints.hpp"

namespace tomatic {

TEST_CASE("phones become E.164, however they are written", "[customers]") {
  for (const char* phone : {"600123456", "600 123 456", "+34600123456", "+34 600-123-456",
                            "0034600123456", "00 34 600 12 34 56", "600.123.456", "(+34) 600123456",
                            "600123456 ext. 12", "600123456x12", "600/12/34/56"}) {
    INFO(phone);
    CHECK(normalPhone(phone, "ES") == "+34600123456");
  }
  CHECK(normalPhone("+44 20 7946 0000", "ES") == "+442079460000");
  CHECK(normalPhone("0033 1 42 68 53 00", "ES") == "+33142685300");
  CHECK(normalPhone("020 7946 0000", "GB") == "+442079460000");
  CHECK(normalPhone("+49 30 123456", "ES") == "+4930123456");
}

TEST_CASE("what is no phone is none", "[customers]") {
  for (const char* text : {"", "12", "anonymous", "s", "+", "00", "6001234", "%", "'; --"}) {
    INFO(text);
    CHECK_FALSE(normalPhone(text, "ES"));
  }
  CHECK_FALSE(normalPhone(std::string(1'000'000, '6'), "ES"));
}

namespace {

namespace pn = i18n::phonenumbers;

std::string byLibrary(const std::string& written, const std::string& region) {
  const pn::PhoneNumberUtil& library = *pn::PhoneNumberUtil::GetInstance();
  pn::PhoneNumber number;
  std::string normal = "none";
  if (library.Parse(written, region, &number) == pn::PhoneNumberUtil::NO_PARSING_ERROR &&
      library.IsPossibleNumber(number)) {
    library.Format(number, pn::PhoneNumberUtil::E164, &normal);
  }
  return normal;
}

}  // namespace

TEST_CASE("the plain rule says the same as the library", "[customers]") {
  rc::check([&] {
    const auto digits = *rc::gen::container<std::string>(9, rc::gen::inRange('0', '9'));
    const auto prefix =
        *rc::gen::element<std::string>("", "+34", "0034", "+34 ", "00 34-", " ", "+33", "0044");
    std::string written = prefix + digits;
    written.insert(prefix.size() + *rc::gen::inRange<std::size_t>(0, 9),
                   *rc::gen::element<std::string>("", " ", "-", "."));
    if (const auto plain = plainPhone(written, "ES")) {
      RC_ASSERT(*plain == byLibrary(written, "ES"));
    }
    if (const auto plain = plainPhone(written, "FR")) {
      RC_ASSERT(*plain == byLibrary(written, "FR"));
    }
  });
}

TEST_CASE("the plain rule says the same of every country, size and beginning", "[customers]") {
  std::uint64_t random = 1;
  int plains = 0;
  for (int code = 1; code < 1000; ++code) {
    for (std::size_t size = 4; size < 14; ++size) {
      for (int beginning = 0; beginning < 100; ++beginning) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        std::string national = std::to_string(random >> 8U);
        national.resize(size, '5');
        national[0] = static_cast<char>('0' + beginning / 10);
        national[1] = static_cast<char>('0' + beginning % 10);
        const std::string written = "+" + std::to_string(code) + national;
        if (const auto plain = plainPhone(written, "PT")) {
          ++plains;
          if (*plain != byLibrary(written, "PT")) {
            FAIL_CHECK(written << " is " << byLibrary(written, "PT"));
          }
        }
      }
    }
  }
  CHECK(plains > 3000);
}

TEST_CASE("no library is asked for the phones of the countries around", "[customers]") {
  for (const char* phone : {"+33 1 42 68 53 00", "0044 20 7946 0000", "+351 912 345 678",
                            "+39 06 1234 5678", "+212 612-345678", "600123456"}) {
    INFO(phone);
    CHECK(plainPhone(phone, "ES") == byLibrary(phone, "ES"));
  }
  for (const char* phone : {"+54 9 11 2345 6789", "+44 020 7946 0000", "912 345 678 ext. 4"}) {
    INFO(phone);
    CHECK_FALSE(plainPhone(phone, "ES"));
  }
  CHECK_FALSE(plainPhone("600123456", "FR"));
  CHECK_FALSE(plainPhone("0034600123456", "US"));
}

TEST_CASE("a module for phones that is not installed is told", "[customers]") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(loadPhoneModule("libtomatic-nothing.so"),
                    Contains("libtomatic-phones cannot be used") && Contains("package tomatic"));
  CHECK_THROWS_AS(loadPhoneModule("libc.so.6"), Failure);
}

TEST_CASE("a text may have several phones", "[customers]") {
  CHECK(phonesOf("600123456; 972 12 34 56 /+33142685300,") ==
        std::vector<std::string_view>{"600123456", "972 12 34 56", "+33142685300"});
  CHECK(phonesOf(" ").empty());
}

TEST_CASE("regions are those that the library knows", "[customers]") {
  CHECK(isPhoneRegion("ES"));
  CHECK(isPhoneRegion("PT"));
  CHECK_FALSE(isPhoneRegion("XX"));
  CHECK_FALSE(isPhoneRegion(""));
}

}  // namespace tomatic
