#pragma once

/// What a migration is to programs that do not know it yet.

#include <string>

#include <instar/migration_text.hpp>

namespace instar::generator {

/// Why such programs cannot go on with a database to which the migration was applied: what it says itself, otherwise
/// the first of its steps that does more than to add what they can do without. Empty when they can go on.
[[nodiscard]] std::string harm_to_older_programs(const migration_text& migration);

}  // namespace instar::generator
