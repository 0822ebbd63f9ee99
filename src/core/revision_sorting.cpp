#include "core/revision_sorting.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace instar {
namespace {

class sorting {
 public:
  explicit sorting(all_needs needs) : needs_(needs), states_(needs.size(), state::unseen) {}

  [[nodiscard]] sorted_places sorted() && {
    for (std::uint32_t place = 0; place != needs_.size(); ++place) visit(place);
    return std::move(sorted_);
  }

 private:
  enum class state { unseen, open, placed };
  struct visited {
    std::uint32_t place;
    std::size_t next;
  };

  // Without recursion: the newest of ten thousand migrations may come first.
  void visit(std::uint32_t first) {
    if (states_[first] != state::unseen) return;
    path_ = {{first, 0}};
    states_[first] = state::open;
    while (!path_.empty() && sorted_.loop.empty()) advance();
  }

  void advance() {
    auto& [place, next] = path_.back();
    if (next == needs_[place].size()) {
      states_[place] = state::placed;
      sorted_.order.push_back(place);
      path_.pop_back();
      return;
    }
    const auto needed = needs_[place][next++];
    if (states_[needed] == state::open) return remember_loop(needed);
    if (states_[needed] == state::placed) return;
    states_[needed] = state::open;
    path_.push_back({needed, 0});
  }

  void remember_loop(std::uint32_t needed) {
    const auto begin = std::ranges::find(path_, needed, &visited::place);
    for (const auto& each : std::ranges::subrange(begin, path_.end())) sorted_.loop.push_back(each.place);
  }

  all_needs needs_;
  std::vector<state> states_;
  std::vector<visited> path_;
  sorted_places sorted_;
};

}  // namespace

sorted_places sorted_by_need(all_needs needs) { return sorting(needs).sorted(); }

}  // namespace instar
