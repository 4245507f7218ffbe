// Brings messages from the outbox to their channels: each channel one after the other and the
// oldest first, different channels at once. Whatever happens, a file leaves the outbox only after
// the yes, or for failed/, or when it is too old.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "messages/channel_book.hpp"
#include "messages/logbook.hpp"
#include "messages/outbox.hpp"
#include "transport/courier.hpp"

namespace tomatic {

enum class Outcome : std::uint8_t {
  sent,
  queued,   ///< waits in the outbox: the other side could not be asked, or said not now
  quiet,    ///< waits in the outbox until quiet hours end
  failed,   ///< for good; it is in failed/
  expired,  ///< was too old, and is gone
  held,     ///< never came into the outbox: throttled, or said before
};

/// The word of logbook, JSON and messages.
std::string_view wordFor(Outcome outcome);

/// What a delivery asks of the world besides its courier.
struct DeliveryWorld {
  std::function<Moment()> now;     ///< the clock on the wall
  UtcOffset offset;                ///< and its distance from UTC
  std::function<double()> chance;  ///< in [0, 1)
  std::function<bool()> stop;      ///< whether to end soon
  std::function<void(const std::string&)> warn;
};

struct DeliveryOptions {
  std::chrono::milliseconds wait = std::chrono::seconds(10);  ///< for retries of one message
  bool flush = false;  ///< what another run is sending is left to it, instead of waited for
};

class Delivery {
 public:
  using Report =
      std::function<void(const OutboxEntry& entry, Outcome outcome, const std::string& answer)>;

  /// All must outlive this.
  Delivery(const ChannelBook& book, const Outbox& outbox, const MessageLog& log, Courier& courier,
           DeliveryWorld world, DeliveryOptions options, Report report);
  ~Delivery();

  /// A file of the outbox, to be sent by run(); files of one channel in the order of the calls.
  void add(const std::string& name);
  /// Sends until nothing is left to be done now, or it has to stop.
  void run();

 private:
  using Steady = std::chrono::steady_clock;
  struct Lane;

  void advance(Lane& lane);
  void takeNext(Lane& lane);
  bool mayGo(Lane& lane);
  void start(Lane& lane);
  void finished(Lane& lane, const Answer& answer);
  void accepted(Lane& lane, const std::string& answer);
  void refused(Lane& lane, const std::string& answer);
  void postponed(Lane& lane, const Judgement& judgement, Ending ending);
  void useFallback(const Channel& channel, const OutboxEntry& failed);
  void close(Lane& lane, Outcome outcome, const std::string& answer, bool logged);
  void log(const OutboxEntry& entry, Outcome outcome, const std::string& answer);
  std::chrono::milliseconds patience() const;
  bool isDone() const;

  const ChannelBook& book_;
  const Outbox& outbox_;
  const MessageLog& log_;
  Courier& courier_;
  DeliveryWorld world_;
  DeliveryOptions options_;
  Report report_;
  std::map<std::string, Lane> lanes_;
  bool logBroken_ = false;
};

}  // namespace tomatic
