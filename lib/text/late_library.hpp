// A shared library that is loaded by whoever needs it first: with all that it brings, it would make
// starting a tool that does not need it take several times as long.
#pragma once

#include <string>

namespace tomatic {

class LateLibrary {
 public:
  /// Stays loaded. `file`: as the loader searches it; `name` and `package` tell people which it is.
  /// Throws Failure if it cannot be loaded.
  LateLibrary(const char* file, std::string name, std::string package);

  /// Puts the address of the function of that name in `function`. Throws Failure if there is none.
  template <typename Function>
  void find(const char* name, Function& function) const {
    function = reinterpret_cast<Function>(symbol(name));
  }

 private:
  void* symbol(const char* name) const;
  [[noreturn]] void fail() const;

  std::string name_;
  std::string package_;
  void* library_;
};

}  // namespace tomatic
