#pragma once

/// What a command sees of the database before it has the lock.

#include <optional>

#include <instar/error.hpp>

#include "runtime/failure.hpp"

namespace instar {

/// What `look` gives, and nothing while somebody else is writing: under the lock it is our turn.
template <class Look>
[[nodiscard]] auto unless_held_up(Look look) -> std::optional<decltype(look())> {
  try {
    return look();
  } catch (const error& failure) {
    if (!failure.worth_retrying()) rethrow_with_state({{}, {}, {}});
    return std::nullopt;
  }
}

}  // namespace instar
