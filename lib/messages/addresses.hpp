// Where each person is reached: sections `says` and `emails` of persons.yaml.
#pragma once

#include <map>
#include <string>

#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct PersonAddress {
  std::string channel;
  std::string address;
};

struct Addresses {
  std::map<std::string, PersonAddress> says;
  std::map<std::string, std::string> emails;
};

/// From the whole document; null has none. Other sections are left to their readers.
Addresses readAddresses(const Yaml& persons, Complaints& complaints);

}  // namespace tomatic
