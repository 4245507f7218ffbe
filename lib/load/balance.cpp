#include "load/balance.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tomatic {
namespace {

using Order = std::vector<std::size_t>;

/// Everybody, those who did least first.
Order byCredit(const std::vector<Account>& accounts) {
  Order order(accounts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return accounts[a].credit < accounts[b].credit;
  });
  return order;
}

/// Everybody, those who did most first.
Order byCreditDescending(const std::vector<Account>& accounts) {
  Order order(accounts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return accounts[a].credit > accounts[b].credit;
  });
  return order;
}

/// The part of an order whose credit satisfies the condition.
template <typename Condition>
Order those(Order order, const std::vector<Account>& accounts, Condition condition) {
  order.erase(std::remove_if(order.begin(), order.end(),
                             [&](std::size_t i) { return !condition(accounts[i].credit); }),
              order.end());
  return order;
}

bool owes(Millionths credit) {
  return credit < 0;
}

bool isOwed(Millionths credit) {
  return credit > 0;
}

bool canTake(const Account& account) {
  return account.turns < account.bound;
}

bool canGive(const Account& account) {
  return account.turns > 0;
}

void move(Account& account, int turns) {
  account.turns += turns;
  account.credit += turns * oneMillion;
}

/// One pass: a turn more (or less, by `step`) for each who can, until nothing is missing. Whether
/// anything changed.
bool pass(std::vector<Account>& accounts, const Order& order, int step, long long& missing) {
  bool changed = false;
  for (const std::size_t i : order) {
    if (missing == 0) {
      break;
    }
    if (step > 0 ? canTake(accounts[i]) : canGive(accounts[i])) {
      move(accounts[i], step);
      missing -= step;
      changed = true;
    }
  }
  return changed;
}

/// One pass of compensation; whether anything changed.
bool compensatePass(std::vector<Account>& accounts) {
  const Order debtors = those(byCredit(accounts), accounts, owes);
  const Order creditors = those(byCreditDescending(accounts), accounts, isOwed);
  bool changed = false;
  for (std::size_t i = 0; i < std::min(debtors.size(), creditors.size()); ++i) {
    Account& debtor = accounts[debtors[i]];
    Account& creditor = accounts[creditors[i]];
    const Millionths before = std::abs(debtor.credit) + std::abs(creditor.credit);
    const Millionths after =
        std::abs(debtor.credit + oneMillion) + std::abs(creditor.credit - oneMillion);
    if (canGive(creditor) && canTake(debtor) && after < before) {
      move(creditor, -1);
      move(debtor, 1);
      changed = true;
    }
  }
  return changed;
}

}  // namespace

void completeLoad(std::vector<Account>& accounts, long long target) {
  long long missing = target;
  for (const Account& account : accounts) {
    missing -= account.turns;
  }
  const int step = missing > 0 ? 1 : -1;
  bool changed = true;
  while (missing != 0 && changed) {
    const Order order = step > 0 ? byCredit(accounts) : byCreditDescending(accounts);
    changed = pass(accounts, those(order, accounts, step > 0 ? owes : isOwed), step, missing) ||
              pass(accounts, order, step, missing);
  }
}

void compensateCredits(std::vector<Account>& accounts) {
  while (compensatePass(accounts)) {
  }
}

}  // namespace tomatic
