#pragma once

/// The order of revisions that were given in another.

#include <cstdint>
#include <span>
#include <vector>

namespace instar {

/// Of each place, the places that it needs.
using all_needs = std::span<const std::span<const std::uint32_t>>;

/// Places in an order.
struct sorted_places {
  std::vector<std::uint32_t> order;  ///< each after those that it needs, otherwise as they were
  std::vector<std::uint32_t> loop;   ///< places that need each other; when there are such, `order` is of no use
};

/// Puts each place behind those that it needs, or finds a loop of them.
[[nodiscard]] sorted_places sorted_by_need(all_needs needs);

}  // namespace instar
