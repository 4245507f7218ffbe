// What waited through the quiet hours of a channel with `digest: true`, as one message.
#pragma once

#include <cstdint>
#include <functional>

#include "messages/channel_book.hpp"
#include "messages/delivery.hpp"
#include "messages/outbox.hpp"

namespace tomatic {

/// Where quiet hours are over and several messages to the same people waited through them, puts one
/// in their place: it is written before they go, and names them, so that a crash in between leaves
/// nothing that is said twice once this has run again.
void makeDigests(const ChannelBook& book, const Outbox& outbox, const DeliveryWorld& world,
                 const std::function<std::uint64_t()>& random);

}  // namespace tomatic
