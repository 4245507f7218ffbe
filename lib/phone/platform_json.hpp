// Reads what the hosted platforms answer. Texts go in, so that whatever they hold, half a document
// or a page of HTML, ends in a Failure that says what was found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.hpp"
#include "phone/calls.hpp"
#include "phone/extensions.hpp"
#include "phone/queue.hpp"

namespace tomatic {

/// areavoip, agentsconnected: `{"EXT": {"0": calls, "1": "paused"…, "2": state or null, "3":
/// seconds}}`
std::vector<QueueMember> areavoipMembers(std::string_view text);
/// areavoip, simplecdrs: incoming calls only.
std::vector<Call> areavoipCalls(std::string_view text);
/// areavoip, extensions: `{id: {ex_number, ex_name}}`.
struct AreavoipExtension {
  std::string id;
  Extension extension;
};
std::vector<AreavoipExtension> areavoipExtensions(std::string_view text);
/// What renames one: `{"ex_name": …}`.
std::string areavoipName(std::string_view name);

/// irontec, login: `{token}`.
std::string irontecToken(std::string_view text);
/// irontec, queue/status: `[{agent, status: {…}}]`; `now` in seconds since 1970, 0 if not known.
std::vector<QueueMember> irontecMembers(std::string_view text, long long now);
/// irontec, agent/list; a name that begins with `Libre` is nobody's.
std::vector<Extension> irontecAgents(std::string_view text);
/// What it says to a change: JSON, or nothing. Throws Failure for anything else, such as the page
/// of somebody in between.
void checkIrontecYes(std::string_view text);
/// Bodies of its requests.
std::string irontecLogin(std::string_view user, std::string_view password);
std::string irontecAgentOf(std::string_view agent, std::string_view queue);
std::string irontecAgent(const Extension& extension);

/// A page of its Elasticsearch: what to ask, and what comes.
struct IrontecPage {
  std::vector<Call> calls;
  std::optional<std::string> after;  ///< asks for the next page; nothing on the last one
};
std::string irontecSearch(Date date, const std::optional<std::string>& after);
/// Attempts (RINGNOANSWER) and outgoing calls are left out.
IrontecPage irontecCalls(std::string_view text);

/// Letters without accents, for platforms that know no others: `Núria Àvila` → `Nuria Avila`.
std::string withoutAccents(std::string_view text);

}  // namespace tomatic
