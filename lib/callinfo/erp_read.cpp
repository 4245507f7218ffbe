#include "callinfo/erp_read.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "callinfo/odoo_condition.hpp"

namespace tomatic {

using Json = nlohmann::json;

struct ErpRead::State {
  enum class Step : std::uint8_t { records, links, done };

  const ErpTable* table = nullptr;
  Json condition;
  std::string order;
  int pageSize = 0;
  int offset = 0;
  bool withLinks = true;
  Step step = Step::records;
  bool lastWasFull = false;
  Json records;  ///< of the page, until what they lead to is known
  std::vector<std::pair<std::string, std::set<std::int64_t>>> links;  ///< to be read
  std::set<std::int64_t> ids;
  std::vector<ErpRow> rows;

  void complete(const LinkedRecords& linked) {
    for (const Json& record : records) {
      rows.push_back(rowOf(*table, record, linked));
    }
    records = Json::array();
    step = Step::done;
  }

  void takeRecords(Json page) {
    records = std::move(page);
    lastWasFull = pageSize > 0 && records.size() >= static_cast<std::size_t>(pageSize);
    for (const Json& record : records) {
      ids.insert(recordId(record));
    }
    links.clear();
    for (const auto& [link, model] : table->links) {
      auto behind = idsBehind(link, records);
      if (withLinks && !behind.empty() && !linkedFields(*table, link).empty()) {
        links.emplace_back(link, std::move(behind));
      }
    }
    step = Step::links;
    if (links.empty()) {
      complete({});
    }
  }

  void takeLinks(const std::vector<Json>& results) {
    LinkedRecords linked;
    for (std::size_t i = 0; i < links.size(); ++i) {
      for (const Json& record : results[i]) {
        linked[links[i].first][recordId(record)] = record;
      }
    }
    complete(linked);
  }
};

ErpRead::ErpRead(const ErpTable* table, const Json& condition) : state_(std::make_unique<State>()) {
  state_->table = table;
  state_->step = table == nullptr || condition.empty() ? State::Step::done : State::Step::records;
  state_->condition = table == nullptr ? condition : within(*table, condition);
}

ErpRead::~ErpRead() = default;
ErpRead::ErpRead(ErpRead&&) noexcept = default;
ErpRead& ErpRead::operator=(ErpRead&&) noexcept = default;

ErpRead& ErpRead::paged(int size, const std::string& order) {
  state_->pageSize = size;
  state_->order = order;
  return *this;
}

ErpRead& ErpRead::alone() {
  state_->withLinks = false;
  return *this;
}

const ErpTable* ErpRead::table() const {
  return state_->table;
}

bool ErpRead::lacks() const {
  return state_->step != State::Step::done;
}

std::vector<OdooCall> ErpRead::calls() const {
  const State& state = *state_;
  if (state.step == State::Step::records) {
    return {searchRead(state.table->model, state.condition, fieldsToRead(*state.table),
                       state.table->archived, state.offset, state.pageSize, state.order)};
  }
  std::vector<OdooCall> calls;
  for (const auto& [link, ids] : state.links) {
    calls.push_back(
        readRecords(state.table->links.at(link), ids, linkedFields(*state.table, link)));
  }
  return calls;
}

void ErpRead::take(std::vector<Json> results) {
  if (state_->step == State::Step::records) {
    state_->takeRecords(std::move(results.front()));
  } else {
    state_->takeLinks(results);
  }
}

bool ErpRead::mayHaveMore() const {
  return state_->lastWasFull;
}

void ErpRead::readOn() {
  state_->offset += state_->pageSize;
  state_->step = State::Step::records;
}

const std::set<std::int64_t>& ErpRead::ids() const {
  return state_->ids;
}

const std::vector<ErpRow>& ErpRead::rows() const {
  return state_->rows;
}

void advance(OdooClient& client, const std::vector<ErpRead*>& reads) {
  std::vector<OdooCall> calls;
  std::vector<std::pair<ErpRead*, std::size_t>> asked;
  for (ErpRead* read : reads) {
    if (read->lacks()) {
      const auto own = read->calls();
      asked.emplace_back(read, own.size());
      calls.insert(calls.end(), own.begin(), own.end());
    }
  }
  if (calls.empty()) {
    return;
  }
  auto results = client.ask(calls);
  auto next = std::make_move_iterator(results.begin());
  for (const auto& [read, count] : asked) {
    read->take({next, next + static_cast<std::ptrdiff_t>(count)});
    next += static_cast<std::ptrdiff_t>(count);
  }
}

void readAll(OdooClient& client, const std::vector<ErpRead*>& reads) {
  while (
      std::any_of(reads.begin(), reads.end(), [](const ErpRead* read) { return read->lacks(); })) {
    advance(client, reads);
  }
}

}  // namespace tomatic
