#pragma once

/// What an error of a migration says about the state of things.

#include <optional>
#include <string>
#include <vector>

#include <instar/migrate.hpp>

namespace instar {

/// A migration whose transaction is open.
struct attempt {
  direction way;
  std::string revision;
  std::string message = {};
  std::string step = {};    ///< `2 of 5: add column tasks priority integer`; empty before the first and after the last
  bool committing = false;  ///< only then can its end be unknown
  std::optional<half_way> kept = {};  ///< what of a migration of several transactions stays as it is
  bool changed = false;               ///< whether this run has committed some of it
  bool at_once = false;               ///< it and all before it, on a new database
};

struct circumstances {
  const std::vector<migrated>& committed;
  std::vector<std::string> position;  ///< where the database is
  const std::optional<attempt>& tried;
  std::string remedy = {};  ///< for this database in particular; empty for that of the error
};

/// Throws what is being handled as `error` that also says what state the database is in. To be called in a `catch`
/// block, when the transaction is rolled back.
[[noreturn]] void rethrow_with_state(const circumstances& known);

}  // namespace instar
