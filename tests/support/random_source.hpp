#pragma once

/// Where random models come from: a seed, and choices that follow from it alone.

#include <cstdint>
#include <iterator>
#include <random>
#include <string>

namespace instar::testing {

/// The seed of a run: from the environment variable INSTAR_SEED, otherwise at random. Print it with every failure.
[[nodiscard]] std::uint64_t seed_of_this_run();

/// How many random cases a law is tried on: the environment variable INSTAR_CASES, otherwise `usual`.
[[nodiscard]] int cases(int usual);

class random_source {
 public:
  explicit random_source(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] int below(int end);
  [[nodiscard]] bool one_in(int chances) { return below(chances) == 0; }

  /// An element of a container that is not empty.
  template <class Container>
  [[nodiscard]] const auto& any_of(const Container& all) {
    return *std::next(all.begin(), below(static_cast<int>(all.size())));
  }

  /// A name that was not there before.
  [[nodiscard]] std::string fresh_name(const std::string& stem);
  /// Likewise, of a kind that a database must quote or that looks like something else.
  [[nodiscard]] std::string awkward_name();

 private:
  std::mt19937_64 random_;
  int names_ = 0;
};

}  // namespace instar::testing
