#include "text/messages.hpp"

#include <utility>

namespace tomatic {
namespace {

Catalogue& catalogueInUse() {
  static Catalogue catalogue;
  return catalogue;
}

}  // namespace

void useCatalogue(Catalogue catalogue) {
  catalogueInUse() = std::move(catalogue);
}

std::string_view translated(std::string_view english) {
  const Catalogue& catalogue = catalogueInUse();
  if (catalogue.empty()) {
    return english;
  }
  const auto found = catalogue.find(std::string(english));
  return found == catalogue.end() ? english : std::string_view(found->second);
}

}  // namespace tomatic
