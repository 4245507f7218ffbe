#include "report/asterisk_queues.hpp"

#include <set>

#include "phone/interfaces.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

class QueueWriter {
 public:
  QueueWriter(const Timetable& timetable, const std::string& technology, const std::string& file,
              Complaints& complaints)
      : timetable_(timetable), technology_(technology), file_(file), complaints_(complaints) {}

  std::string write() {
    std::string text;
    for (std::size_t day = 0; day < timetable_.days.size(); ++day) {
      if (timetable_.isClosed(day)) {
        continue;
      }
      for (std::size_t turn = 0; turn < timetable_.cells[day].size(); ++turn) {
        text += fmt::format("{}[entrada_cua_{}_{}]\nstrategy=linear\n", text.empty() ? "" : "\n",
                            wordFor(timetable_.days[day], timetable_.dayWords), turn + 1);
        text += members(timetable_.cells[day][turn]);
      }
    }
    return text;
  }

 private:
  std::string members(const std::vector<PersonId>& row) {
    std::string text;
    for (std::size_t line = 0; line < row.size(); ++line) {
      const PersonId& person = row[line];
      if (person == nobody || person == closed) {
        continue;
      }
      const auto extension = timetable_.extensions.find(person);
      if (extension == timetable_.extensions.end() || extension->second.empty()) {
        if (said_.insert(person).second) {
          complaints_.warning({file_, 0}, tr("{} has no extension and is in no queue", person));
        }
      } else if (isInterfaceName(extension->second)) {
        text += fmt::format("member = {}/{},{}\n", technology_, extension->second, line + 1);
      } else if (said_.insert(person).second) {
        complaints_.error({file_, 0}, tr("'{}' is no extension of a telephone; correct that of {}",
                                         extension->second, person));
      }
    }
    return text;
  }

  const Timetable& timetable_;
  const std::string& technology_;
  const std::string& file_;
  Complaints& complaints_;
  std::set<PersonId> said_;
};

}  // namespace

std::string asteriskQueues(const Timetable& timetable, const std::string& technology,
                           const std::string& file, Complaints& complaints) {
  return QueueWriter(timetable, technology, file, complaints).write();
}

}  // namespace tomatic
