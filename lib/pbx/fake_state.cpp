#include "pbx/fake_state.hpp"

#include "files/input_file.hpp"
#include "files/yaml_values.hpp"
#include "files/yaml_writer.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange seconds{0, 1'000'000'000};

/// Takes the fields of a member out of a map.
class MemberReader {
 public:
  MemberReader(const Yaml& map, Complaints& complaints) : map_(map), complaints_(complaints) {}

  void operator()(std::string_view name, std::string& into) const {
    if (const Yaml* node = find(name)) {
      into = readText(*node, name, complaints_).value_or(into);
    }
  }
  void operator()(std::string_view name, std::optional<std::string>& into) const {
    if (const Yaml* node = find(name)) {
      into = readText(*node, name, complaints_);
    }
  }
  void operator()(std::string_view name, std::optional<bool>& into) const {
    if (const Yaml* node = find(name)) {
      into = readBoolean(*node, name, complaints_);
    }
  }
  template <typename Number>
  void operator()(std::string_view name, std::optional<Number>& into) const {
    if (const Yaml* node = find(name)) {
      if (const auto number = readInteger(*node, name, seconds, complaints_)) {
        into = static_cast<Number>(*number);
      }
    }
  }
  void operator()(std::string_view name, std::vector<std::string>& into) const {
    if (const Yaml* node = find(name)) {
      into = readTexts(*node, name, complaints_);
    }
  }

 private:
  const Yaml* find(std::string_view name) const {
    const Yaml* node = map_.find(name);
    return node == nullptr || node->isNull() ? nullptr : node;
  }

  const Yaml& map_;
  Complaints& complaints_;
};

class MemberWriter {
 public:
  explicit MemberWriter(YamlWriter& writer) : writer_(writer) {}

  void operator()(std::string_view name, const std::string& text) const {
    if (!text.empty()) {
      writer_.key(name).text(text);
    }
  }
  void operator()(std::string_view name, const std::optional<std::string>& text) const {
    if (text) {
      writer_.key(name).text(*text);
    }
  }
  void operator()(std::string_view name, const std::optional<bool>& truth) const {
    if (truth) {
      writer_.key(name).boolean(*truth);
    }
  }
  template <typename Number>
  void operator()(std::string_view name, const std::optional<Number>& number) const {
    if (number) {
      writer_.key(name).integer(*number);
    }
  }
  void operator()(std::string_view name, const std::vector<std::string>& texts) const {
    if (!texts.empty()) {
      writer_.key(name).beginSequence(YamlStyle::flow);
      for (const std::string& text : texts) {
        writer_.text(text);
      }
      writer_.endSequence();
    }
  }

 private:
  YamlWriter& writer_;
};

QueueMember readMember(const Yaml& node, Complaints& complaints) {
  QueueMember member;
  if (!node.isMap()) {
    unexpected(node, "", tr("a map such as {{extension: '1001', name: Anna}}"), complaints);
    return member;
  }
  visitFields(member, MemberReader(node, complaints));
  if (member.extension.empty()) {
    complaints.error(node.place, tr("extension: is missing, expected that of a telephone"));
  }
  return member;
}

void readCall(const Yaml& node, FakeState& state, Complaints& complaints) {
  Call call;
  const MemberReader read(node, complaints);
  std::string start;
  std::string outcome(nameOf(call.outcome));
  std::optional<long long> wait;
  std::optional<long long> talk;
  read("id", call.id);
  read("queue", call.queue);
  read("extension", call.extension);
  read("agent", call.agent);
  read("start", start);
  read("outcome", outcome);
  read("wait", wait);
  read("talk", talk);
  const auto time = parseWrittenTime(start);
  const auto known = callOutcomeNamed(outcome);
  if (!time) {
    complaints.error(node.place,
                     tr("start: found '{}', expected a time such as 2026-09-07T09:30", start));
  } else if (!known) {
    complaints.error(node.place, tr("outcome: found '{}', expected answered, abandoned, timedout "
                                    "or bounced",
                                    outcome));
  } else {
    call.start = time->shown;
    call.outcome = *known;
    call.wait = wait ? std::optional(std::chrono::seconds(*wait)) : std::nullopt;
    call.talk = talk ? std::optional(std::chrono::seconds(*talk)) : std::nullopt;
    state.calls.push_back(call);
  }
}

void writeExtensions(YamlWriter& writer, const std::vector<Extension>& extensions) {
  writer.key("extensions").beginSequence();
  for (const auto& [number, name, email] : extensions) {
    writer.beginMap(YamlStyle::flow).key("number").text(number).key("name").text(name);
    if (!email.empty()) {
      writer.key("email").text(email);
    }
    writer.endMap();
  }
  writer.endSequence();
}

void writeCalls(YamlWriter& writer, const std::vector<Call>& calls) {
  writer.key("calls").beginSequence();
  for (const Call& call : calls) {
    writer.beginMap(YamlStyle::flow);
    const MemberWriter write(writer);
    write("id", call.id);
    write("start", formatLocal(call.start));
    write("queue", call.queue);
    write("outcome", std::string(nameOf(call.outcome)));
    write("wait", call.wait ? std::optional(call.wait->count()) : std::nullopt);
    write("talk", call.talk ? std::optional(call.talk->count()) : std::nullopt);
    write("extension", call.extension);
    write("agent", call.agent);
    writer.endMap();
  }
  writer.endSequence();
}

}  // namespace

FakeState parseFakeState(std::string_view text, const std::string& file) {
  FakeState state;
  Complaints complaints;
  const Yaml document = yamlOf(text, file, complaints);
  if (!document.isNull() && !document.isMap()) {
    unexpected(document, "", tr("a map with queues"), complaints);
  }
  if (const Yaml* queues = document.find("queues")) {
    forEachEntry(*queues, "queues", complaints, [&](const std::string& queue, const Yaml& members) {
      state.queues[queue];
      for (const Yaml& member : readItems(members, queue, complaints)) {
        state.queues[queue].push_back(readMember(member, complaints));
      }
    });
  }
  if (const Yaml* extensions = document.find("extensions")) {
    for (const Yaml& node : readItems(*extensions, "extensions", complaints)) {
      Extension& extension = state.extensions.emplace_back();
      const MemberReader read(node, complaints);
      read("number", extension.number);
      read("name", extension.name);
      read("email", extension.email);
    }
  }
  if (const Yaml* calls = document.find("calls")) {
    for (const Yaml& call : readItems(*calls, "calls", complaints)) {
      readCall(call, state, complaints);
    }
  }
  MemberReader(document, complaints)("down", state.down);
  complaints.throwIfAny();
  return state;
}

std::string fakeStateText(const FakeState& state) {
  YamlWriter writer;
  writer.beginMap().key("queues").beginMap();
  for (const auto& [queue, members] : state.queues) {
    writer.key(queue).beginSequence();
    for (const QueueMember& member : members) {
      writer.beginMap(YamlStyle::flow);
      visitFields(member, MemberWriter(writer));
      writer.endMap();
    }
    writer.endSequence();
  }
  writer.endMap();
  if (!state.extensions.empty()) {
    writeExtensions(writer, state.extensions);
  }
  if (!state.calls.empty()) {
    writeCalls(writer, state.calls);
  }
  if (!state.down.empty()) {
    writer.key("down").text(state.down);
  }
  return writer.endMap().finish();
}

}  // namespace tomatic
