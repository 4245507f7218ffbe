#include "report/explanation.hpp"

#include <numeric>

#include "text/messages.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using solver::Cause;

/// Writes the lines of one problem's causes.
class Writer {
 public:
  Writer(const WeekProblem& problem, const Availability& availability)
      : problem_(problem), availability_(availability) {}

  void add(const Cause& cause) {
    lines_.push_back(headline(cause));
    switch (cause.kind) {
      case Cause::Kind::load:
      case Cause::Kind::loadByLine:
        addAbsences(cause.workers.front());
        break;
      case Cause::Kind::shortage:
        if (const int sum = sumOfLoads(cause); cause.supply >= sum) {
          // Whoever is away, everybody attends all they may.
          lines_.push_back(trn(sum, "  the loads add up to {} turn: give somebody more",
                               "  the loads add up to {} turns: give somebody more", sum));
          break;
        }
        addSlots(cause);
        break;
      case Cause::Kind::surplus:
      case Cause::Kind::conflict:
        addSlots(cause);
        break;
      default:
        break;
    }
  }

  std::vector<std::string> lines() { return std::move(lines_); }

 private:
  const std::string& id(int worker) const { return problem_.workers[worker].id; }

  std::string slotNames(const std::vector<int>& slots) const {
    std::vector<std::string> names;
    for (const int slot : slots) {
      names.push_back(problem_.slotName(slot));
    }
    return joined(names);
  }

  /// Of the cause's line, or all loads.
  int loadOf(const Worker& worker, const Cause& cause) const {
    return cause.line ? worker.loadByLine[index(*cause.line)] : worker.load;
  }

  std::string headline(const Cause& cause) const {
    const bool wholeWeek = cause.workers.empty() && cause.slots.size() > 1 &&
                           static_cast<int>(cause.slots.size()) == problem_.slotCount();
    const std::string slots = wholeWeek ? tr("the whole week") : slotNames(cause.slots);
    const std::string turns = cause.line ? tr("{}, line {}", slots, lineName(*cause.line)) : slots;
    switch (cause.kind) {
      case Cause::Kind::forcedDay:
        return tr("{}: what is forced on one day breaks the rules of a day: {}",
                  id(cause.workers.front()), turns);
      case Cause::Kind::forcedWeek:
        return trn(cause.demand, "{}: {} turn is forced and cannot be kept with a load of {}: {}",
                   "{}: {} turns are forced and cannot be kept with a load of {}: {}",
                   id(cause.workers.front()), cause.demand, cause.supply, turns);
      case Cause::Kind::forcedTurn: {
        std::vector<std::string> people;
        for (const int worker : cause.workers) {
          people.push_back(id(worker));
        }
        return tr("{}: {} people are forced there and {} fit: {}", turns, cause.demand,
                  cause.supply, joined(people));
      }
      case Cause::Kind::load:
        return trn(cause.demand, "{}: the load is {} turn and at most {} fit the week",
                   "{}: the load is {} turns and at most {} fit the week",
                   id(cause.workers.front()), cause.demand, cause.supply);
      case Cause::Kind::loadByLine:
        return trn(cause.demand,
                   "{}: the load of {} turn fits no week, line by line and day by day",
                   "{}: the load of {} turns fits no week, line by line and day by day",
                   id(cause.workers.front()), cause.demand);
      case Cause::Kind::surplus:
        return tr("at least {} turns must go where {} fit: {}", cause.demand, cause.supply, turns);
      case Cause::Kind::conflict:
        return tr("the limits of these turns cannot be kept together: {}", turns);
      default:
        return tr("at least {} people are needed and at most {} can attend: {}", cause.demand,
                  cause.supply, turns);
    }
  }

  std::string reasonsOf(int worker, int slot) const {
    const auto reasons = availability_.reasons(id(worker), problem_.days[slot / problem_.turns()],
                                               Turn{slot % problem_.turns()});
    return tr("{} ({})", id(worker), joined(reasons, "; "));
  }

  bool isAway(int worker, int slot) const {
    return problem_.workers[worker].required[slot / problem_.turns()].has(
        Turn{slot % problem_.turns()});
  }

  /// Who is away from each turn; turns from which nobody is away share a line.
  void addSlots(const Cause& cause) {
    std::vector<int> full;
    for (const int slot : cause.slots) {
      std::vector<std::string> away;
      for (int worker = 0; worker < static_cast<int>(problem_.workers.size()); ++worker) {
        if (loadOf(problem_.workers[worker], cause) > 0 && isAway(worker, slot)) {
          away.push_back(reasonsOf(worker, slot));
        }
      }
      if (away.empty()) {
        full.push_back(slot);
      } else {
        const int lines = cause.line ? 1 : problem_.linesAt(slot);
        lines_.push_back(trn(lines, "  {}: {} line, away: {}", "  {}: {} lines, away: {}",
                             problem_.slotName(slot), lines, joined(away)));
      }
    }
    if (!full.empty()) {
      lines_.push_back(tr("  nobody is away from {}", slotNames(full)));
    }
  }

  int sumOfLoads(const Cause& cause) const {
    return std::accumulate(
        problem_.workers.begin(), problem_.workers.end(), 0,
        [&](int sum, const Worker& worker) { return sum + loadOf(worker, cause); });
  }

  void addAbsences(int worker) {
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      if (isAway(worker, slot)) {
        lines_.push_back(tr("  {}: away: {}", problem_.slotName(slot), reasonsOf(worker, slot)));
      }
    }
  }

  const WeekProblem& problem_;
  const Availability& availability_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> explained(const WeekProblem& problem, const Availability& availability,
                                   const std::vector<Cause>& causes) {
  Writer writer(problem, availability);
  for (const Cause& cause : causes) {
    writer.add(cause);
  }
  return writer.lines();
}

}  // namespace tomatic
