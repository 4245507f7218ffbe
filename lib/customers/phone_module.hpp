// What is asked of libphonenumber. With protobuf and ICU it takes longer to load than all else of a
// tool, so a module stands between that is loaded by the first question: phone_module.cpp is the
// module and no part of the library.
#pragma once

#include <cstddef>

extern "C" {

/// Writes the E.164 form of a phone, without an extension, and a zero after it into `normal`. False
/// if it is no possible number of the region, or there is not the room.
bool tomaticNormalPhone(const char* text, std::size_t size, const char* region, char* normal,
                        std::size_t room);

/// Whether libphonenumber knows a region of that name.
bool tomaticIsPhoneRegion(const char* region);

}  // extern "C"

namespace tomatic {

struct PhoneModule {
  decltype(&tomaticNormalPhone) normalPhone = nullptr;
  decltype(&tomaticIsPhoneRegion) isRegion = nullptr;
};

/// That of this installation. Throws Failure if it is not there.
const PhoneModule& phoneModule();

/// The same from a shared library of that name.
PhoneModule loadPhoneModule(const char* file);

}  // namespace tomatic
