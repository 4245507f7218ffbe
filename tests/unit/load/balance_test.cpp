#include "load/balance.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <numeric>

namespace tomatic {
namespace {

Account account(int turns, int bound, int credit) {
  return {turns, bound, credit * oneMillion};
}

long long turnsOf(const std::vector<Account>& accounts) {
  return std::accumulate(accounts.begin(), accounts.end(), 0LL,
                         [](long long sum, const Account& a) { return sum + a.turns; });
}

Millionths creditOf(const std::vector<Account>& accounts) {
  return std::accumulate(accounts.begin(), accounts.end(), Millionths{0},
                         [](Millionths sum, const Account& a) { return sum + a.credit; });
}

Millionths distance(const std::vector<Account>& accounts) {
  return std::accumulate(accounts.begin(), accounts.end(), Millionths{0},
                         [](Millionths sum, const Account& a) { return sum + std::abs(a.credit); });
}

std::vector<Account> someAccounts() {
  return *rc::gen::container<std::vector<Account>>(rc::gen::exec([] {
    Account made;
    made.bound = *rc::gen::inRange(0, 9);
    made.turns = *rc::gen::inRange(0, made.bound + 1);
    made.credit = *rc::gen::inRange(-50, 50) * oneMillion / 10;
    return made;
  }));
}

}  // namespace

TEST_CASE("too much load is taken from creditors first, then from everybody") {
  std::vector<Account> accounts{account(3, 9, 0), account(3, 9, 1), account(0, 9, 2)};
  SECTION("one turn") {
    completeLoad(accounts, 5);
    CHECK(accounts == std::vector{account(3, 9, 0), account(2, 9, 0), account(0, 9, 2)});
  }
  SECTION("more than creditors owe") {
    completeLoad(accounts, 3);
    CHECK(accounts == std::vector{account(2, 9, -1), account(1, 9, -1), account(0, 9, 2)});
  }
  SECTION("everything") {
    completeLoad(accounts, 0);
    CHECK(turnsOf(accounts) == 0);
  }
}

TEST_CASE("too little load is given to debtors first, then to everybody, within the bound") {
  std::vector<Account> accounts{account(1, 2, 0), account(1, 1, -3), account(1, 4, -2)};
  SECTION("the debtor with room takes it") {
    completeLoad(accounts, 5);
    CHECK(accounts == std::vector{account(1, 2, 0), account(1, 1, -3), account(3, 4, 0)});
  }
  SECTION("then everybody; the one with room first by credit, then by order") {
    completeLoad(accounts, 6);
    CHECK(accounts == std::vector{account(2, 2, 1), account(1, 1, -3), account(3, 4, 0)});
  }
  SECTION("no more than the bounds") {
    completeLoad(accounts, 100);
    CHECK(accounts == std::vector{account(2, 2, 1), account(1, 1, -3), account(4, 4, 1)});
  }
}

TEST_CASE("debtors and creditors settle in pairs") {
  SECTION("until one of them is even") {
    std::vector<Account> accounts{account(2, 9, -2), account(5, 9, 3)};
    compensateCredits(accounts);
    CHECK(accounts == std::vector{account(4, 9, 0), account(3, 9, 1)});
  }
  SECTION("not when nothing is gained") {
    std::vector<Account> accounts{{2, 9, -oneMillion / 2}, {5, 9, oneMillion / 2}};
    const auto before = accounts;
    compensateCredits(accounts);
    CHECK(accounts == before);
  }
  SECTION("not beyond the debtor's bound, nor more than the creditor has") {
    std::vector<Account> accounts{account(2, 2, -2), account(5, 9, 3)};
    const auto before = accounts;
    compensateCredits(accounts);
    CHECK(accounts == before);
    accounts = {account(2, 9, -2), account(1, 9, 3)};
    compensateCredits(accounts);
    CHECK(accounts == std::vector{account(3, 9, -1), account(0, 9, 2)});
  }
  SECTION("a blocked pair blocks only itself") {
    std::vector<Account> accounts{account(2, 2, -2), account(1, 9, -1), account(5, 9, 3),
                                  account(5, 9, 1)};
    compensateCredits(accounts);
    CHECK(accounts ==
          std::vector{account(2, 2, -2), account(2, 9, 0), account(5, 9, 3), account(4, 9, 0)});
  }
}

TEST_CASE("whatever the accounts, completing keeps the books") {
  CHECK(rc::check([] {
    auto accounts = someAccounts();
    const auto before = accounts;
    const long long target = *rc::gen::inRange(0, 60);
    completeLoad(accounts, target);
    long long most = 0;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      RC_ASSERT(accounts[i].turns >= 0);
      RC_ASSERT(accounts[i].turns <= accounts[i].bound);
      RC_ASSERT(accounts[i].credit - before[i].credit ==
                (accounts[i].turns - before[i].turns) * oneMillion);
      most += accounts[i].bound;
    }
    RC_ASSERT(turnsOf(accounts) == std::min(target, most));
  }));
}

TEST_CASE("whatever the accounts, compensating moves turns towards even credits") {
  CHECK(rc::check([] {
    auto accounts = someAccounts();
    const auto before = accounts;
    compensateCredits(accounts);
    RC_ASSERT(turnsOf(accounts) == turnsOf(before));
    RC_ASSERT(creditOf(accounts) == creditOf(before));
    RC_ASSERT(distance(accounts) <= distance(before));
    for (const Account& a : accounts) {
      RC_ASSERT(a.turns >= 0);
      RC_ASSERT(a.turns <= a.bound);
    }
  }));
}

}  // namespace tomatic
