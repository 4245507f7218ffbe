// Extensions as Asterisk names telephones: `SIP/1001`, `Local/1001@agents`; and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tomatic {

/// Where extensions stand in the name of an interface.
class InterfaceForm {
 public:
  /// `{extension}` once, the rest letters, digits and `_-.@/+*#`. Throws Failure otherwise.
  explicit InterfaceForm(const std::string& form);

  std::string interfaceOf(std::string_view extension) const;
  /// The extension in an interface. One that is of another form gives what stands behind its
  /// technology, up to the next `@` or `/`; one without technology is taken whole.
  std::string extensionIn(std::string_view interface) const;

 private:
  std::string before_;
  std::string after_;
};

/// Letters, digits and `_-.+*#`, at most 40: what may be an extension. Nothing that any shell, file
/// or protocol takes for more than that.
bool isExtension(std::string_view text);

/// Letters, digits and `_-.+`, not beginning with `-`, at most 79 bytes: what may be the name of a
/// queue.
bool isQueueName(std::string_view text);

/// What may stand in the name of an interface.
bool isInterfaceName(std::string_view text);

}  // namespace tomatic
