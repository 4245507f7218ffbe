#include "customers/phones.hpp"

#include <phonenumbers/phonenumberutil.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

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

TEST_CASE("the plain rule says the same as the library", "[customers]") {
  namespace pn = i18n::phonenumbers;
  const pn::PhoneNumberUtil& library = *pn::PhoneNumberUtil::GetInstance();
  rc::check([&] {
    const auto digits = *rc::gen::container<std::string>(9, rc::gen::inRange('0', '9'));
    const auto prefix = *rc::gen::element<std::string>("", "+34", "0034", "+34 ", "00 34-", " ");
    std::string written = prefix + digits;
    written.insert(prefix.size() + *rc::gen::inRange<std::size_t>(0, 9),
                   *rc::gen::element<std::string>("", " ", "-", "."));
    if (const auto plain = plainPhone(written, "ES")) {
      pn::PhoneNumber number;
      std::string normal;
      RC_ASSERT(library.Parse(written, "ES", &number) == pn::PhoneNumberUtil::NO_PARSING_ERROR);
      RC_ASSERT(library.IsPossibleNumber(number));
      library.Format(number, pn::PhoneNumberUtil::E164, &normal);
      RC_ASSERT(*plain == normal);
    }
    RC_ASSERT(!plainPhone(written, "FR"));
  });
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
