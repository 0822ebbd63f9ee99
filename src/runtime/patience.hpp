#pragma once

/// Whether what others were in the way of is tried again.

#include <chrono>
#include <optional>
#include <random>

#include <instar/error.hpp>

namespace instar {

/// Lets others pass between two attempts, for longer each time and never as long as another process does; and ends when
/// it has lasted as long as it may since the first refusal.
class patience {
 public:
  explicit patience(std::chrono::milliseconds in_all) : in_all_(in_all) {}

  /// How long to pause before the next attempt; nothing when there is to be none, because the failure would come again
  /// or the time is over.
  [[nodiscard]] std::optional<std::chrono::milliseconds> pause_after(const error& failure);

 private:
  using clock = std::chrono::steady_clock;

  std::chrono::milliseconds in_all_, next_{50};
  std::optional<clock::time_point> end_;
  std::minstd_rand random_;  ///< seeded when it is needed, which is seldom
};

}  // namespace instar
