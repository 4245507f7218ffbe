#include "weeks/random_week.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <vector>

#include "files/load_files.hpp"
#include "load/by_line.hpp"
#include "load/capacity.hpp"
#include "solver/random.hpp"
#include "text/strings.hpp"

namespace tomatic::bench {
namespace {

/// Of a person's capacity, how much a load may take (less by line: few people share a line's
/// cells); and of everybody's, how much the cells do.
constexpr double mostOfOwn = 0.85;
constexpr double mostOfOwnByLine = 0.7;
constexpr double mostOfAll = 0.75;
constexpr int mostAtTable = 6;

class Maker {
 public:
  explicit Maker(const WeekSpec& spec)
      : spec_(spec),
        random_(spec.seed * 7919 + static_cast<std::uint64_t>(spec.people)),
        brunch_(spec.turns == 4 ? TurnSet(6) : TurnSet()) {}

  std::map<std::string, std::string> folder() {
    makeAbsences();
    makeLoads();
    makeCrowds();
    std::map<std::string, std::string> files;
    files["config.yaml"] = config();
    files["persons.yaml"] = persons();
    files["indisponibilitats.conf"] = busy();
    files[fmt::format("carrega-{}.yaml", weekName)] = loadAsYaml(load_);
    if (spec_.rules == WeekRules::byLine) {
      files[fmt::format("carrega-{}.csv", weekName)] = loadAsTable(load_);
    }
    return files;
  }

 private:
  struct Person {
    std::string id;
    std::vector<TurnSet> required;  // by day
    std::vector<TurnSet> optional;
  };

  bool happens(int percent) { return random_.below(100) < percent; }
  int slots() const { return spec_.turns * spec_.days; }
  int cells() const { return spec_.lines * slots(); }
  static std::string dayWord(int day) {
    return std::string(wordFor(static_cast<Weekday>(day), DayWords::catalan));
  }

  void makeAbsences() {
    for (int i = 0; i < spec_.people; ++i) {
      Person person;
      person.id = fmt::format("p{:04}", i + 1);
      for (int day = 0; day < spec_.days; ++day) {
        TurnSet required;
        TurnSet optional;
        const bool dayOff = happens(3);
        for (int turn = 0; turn < spec_.turns; ++turn) {
          if (dayOff || happens(spec_.busyPercent)) {
            required.add(Turn{turn});
          } else if (happens(spec_.busyPercent)) {
            optional.add(Turn{turn});
          }
        }
        person.required.push_back(required);
        person.optional.push_back(optional);
      }
      people_.push_back(std::move(person));
    }
  }

  std::vector<int> capacities() const {
    std::vector<int> all;
    for (const Person& person : people_) {
      int sum = 0;
      for (const TurnSet required : person.required) {
        sum += dayCapacity(TurnSet::first(spec_.turns) - required, spec_.turns, limit_, brunch_);
      }
      all.push_back(sum);
    }
    return all;
  }

  void chooseLimit() {
    for (limit_ = std::max(2, spec_.dailyLimit); spec_.dailyLimit == 0; ++limit_) {
      int sum = 0;
      for (const int capacity : capacities()) {
        sum += capacity;
      }
      if (sum * mostOfAll >= cells() || limit_ >= spec_.turns) {
        break;
      }
    }
  }

  /// Shares by random weights, then one at a time to whoever has room.
  void makeLoads() {
    chooseLimit();
    std::vector<int> most = capacities();
    const double share = spec_.rules == WeekRules::byLine ? mostOfOwnByLine : mostOfOwn;
    std::vector<int> weight;
    int weights = 0;
    for (int& turns : most) {
      turns = static_cast<int>(turns * share);
      weight.push_back(4 + random_.below(7));
      weights += weight.back();
    }
    const int target =
        spec_.rules == WeekRules::relaxed ? static_cast<int>(cells() * 0.97) : cells();
    std::vector<int> turns;
    std::vector<int> withRoom;
    int left = target;
    for (int i = 0; i < spec_.people; ++i) {
      turns.push_back(std::min(most[i], weight[i] * target / weights));
      left -= turns[i];
      if (turns[i] < most[i]) {
        withRoom.push_back(i);
      }
    }
    for (; left > 0 && !withRoom.empty(); --left) {
      const int at = random_.below(static_cast<int>(withRoom.size()));
      const int i = withRoom[at];
      if (++turns[i] == most[i]) {
        withRoom.erase(withRoom.begin() + at);
      }
    }
    for (int i = 0; i < spec_.people; ++i) {
      load_.turns[people_[i].id] = turns[i];
    }
    load_.empty = cells() - (target - left);
    if (spec_.rules == WeekRules::byLine && spec_.linesEach == 1) {
      splitByLine(load_, std::vector<int>(spec_.lines, slots()));
    } else if (spec_.rules == WeekRules::byLine) {
      spreadByLine();
    }
  }

