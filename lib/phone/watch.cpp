#include "phone/watch.hpp"

#include <algorithm>
#include <iterator>

namespace tomatic {

WatchNews watchNews(const WatchState& before, const WatchState& now) {
  WatchNews news;
  const auto missing = [](const auto& from, const auto& in, auto& into) {
    std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(into));
  };
  missing(now.disconnected, before.disconnected, news.lost);
  missing(before.disconnected, now.disconnected, news.back);
  news.nowFailing = now.failing && !before.failing;
  news.worksAgain = before.failing && !now.failing;
  return news;
}

}  // namespace tomatic
