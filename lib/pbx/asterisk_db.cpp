#include "pbx/asterisk_db.hpp"

#include <fmt/format.h>

#include "phone/caller_id.hpp"
#include "phone/queue_log.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr const char* pjsipTable = "ps_endpoints";

/// Waits inside SQLite keep no lock; Asterisk itself writes for milliseconds.
constexpr SqliteDatabase::Patience patience{std::chrono::milliseconds(500),
                                            std::chrono::seconds(10)};

SqlValue text(const std::string& value) {
  return value;
}

/// A table of the configuration in statements.
class Table {
 public:
  Table(const std::string& name, const ColumnNames& columns)
      : name_(sqlName(name)), columns_(columns) {}

  /// A statement with the table for `{}`, columns for `{name}`, and for `{.name}` where the table
  /// must not stand before them. Elsewhere it must: SQLite takes a column that there is not for
  /// text.
  std::string filled(std::string_view statement) const {
    std::string sql;
    while (!statement.empty()) {
      const std::size_t open = statement.find('{');
      sql += statement.substr(0, open);
      if (open == std::string_view::npos) {
        break;
      }
      const std::size_t close = statement.find('}', open);
      sql += named(std::string(statement.substr(open + 1, close - open - 1)));
      statement.remove_prefix(close + 1);
    }
    return sql;
  }

 private:
  std::string named(const std::string& word) const {
    if (word.empty()) {
      return name_;
    }
    return word.front() == '.' ? sqlName(columns_.at(word.substr(1)))
                               : name_ + "." + sqlName(columns_.at(word));
  }

  std::string name_;
  const ColumnNames& columns_;
};

}  // namespace

AsteriskDb::AsteriskDb(std::filesystem::path file, const AsteriskTables& tables, InterfaceForm form,
                       CallLog log)
    : file_(std::move(file)),
      form_(std::move(form)),
      log_(std::move(log)),
      pjsip_(tables.peers == pjsipTable),
      logTable_(tables.queueLog) {
  const Table members(tables.members, tables.memberColumns);
  select_ = members.filled(
      "SELECT {interface}, {membername}, {penalty}, {paused}, {reason_paused} FROM {} WHERE "
      "{queue_name} = ? ORDER BY {uniqueid}");
  insert_ = members.filled(
      "INSERT INTO {} ({.queue_name}, {.interface}, {.membername}, {.penalty}, {.paused}, "
      "{.wrapuptime}, {.ringinuse}, {.reason_paused}) VALUES (?, ?, ?, ?, 0, 0, 'no', '')");
  delete_ = members.filled("DELETE FROM {} WHERE {queue_name} = ? AND {interface} = ?");
  pause_ = members.filled(
      "UPDATE {} SET {.paused} = ?, {.reason_paused} = ? WHERE {queue_name} = ? AND "
      "{interface} = ?");
  queues_ = members.filled("SELECT DISTINCT {queue_name} FROM {} ORDER BY 1");
  logged_ = fmt::format(
      "SELECT time, callid, queuename, agent, event, data1, data2, data3, data4, data5 FROM {} "
      "WHERE time >= ? AND time < ? ORDER BY rowid",
      sqlName(logTable_));
  const Table peers(tables.peers, tables.peerColumns);
  const std::string number = pjsip_ ? "{id}" : "{name}";
  extensions_ = peers.filled("SELECT " + number + ", {callerid} FROM {} ORDER BY 1");
  known_ = peers.filled("SELECT 1 FROM {} WHERE " + number + " = ?");
  rename_ = peers.filled("UPDATE {} SET {.callerid} = ? WHERE " + number + " = ?");
  nameFree_ = peers.filled("UPDATE {} SET {.callerid} = ? WHERE " + number +
                           " = ? AND coalesce({callerid}, '') IN ('', ?)");
  insertPeer_ = peers.filled(
      "INSERT INTO {} ({.name}, {.defaultuser}, {.context}, {.host}, {.secret}, {.callerid}, "
      "{.type}) VALUES (?, ?, ?, 'dynamic', ?, ?, 'friend')");
  deletePeer_ = peers.filled("DELETE FROM {} WHERE {name} = ?");
}

SqliteDatabase& AsteriskDb::database() {
  if (!database_) {
    database_ = std::make_unique<SqliteDatabase>(file_, SqlOpening::existing, patience);
  }
  return *database_;
}

void AsteriskDb::transaction(std::initializer_list<const std::string*> statements,
                             const std::function<void()>& work) {
  for (const std::string* sql : statements) {
    database().prepare(*sql);
  }
  database().transaction(work);
}

std::vector<std::string> AsteriskDb::queues() {
  std::vector<std::string> names;
  for (const SqlRow& row : database().rows(queues_)) {
    names.push_back(sqlText(row[0]));
  }
  return names;
}

std::vector<QueueMember> AsteriskDb::members(const std::string& queue) {
  std::vector<QueueMember> members;
  for (const SqlRow& row : database().rows(select_, {queue})) {
    QueueMember& member = members.emplace_back();
    member.interface = sqlText(row[0]);
    member.extension = form_.extensionIn(*member.interface);
    member.name = sqlText(row[1]);
    member.penalty = static_cast<int>(sqlInteger(row[2]));
    member.paused = sqlInteger(row[3]) != 0;
    if (*member.paused && !sqlText(row[4]).empty()) {
      member.pauseReason = sqlText(row[4]);
    }
  }
  return members;
}