  /// The largest loads first, each evenly over the lines that have the most left; a line that is
  /// full gives way to the next. What is left stays empty.
  void spreadByLine() {
    std::vector<int> left(spec_.lines, slots());
    std::vector<std::string> ids;
    for (const auto& [id, turns] : load_.turns) {
      ids.push_back(id);
    }
    std::stable_sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
      return load_.turns[a] > load_.turns[b];
    });
    for (const std::string& id : ids) {
      std::vector<int> order(spec_.lines);
      std::iota(order.begin(), order.end(), 0);
      random_.shuffle(order);
      std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return left[a] > left[b]; });
      auto& row = load_.byLine[id];
      row.resize(spec_.lines);
      std::size_t width = std::min<std::size_t>(spec_.linesEach, order.size());
      for (int turns = load_.turns[id]; turns > 0;) {
        int best = -1;
        for (std::size_t i = 0; i < width; ++i) {
          if (left[order[i]] > 0 && (best < 0 || row[order[i]] < row[best])) {
            best = order[i];
          }
        }
        if (best < 0) {
          ++width;
          continue;
        }
        ++row[best];
        --left[best];
        --turns;
      }
    }
    load_.emptyByLine = left;
  }

  /// Tables, and groups whose limits bite here and there but let their loads be.
  void makeCrowds() {
    if (spec_.tableSize > 0) {
      makeFullTables();
    } else {
      makeSmallTables();
    }
    for (const std::string& name : groupNames()) {
      const int load = loadOf(makeGroup(name));
      const int limit =
          spec_.groups > 0 ? load / slots() + 1 : std::max(2, load * 13 / (10 * slots()) + 1);
      phoningLimits_.push_back(fmt::format("{}: {}", name, limit));
    }
    const auto members = makeGroup("reserve");
    idle_ = static_cast<int>(members.size()) * 2 / 5;
    while (idle_ > 0 && roomOf(members) * 10 < loadOf(members) * 14) {
      --idle_;
    }
  }

  void makeSmallTables() {
    const int tables = std::max(1, spec_.people / 5);
    std::map<int, int> seated;
    for (const Person& person : people_) {
      const int table = happens(80) ? random_.below(tables) + 1 : -1;
      tables_[person.id] = ++seated[table] <= mostAtTable ? table : -1;
    }
  }

  /// Everybody sits at one, with anybody; of a table two more than on average may be on the phone.
  void makeFullTables() {
    std::vector<int> order(people_.size());
    std::iota(order.begin(), order.end(), 0);
    random_.shuffle(order);
    std::map<int, int> load;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::string& id = people_[order[i]].id;
      const int table = static_cast<int>(i) / spec_.tableSize + 1;
      tables_[id] = table;
      load[table] += load_.turns[id];
    }
    for (const auto& [table, turns] : load) {
      maxPerTable_ = std::max(maxPerTable_, turns / slots() + 2);
    }
  }

  std::vector<std::string> groupNames() const {
    std::vector<std::string> names{"billing", "contracts"};
    for (int group = 3; group <= spec_.groups; ++group) {
      names.push_back(fmt::format("group{}", group));
    }
    names.resize(spec_.groups > 0 ? spec_.groups : 2);
    return names;
  }

  /// One person in five.
  std::vector<int> makeGroup(const std::string& name) {
    std::vector<int> members;
    for (int i = 0; i < spec_.people; ++i) {
      if (happens(20)) {
        members.push_back(i);
        groups_[name].push_back(people_[i].id);
      }
    }
    return members;
  }

  int loadOf(const std::vector<int>& members) {
    int sum = 0;
    for (const int member : members) {
      sum += load_.turns[people_[member].id];
    }
    return sum;
  }

  /// How many turns these people can attend while enough of them stay idle.
  int roomOf(const std::vector<int>& members) const {
    int room = 0;
    for (int slot = 0; slot < slots(); ++slot) {
      const auto available = std::count_if(members.begin(), members.end(), [&](int member) {
        return !people_[member].required[slot / spec_.turns].has(Turn{slot % spec_.turns});
      });
      room += std::max(0, static_cast<int>(available) - idle_);
    }
    return room;
  }

  std::string config() {
    std::vector<std::string> hours;
    for (int turn = 0; turn <= spec_.turns; ++turn) {
      hours.push_back(fmt::format("'{:02}:{:02}'", 7 + turn / 2, turn % 2 * 30));
    }
    std::vector<std::string> days;
    for (int day = 0; day < spec_.days; ++day) {
      days.push_back(dayWord(day));
    }
    const bool relaxed = spec_.rules == WeekRules::relaxed;
    std::string text = fmt::format("# A random week: {}\n", nameOf(spec_));
    text += fmt::format("hours: [{}]\nlines: {}\nsearchDays: [{}]\n", joined(hours), spec_.lines,
                        joined(days));
    text += fmt::format("maxTurnsPerDay: {}\nrules: {}\ndiscriminateLines: {}\n", limit_,
                        relaxed ? "relaxed" : "strict", spec_.rules == WeekRules::byLine);
    text += fmt::format("maxEmptyPerTurn: {}\nmaxPerTable: {}\ncostUndesired: 10\n",
                        2 + 2 * load_.empty / slots(), maxPerTable_);
    text += fmt::format("maxPhoningInGroup: {{{}}}\nminIdleInGroup: {{reserve: {}}}\n",
                        joined(phoningLimits_), idle_);
    return text + forced();
  }

  /// One person in twelve has a turn that is theirs.
  std::string forced() {
    std::string text;
    std::set<std::tuple<int, int, int>> taken;
    for (int i = 0; i < spec_.people; i += 12) {
      const Person& person = people_[i];
      const int day = random_.below(spec_.days);
      const int turn = random_.below(spec_.turns);
      if (load_.turns[person.id] == 0 || person.required[day].has(Turn{turn})) {
        continue;
      }
      for (int line = 0; line < spec_.lines; ++line) {
        const bool own = !load_.isByLine() || load_.byLine[person.id][line] > 0;
        if (own && taken.insert({day, turn, line}).second) {
          text += fmt::format("  [{}, {}, {}]: {}\n", dayWord(day), turn + 1, line + 1, person.id);
          break;
        }
      }
    }
    return text.empty() ? text : "forced:\n" + text;
  }

  std::string persons() const {
    std::string text = "tables:\n";
    for (const auto& [id, table] : tables_) {
      text += fmt::format("  {}: {}\n", id, table);
    }
    text += "groups:\n";
    for (const auto& [name, ids] : groups_) {
      text += fmt::format("  {}: [{}]\n", name, joined(ids));
    }
    return text;
  }

  std::string busy() const {
    std::string text;
    for (const Person& person : people_) {
      for (int day = 0; day < spec_.days; ++day) {
        text += busyLine("+", person.id, day, person.required[day], "away");
        text += busyLine("", person.id, day, person.optional[day], "rather not");
      }
    }
    return text;
  }

  std::string busyLine(const char* mark, const std::string& id, int day, TurnSet turns,
                       const char* reason) const {
    std::string bits;
    for (int turn = 0; turn < spec_.turns; ++turn) {
      bits += turns.has(Turn{turn}) ? '1' : '0';
    }
    return turns.empty() ? ""
                         : fmt::format("{}{} {} {} # {}\n", mark, id, dayWord(day), bits, reason);
  }

  const WeekSpec& spec_;
  solver::Random random_;
  TurnSet brunch_;
  int limit_ = 2;
  std::vector<Person> people_;
  Load load_;
  std::map<std::string, int> tables_;
  int maxPerTable_ = 3;
  std::map<std::string, std::vector<std::string>> groups_;
  std::vector<std::string> phoningLimits_;
  int idle_ = 0;  // of the group "reserve", at least
};

}  // namespace

