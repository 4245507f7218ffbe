// Whatever the bytes, a busy file gives entries within the day, or complaints with a line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "availability/availability.hpp"

using namespace tomatic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const int turns : {1, 4, TurnSet::capacity}) {
    Complaints complaints;
    Availability availability(Week(parseDate("2019-10-28").value()));
    for (const BusyEntry& entry : parseBusyFile(text, "busy.conf", turns, complaints)) {
      if (entry.person.empty() || !TurnSet::first(turns).contains(entry.turns)) {
        std::abort();
      }
      availability.add(entry);
    }
    for (const Complaint& complaint : complaints.errors()) {
      if (complaint.place.line == 0) {
        std::abort();
      }
    }
  }
  return 0;
}
