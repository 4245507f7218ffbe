#include "messages/addresses.hpp"

#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {

Addresses readAddresses(const Yaml& persons, Complaints& complaints) {
  Addresses addresses;
  if (const Yaml* says = persons.find("says")) {
    forEachEntry(*says, "says", complaints, [&](const std::string& person, const Yaml& value) {
      const Yaml* channel = value.find("channel");
      const Yaml* address = value.find("address");
      if (channel == nullptr || address == nullptr || !channel->isScalar() ||
          !address->isScalar() || address->text.empty()) {
        unexpected(
            value, tr("says: {}", person),
            tr("a channel and an address, such as {{channel: sms, address: '+34600000000'}}"),
            complaints);
      } else {
        addresses.says[person] = {channel->text, address->text};
      }
    });
  }
  if (const Yaml* emails = persons.find("emails")) {
    forEachEntry(*emails, "emails", complaints, [&](const std::string& person, const Yaml& value) {
      if (value.isScalar()) {
        addresses.emails[person] = value.text;
      }
    });
  }
  return addresses;
}

}  // namespace tomatic
