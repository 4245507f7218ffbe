#include "solver/local_search.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr int answersPerPoll = 100;

}  // namespace

LocalSearch::LocalSearch(const Model& model, SearchState& state, Random& random)
    : model_(model), state_(state), random_(random), program_(model), order_(model.persons.size()) {
  std::iota(order_.begin(), order_.end(), 0);
}

void LocalSearch::answer(int index, const Domains& domains, const Prices* prices, Cost noise) {
  const Person& person = model_.persons[index];
  state_.remove(index);
  const int items = model_.itemsPerDay(person);
  price_.resize(person.itemCost.size());
  for (int day = 0; day < model_.days; ++day) {
    for (int item = 0; item < items; ++item) {
      Cost price = person.itemCost[day * items + item] * scale;
      model_.forEachCounter(person, day, item, [&](int counter) {
        price += prices != nullptr ? (*prices)[counter] : state_.gain(counter) * scale;
      });
      price_[day * items + item] =
          price + static_cast<Cost>(random_.next() % static_cast<std::uint64_t>(noise));
    }
  }
  (void)program_.cheapest(person, domains[index], price_, scale, state_.openWeek(index));
  state_.insert(index);
}

void LocalSearch::answer(int index, const Domains& domains, Cost noise) {
  answer(index, domains, nullptr, std::max(noise, tieNoise(model_)));
}

bool LocalSearch::sweep(const Domains& domains, const Stop& stop) {
  const Cost before = state_.weighted();
  random_.shuffle(order_);
  int answers = 0;
  for (const int person : order_) {
    if (++answers % answersPerPoll == 0 && stop()) {
      break;
    }
    answer(person, domains, 0);
  }
  return state_.weighted() < before;
}

void LocalSearch::shake(const Domains& domains, const Prices& prices, int persons) {
  for (int i = 0; i < persons; ++i) {
    answer(random_.below(static_cast<int>(order_.size())), domains, &prices, 2 * scale);
  }
}

}  // namespace tomatic::solver
