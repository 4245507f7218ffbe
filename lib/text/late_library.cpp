#include "text/late_library.hpp"

#include <dlfcn.h>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {

LateLibrary::LateLibrary(const char* file, std::string name, std::string package)
    : name_(std::move(name)),
      package_(std::move(package)),
      library_(::dlopen(file, RTLD_LAZY | RTLD_LOCAL)) {
  if (library_ == nullptr) {
    fail();
  }
}

void* LateLibrary::symbol(const char* name) const {
  void* found = ::dlsym(library_, name);
  if (found == nullptr) {
    fail();
  }
  return found;
}

void LateLibrary::fail() const {
  const char* reason = ::dlerror();
  throw Failure(tr("{} cannot be used: {}; install the package {}", name_,
                   reason == nullptr ? tr("no reason was given") : reason, package_));
}

}  // namespace tomatic
