#include "customers/phone_module.hpp"
#include "text/late_library.hpp"

namespace tomatic {

PhoneModule loadPhoneModule(const char* file) {
  const LateLibrary library(file, "libtomatic-phones", "tomatic");
  PhoneModule found;
  library.find("tomaticNormalPhone", found.normalPhone);
  library.find("tomaticIsPhoneRegion", found.isRegion);
  return found;
}

const PhoneModule& phoneModule() {
  // Searched in ../lib/tomatic beside the executable, as CMakeLists.txt says.
  static const PhoneModule loaded = loadPhoneModule("libtomatic-phones.so");
  return loaded;
}

}  // namespace tomatic
