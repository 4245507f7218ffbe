#include "pbx/asterisk_db.hpp"

#include <fmt/format.h>

#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr const char* pjsipTable = "ps_endpoints";

/// Waits inside SQLite keep no lock; Asterisk itself writes for milliseconds.
constexpr SqliteDatabase::Patience patience{std::chrono::milliseconds(500),
                                            std::chrono::seconds(10)};

/// `"Anna" <1001>`, as telephones show who calls.
std::string callerId(const Extension& extension) {
  std::string name;
  for (const char c : extension.name) {
    name += c == '"' || c == '<' || c == '>' || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return fmt::format("\"{}\" <{}>", name, extension.number);
}

/// The name in a caller id, which may be without quotes or number.
std::string nameIn(const std::string& callerid) {
  const std::size_t open = callerid.find('"');
  if (open != std::string::npos) {
    const std::size_t close = callerid.find('"', open + 1);
    return callerid.substr(open + 1, close == std::string::npos ? close : close - open - 1);
  }
  std::string name = callerid.substr(0, callerid.find('<'));
  name.erase(name.find_last_not_of(' ') + 1);
  return name;
}

SqlValue text(const std::string& value) {
  return value;
}

}  // namespace

AsteriskDb::AsteriskDb(std::filesystem::path file, const AsteriskTables& tables, InterfaceForm form)
    : file_(std::move(file)), form_(std::move(form)), pjsip_(tables.peers == pjsipTable) {
  const std::string members = sqlName(tables.members);
  peers_ = sqlName(tables.peers);
  select_ = fmt::format(
      "SELECT interface, membername, penalty, paused, reason_paused FROM {} WHERE queue_name = ? "
      "ORDER BY uniqueid",
      members);
  insert_ = fmt::format(
      "INSERT INTO {} (queue_name, interface, membername, penalty, paused, wrapuptime, ringinuse, "
      "reason_paused) VALUES (?, ?, ?, ?, 0, 0, 'no', '')",
      members);
  delete_ = fmt::format("DELETE FROM {} WHERE queue_name = ? AND interface = ?", members);
  pause_ = fmt::format(
      "UPDATE {} SET paused = ?, reason_paused = ? WHERE queue_name = ? AND interface = ?",
      members);
  queues_ = fmt::format("SELECT DISTINCT queue_name FROM {} ORDER BY queue_name", members);
}

SqliteDatabase& AsteriskDb::database() {
  if (!database_) {
    auto opened = std::make_unique<SqliteDatabase>(file_, SqlOpening::existing, patience);
    for (const std::string* sql : {&select_, &insert_, &delete_, &pause_}) {
      opened->prepare(*sql);
    }
    database_ = std::move(opened);
  }
  return *database_;
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
  database().transaction([&] {
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
  database().transaction([&] {
    for (const QueueMember& member : members(queue)) {
      if (member.extension == attendant.extension) {
        return;
      }
    }
    database().run(insert_, rowOf(queue, attendant));
  });
}

void AsteriskDb::remove(const std::string& queue, const QueueMember& member) {
  database().transaction([&] { database().run(delete_, {queue, interfaceOf(member)}); });
}

void AsteriskDb::setPause(const std::string& queue, const QueueMember& member, bool paused,
                          const std::string& reason) {
  database().transaction([&] {
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

std::vector<Extension> AsteriskDb::extensions() {
  std::vector<Extension> all;
  const std::string sql =
      fmt::format("SELECT {}, callerid FROM {} ORDER BY 1", pjsip_ ? "id" : "name", peers_);
  for (const SqlRow& row : database().rows(sql)) {
    all.push_back({sqlText(row[0]), nameIn(sqlText(row[1])), ""});
  }
  return all;
}

void AsteriskDb::addExtension(const Extension& extension, const std::string& secret) {
  database().transaction([&] {
    if (pjsip_) {
      throw Refused(
          tr("PJSIP endpoints hold more than a name: add {} to Asterisk's own "
             "configuration, then its name can be set here",
             extension.number));
    }
    const std::string update =
        fmt::format("UPDATE {} SET callerid = ? WHERE name = ? AND callerid IN ('', ?)", peers_);
    if (database().run(update, {callerId(extension), extension.number,
                                callerId({extension.number, "", ""})}) > 0) {
      return;
    }
    database().run(fmt::format("INSERT INTO {} (name, defaultuser, context, host, secret, "
                               "callerid, type) VALUES (?, ?, ?, 'dynamic', ?, ?, 'friend')",
                               peers_),
                   {text(extension.number), text(extension.number), text("from-internal"),
                    text(secret), text(callerId(extension))});
  });
}

void AsteriskDb::renameExtension(const Extension& extension) {
  database().transaction([&] {
    const std::string sql =
        fmt::format("UPDATE {} SET callerid = ? WHERE {} = ?", peers_, pjsip_ ? "id" : "name");
    if (database().run(sql, {callerId(extension), extension.number}) == 0) {
      throw Refused(tr("there is no extension {}", extension.number));
    }
  });
}

void AsteriskDb::removeExtension(const Extension& extension) {
  database().transaction([&] {
    if (pjsip_) {
      // The endpoint stays, as nobody's.
      database().run(fmt::format("UPDATE {} SET callerid = '' WHERE id = ?", peers_),
                     {extension.number});
    } else {
      database().run(fmt::format("DELETE FROM {} WHERE name = ?", peers_), {extension.number});
    }
  });
}

}  // namespace tomatic
