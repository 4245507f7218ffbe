#include "customers/phone_module.hpp"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <set>
#include <string>

namespace {

namespace pn = i18n::phonenumbers;

const pn::PhoneNumberUtil& quietUtil() {
  // It would write what it makes of a number to standard output.
  static const pn::PhoneNumberUtil& quiet = []() -> const pn::PhoneNumberUtil& {
    pn::PhoneNumberUtil* util = pn::PhoneNumberUtil::GetInstance();
    util->SetLogger(new pn::NullLogger());  // owned by the library from here on
    return *util;
  }();
  return quiet;
}

}  // namespace

bool tomaticNormalPhone(const char* text, std::size_t size, const char* region, char* normal,
                        std::size_t room) {
  const pn::PhoneNumberUtil& util = quietUtil();
  pn::PhoneNumber number;
  if (util.Parse(std::string(text, size), region, &number) !=
          pn::PhoneNumberUtil::NO_PARSING_ERROR ||
      !util.IsPossibleNumber(number)) {
    return false;
  }
  number.clear_extension();
  std::string formatted;
  util.Format(number, pn::PhoneNumberUtil::E164, &formatted);
  if (formatted.size() >= room) {
    return false;
  }
  normal[formatted.copy(normal, formatted.size())] = '\0';
  return true;
}

bool tomaticIsPhoneRegion(const char* region) {
  std::set<std::string> regions;
  quietUtil().GetSupportedRegions(&regions);
  return regions.count(region) > 0;
}
