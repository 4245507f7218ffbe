// How the queues of these tests call their members.
#pragma once

#include "phone/interfaces.hpp"

namespace tomatic::tests {

inline const InterfaceForm local("Local/{extension}@agents");

}  // namespace tomatic::tests