std::string nameOf(WeekRules rules) {
  switch (rules) {
    case WeekRules::strict:
      return "strict";
    case WeekRules::relaxed:
      return "relaxed";
    default:
      return "by-line";
  }
}

std::string kindOf(const WeekSpec& spec) {
  std::string kind = fmt::format("{}x{}x{}x{} {}", spec.people, spec.lines, spec.turns, spec.days,
                                 nameOf(spec.rules));
  if (spec.groups > 0) {
    kind += fmt::format(" {} groups", spec.groups);
  }
  if (spec.dailyLimit != WeekSpec().dailyLimit) {
    kind += fmt::format(" up to {} a day", spec.dailyLimit);
  }
  if (spec.linesEach != WeekSpec().linesEach) {
    kind += fmt::format(" {} lines each", spec.linesEach);
  }
  if (spec.tableSize != WeekSpec().tableSize) {
    kind += fmt::format(" tables of {}", spec.tableSize);
  }
  if (spec.busyPercent != WeekSpec().busyPercent) {
    kind += fmt::format(" {} % busy", spec.busyPercent);
  }
  return kind;
}

std::string nameOf(const WeekSpec& spec) {
  return fmt::format("{} {}", kindOf(spec), spec.seed);
}

std::map<std::string, std::string> folderOf(const WeekSpec& spec) {
  return Maker(spec).folder();
}

}  // namespace tomatic::bench
