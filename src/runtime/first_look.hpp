#pragma once

/// What a command sees of the database before it has the lock.

#include <optional>
#include <string_view>

#include <instar/connection.hpp>
#include <instar/error.hpp>

#include "runtime/failure.hpp"
#include "runtime/journal.hpp"

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

/// The rows of a chain's journal, so seen.
[[nodiscard]] inline std::optional<journal_rows> look_at_journal(connection& session, std::string_view chain_name) {
  return unless_held_up([&] { return read_journal(session, chain_name); });
}

}  // namespace instar
