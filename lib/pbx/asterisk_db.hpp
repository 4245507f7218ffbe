// An Asterisk that reads its queue members and telephones from tables of a SQLite file (realtime).
// It looks at them when a queue is used, so a change needs no reload; but while somebody holds a
// write lock for over a second it takes the queue for empty. So every change is one short
// transaction, with all that it needs compiled beforehand.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>

#include "files/phone_settings.hpp"
#include "pbx/phone_system.hpp"
#include "phone/interfaces.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

class AsteriskDb : public PhoneSystem {
 public:
  /// Opens nothing before it is asked something. `log` tells its calls if no table does.
  AsteriskDb(std::filesystem::path file, const AsteriskTables& tables, InterfaceForm form,
             CallLog log = nullptr);

  std::string name() const override { return "asterisk-db"; }
  std::vector<std::string> queues() override;
  std::vector<QueueMember> members(const std::string& queue) override;
  QueueChange set(const std::string& queue, const std::vector<Attendant>& wanted) override;
  void add(const std::string& queue, const Attendant& attendant) override;
  void remove(const std::string& queue, const QueueMember& member) override;
  void pause(const std::string& queue, const QueueMember& member,
             const std::string& reason) override;
  void resume(const std::string& queue, const QueueMember& member) override;
  std::vector<Call> calls(const std::string& queue, Date date) override;
  std::vector<Extension> extensions() override;
  /// Not for one that is free: it keeps its own.
  bool wantsSecret(const Extension& extension) override;
  /// Without what would end it in a caller id.
  std::string storedName(const std::string& name) const override;
  void addExtension(const Extension& extension, const std::string& secret) override;
  void renameExtension(const Extension& extension) override;
  void removeExtension(const Extension& extension) override;

  /// The file, opened. For tests.
  SqliteDatabase& database();

 private:
  /// One transaction, with the statements that it needs compiled beforehand.
  void transaction(std::initializer_list<const std::string*> statements,
                   const std::function<void()>& work);
  void setPause(const std::string& queue, const QueueMember& member, bool paused,
                const std::string& reason);
  std::string interfaceOf(const QueueMember& member) const;
  SqlRow rowOf(const std::string& queue, const Attendant& attendant) const;

  std::filesystem::path file_;
  InterfaceForm form_;
  CallLog log_;
  bool pjsip_;
  std::string logTable_;
  std::unique_ptr<SqliteDatabase> database_;
  /// Statements, with the names of the configuration's tables and columns in them.
  std::string select_;
  std::string insert_;
  std::string delete_;
  std::string pause_;
  std::string queues_;
  std::string logged_;
  std::string extensions_;
  std::string known_;
  std::string nameFree_;
  std::string insertPeer_;
  std::string rename_;
  std::string deletePeer_;
};

}  // namespace tomatic
