// The makers of each type of channel. Only for the factory.
#pragma once

#include <memory>

#include "messages/channel.hpp"
#include "messages/channel_keys.hpp"

namespace tomatic {

using MadeChannel = std::unique_ptr<Channel>;

MadeChannel makeGoogleChat(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeMattermost(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeSlack(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeWebhook(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeDiscord(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeNtfy(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makePushover(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeMatrix(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeTwilioSms(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeHttp(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeSmtp(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeCommand(ChannelSettings settings, ChannelKeys& keys);
MadeChannel makeFile(ChannelSettings settings, ChannelKeys& keys);

}  // namespace tomatic
