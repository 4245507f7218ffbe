#include "files/yaml_events.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "files/yaml.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// Writes the events down and watches the limits.
class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(const std::string& file) : file_(file) {}

  std::vector<YamlEvent> take() { return std::move(events_); }
  /// Where the last complete value was seen.
  int lastLine() const { return lastLine_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      fail(lineOf(mark), tr("this begins a second document, expected one: it is no part of what "
                            "stands above"));
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf({YamlEvent::Type::null, false, lineOf(mark), 0, {}, offsetOf(mark)}, anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    leaf({YamlEvent::Type::scalar, tag != "?", lineOf(mark), 0, value, offsetOf(mark)}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) {
      fail(lineOf(mark), tr("this alias stands inside the node it names, which would never end; "
                            "write the value out"));
    }
    const Extent extent = found->second;
    count(extent.nodes, lineOf(mark));
    deepen(extent.height, lineOf(mark));
    events_.push_back(
        {YamlEvent::Type::alias, false, lineOf(mark), extent.event, {}, offsetOf(mark)});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlEvent::Type::sequence, mark, anchor, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlEvent::Type::map, mark, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  /// What an anchored node weighs.
  struct Extent {
    std::size_t event = 0;
    std::size_t nodes = 0;
    std::size_t height = 0;
  };
  struct Open {
    Extent extent;
    YAML::anchor_t anchor = 0;
    std::size_t nodesBefore = 0;
  };

  static int lineOf(const YAML::Mark& mark) { return mark.line + 1; }
  static std::size_t offsetOf(const YAML::Mark& mark) { return static_cast<std::size_t>(mark.pos); }

  [[noreturn]] void fail(int line, std::string message) const {
    throw Failure(Place{file_, line}, std::move(message));
  }

  void count(std::size_t nodes, int line) {
    nodes_ += nodes;
    if (nodes_ > yamlLimits::nodes) {
      fail(line, tr("more than {} nodes once aliases are expanded, too many to be meant",
                    yamlLimits::nodes));
    }
  }

  /// A node of that height stands in the innermost open one.
  void deepen(std::size_t height, int line) {
    if (open_.size() + height > yamlLimits::depth) {
      fail(line,
           tr("more than {} levels inside each other, too deep to be meant", yamlLimits::depth));
    }
    if (!open_.empty()) {
      std::size_t& own = open_.back().extent.height;
      own = std::max(own, height + 1);
    }
  }

  void leaf(YamlEvent event, YAML::anchor_t anchor) {
    lastLine_ = std::max(lastLine_, event.line);
    count(1, event.line);
    deepen(1, event.line);
    if (anchor != YAML::NullAnchor) {
      anchored_[anchor] = {events_.size(), 1, 1};
    }
    events_.push_back(std::move(event));
  }

  void open(YamlEvent::Type type, const YAML::Mark& mark, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    const int line = lineOf(mark);
    const std::size_t before = nodes_;
    count(1, line);
    if (open_.size() >= yamlLimits::depth) {
      deepen(1, line);
    }
    open_.push_back({{events_.size(), 0, 1}, anchor, before});
    events_.push_back(
        {type, false, line, 0, {}, offsetOf(mark), style == YAML::EmitterStyle::Flow});
  }

  void close() {
    Open done = open_.back();
    open_.pop_back();
    events_.push_back({YamlEvent::Type::end, false, 0, 0, {}});
    done.extent.nodes = nodes_ - done.nodesBefore;
    if (done.anchor != YAML::NullAnchor) {
      anchored_[done.anchor] = done.extent;
    }
    deepen(done.extent.height, events_[done.extent.event].line);
  }

  const std::string& file_;
  std::vector<YamlEvent> events_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, Extent> anchored_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
  int lastLine_ = 0;
};

}  // namespace

std::vector<YamlEvent> recordYamlEvents(std::string_view text, const std::string& file) {
  const auto newlines = std::count(text.begin(), text.end(), '\n');
  const bool endsLine = text.empty() || text.back() == '\n';
  const int lastLine = static_cast<int>(newlines) + (endsLine ? 0 : 1);
  Recorder recorder(file);
  try {
    // Without an end of the document the parser takes a quote that is never closed for closed.
    std::istringstream stream{std::string(text) + (endsLine ? "...\n" : "\n...\n")};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(recorder)) {
    }
  } catch (const YAML::Exception& problem) {
    const int line = problem.mark.is_null() ? 0 : problem.mark.line + 1;
    if (line > lastLine) {
      throw Failure(
          Place{file, lastLine},
          tr("the file ends inside quotes or brackets; close what was opened in line {} or "
             "later",
             std::max(1, recorder.lastLine())));
    }
    throw Failure(Place{file, line}, tr("this is no YAML: {}", problem.msg));
  }
  return recorder.take();
}

}  // namespace tomatic