SqlRow AsteriskDb::rowOf(const std::string& queue, const Attendant& attendant) const {
  return {queue, form_.interfaceOf(attendant.extension), attendant.name,
          std::int64_t{attendant.penalty}};
}

std::string AsteriskDb::interfaceOf(const QueueMember& member) const {
  return member.interface.value_or(form_.interfaceOf(member.extension));
}

QueueChange AsteriskDb::set(const std::string& queue, const std::vector<Attendant>& wanted) {
  QueueChange change;
  // Nothing to change takes no lock.
  if ((change = queueChange(members(queue), wanted)).empty()) {
    return change;
  }
  transaction({&select_, &insert_, &delete_}, [&] {
    change = queueChange(members(queue), wanted);
    for (const Attendant& attendant : change.added) {
      database().run(insert_, rowOf(queue, attendant));
    }
    for (const QueueMember& member : change.removed) {
      database().run(delete_, {queue, interfaceOf(member)});
    }
  });
  return change;
}

void AsteriskDb::add(const std::string& queue, const Attendant& attendant) {
  transaction({&select_, &insert_}, [&] {
    for (const QueueMember& member : members(queue)) {
      if (member.extension == attendant.extension) {
        return;
      }
    }
    database().run(insert_, rowOf(queue, attendant));
  });
}

void AsteriskDb::remove(const std::string& queue, const QueueMember& member) {
  transaction({&delete_}, [&] { database().run(delete_, {queue, interfaceOf(member)}); });
}

void AsteriskDb::setPause(const std::string& queue, const QueueMember& member, bool paused,
                          const std::string& reason) {
  transaction({&pause_}, [&] {
    const SqlRow values{std::int64_t{paused ? 1 : 0}, reason, queue, interfaceOf(member)};
    if (database().run(pause_, values) == 0) {
      throw Refused(tr("{} is not in the queue {}", member.extension, queue));
    }
  });
}

void AsteriskDb::pause(const std::string& queue, const QueueMember& member,
                       const std::string& reason) {
  setPause(queue, member, true, reason);
}

void AsteriskDb::resume(const std::string& queue, const QueueMember& member) {
  setPause(queue, member, false, "");
}

std::vector<Call> AsteriskDb::calls(const std::string& queue, Date date) {
  if (database().rows("SELECT 1 FROM sqlite_master WHERE name = ?", {logTable_}).empty()) {
    return log_ ? log_(date) : PhoneSystem::calls(queue, date);
  }
  const auto written = [&](std::chrono::hours hours) {
    std::string time = formatLocal(localTime(date, hours));
    return time.replace(time.find('T'), 1, " ");
  };
  constexpr std::size_t timeLength = 19;  // fractions of a second follow
  constexpr std::size_t firstDetail = 5;
  std::vector<QueueEvent> events;
  for (const SqlRow& row : database().rows(
           logged_,
           {written(std::chrono::hours(0)), written(std::chrono::hours(24) + longestCall)})) {
    const auto time = parseWrittenTime(sqlText(row[0]).substr(0, timeLength));
    if (!time) {
      continue;
    }
    std::vector<std::string> details;
    for (std::size_t place = firstDetail; place < row.size(); ++place) {
      details.push_back(sqlText(row[place]));
    }
    // The last column holds whatever is left.
    events.push_back({time->shown, sqlText(row[1]), sqlText(row[2]), sqlText(row[3]),
                      sqlText(row[4]), queueDetails(joined(details, "|"))});
  }
  return callsOf(events, date, form_);
}

std::vector<Extension> AsteriskDb::extensions() {
  std::vector<Extension> all;
  for (const SqlRow& row : database().rows(extensions_)) {
    all.push_back({sqlText(row[0]), nameInCallerId(sqlText(row[1])), ""});
  }
  return all;
}

std::string AsteriskDb::storedName(const std::string& name) const {
  return callerName(name);
}

bool AsteriskDb::wantsSecret(const Extension& extension) {
  return !pjsip_ && database().rows(known_, {extension.number}).empty();
}

void AsteriskDb::addExtension(const Extension& extension, const std::string& secret) {
  transaction({&nameFree_, pjsip_ ? &nameFree_ : &insertPeer_}, [&] {
    if (database().run(nameFree_, {callerId(extension), extension.number,
                                   callerId({extension.number, "", ""})}) > 0) {
      return;
    }
    if (pjsip_) {
      throw Refused(
          tr("PJSIP endpoints hold more than a name: add {} to Asterisk's own "
             "configuration, then its name can be set here",
             extension.number));
    }
    database().run(insertPeer_, {text(extension.number), text(extension.number),
                                 text("from-internal"), text(secret), text(callerId(extension))});
  });
}

void AsteriskDb::renameExtension(const Extension& extension) {
  transaction({&rename_}, [&] {
    if (database().run(rename_, {callerId(extension), extension.number}) == 0) {
      throw Refused(tr("there is no extension {}", extension.number));
    }
  });
}

void AsteriskDb::removeExtension(const Extension& extension) {
  transaction({pjsip_ ? &rename_ : &deletePeer_}, [&] {
    if (pjsip_) {
      // The endpoint stays, as nobody's.
      database().run(rename_, {std::string(), extension.number});
    } else {
      database().run(deletePeer_, {extension.number});
    }
  });
}

}  // namespace tomatic
