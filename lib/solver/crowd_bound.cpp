#include "solver/crowd_bound.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "solver/crowd_program.hpp"
#include "solver/smooth_ascent.hpp"
#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

constexpr std::size_t crowdsPerPoll = 2;  // one of a thousand people may take a third of a second

/// Calls each with every number below `count`; weeks of many are worth a second thread.
void forEachCrowd(bool twoThreads, std::size_t count, const Stop& stop,
                  const std::function<void(std::size_t)>& each) {
  for (std::size_t begin = 0; begin < count && !stop(); begin += crowdsPerPoll) {
    const std::size_t end = std::min(count, begin + crowdsPerPoll);
    shareOut(twoThreads, [&](std::size_t first, std::size_t step) {
      for (std::size_t crowd = begin + first; crowd < end; crowd += step) {
        each(crowd);
      }
    });
  }
}

}  // namespace

CrowdBound::CrowdBound(const Model& model, long long mostWork)
    : model_(model), mostWork_(mostWork), crowds_(crowdsApart(model)) {}

Cost CrowdBound::raise(const Prices& prices, const Domains& domains, Cost value, Cost limit,
                       const Stop& stop) {
  excess_.assign(crowds_.size(), 0);
  forEachCrowd(model_.persons.size() >= manyPersons, crowds_.size(), stop, [&](std::size_t crowd) {
    CrowdProgram program(model_, crowds_[crowd], mostWork_);
    program.look(prices, domains);
    excess_[crowd] = program.excess(limit - value);
  });
  const Cost raised = std::accumulate(excess_.begin(), excess_.end(), value);
  spare_ = limit - raised;
  return raised;
}

int CrowdBound::reduce(const Prices& prices, Domains& domains, const Stop& stop) const {
  std::vector<int> removed(crowds_.size());
  forEachCrowd(model_.persons.size() >= manyPersons, crowds_.size(), stop, [&](std::size_t crowd) {
    CrowdProgram program(model_, crowds_[crowd], mostWork_);
    program.look(prices, domains);
    removed[crowd] = program.reduce(excess_[crowd] + spare_, domains);
  });
  const bool none = std::any_of(removed.begin(), removed.end(), [](int gone) { return gone < 0; });
  return none ? -1 : std::accumulate(removed.begin(), removed.end(), 0);
}

}  // namespace tomatic::solver
