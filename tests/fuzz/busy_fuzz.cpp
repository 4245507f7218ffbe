// Whatever the bytes, a busy file gives entries within the day, or complaints with a line.
#include "availability/availability.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  for (const int turns : {1, 4, TurnSet::capacity}) {
    Complaints complaints;
    Availability availability(Week(parseDate("2019-10-28").value()));
    for (const BusyEntry& entry : parseBusyFile(text, "busy.conf", turns, complaints)) {
      fuzz::require(!entry.person.empty() && TurnSet::first(turns).contains(entry.turns));
      availability.add(entry);
    }
    for (const Complaint& complaint : complaints.errors()) {
      fuzz::require(complaint.place.line != 0);
    }
  }
  return 0;
}
