#include <algorithm>

#include <instar/revision_symbol.hpp>

#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {
namespace {

/// Two bases, revisions that begin alike, a label on each branch, one branch that depends on another, and a meeting.
const revision_graph& graph() {
  static const revision_graph all({{"aa0000000001", {}, {}, {"trunk"}},
                                   {"aa0000000002", {"aa0000000001"}, {}, {}},
                                   {"ab0000000003", {"aa0000000002"}, {}, {"left"}},
                                   {"ab0000000004", {"aa0000000002"}, {"left"}, {"right"}},
                                   {"ac0000000005", {"ab0000000003", "ab0000000004"}, {}, {}},
                                   {"bb0000000006", {}, {"trunk"}, {"other"}},
                                   {"bb0000000007", {"bb0000000006"}, {}, {}}});
  return all;
}

/// The first revisions, as many as the first character says.
revision_order applied_of(std::string_view input) {
  revision_order applied;
  const auto count = static_cast<unsigned char>(input.empty() ? '\0' : input.front()) % 8U;
  for (const auto one : graph().revisions())
    if (applied.size() < count) applied.push_back(one);
  return applied;
}

void require_known(const auto& revisions) {
  require(std::ranges::all_of(revisions, [](std::string_view one) { return graph().find(one).has_value(); }));
}

}  // namespace

/// A symbol stands for revisions of the graph or is refused, and the way to them is whole.
void try_input(std::string_view input) {
  const auto applied = applied_of(input);
  const std::string symbol(input.substr(std::min<std::size_t>(input.size(), 1)));
  accepts([&] { require_known(range(graph(), symbol, applied)); });
  accepts([&] {
    for (const auto one : resolve(graph(), symbol, applied)) require(resolve_one(graph(), one, applied) == one);
  });
  accepts([&] {
    auto reached = missing(graph(), {symbol}, applied);
    require_known(reached);
    reached.insert(applied.begin(), applied.end());
    require(graph().ancestry(reached) == reached);
  });
  accepts([&] {
    const auto undone = way_down(graph(), applied, symbol);
    require(std::ranges::all_of(undone, [&](std::string_view one) { return std::ranges::count(applied, one) == 1; }));
  });
}

}  // namespace instar::fuzz
