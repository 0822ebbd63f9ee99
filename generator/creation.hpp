#pragma once

/// How a new database is made at once.

#include <string>
#include <vector>

#include <instar/operation.hpp>

#include "generator/lineage.hpp"

namespace instar::generator {

/// The operations that make `schema`, to which `migrations` lead, from nothing. None when a new database has to go
/// through every migration: one of them does something of which only its author knows whether a new database needs it,
/// and that is not said; a step that it needs can be in no transaction; or there are fewer than two.
[[nodiscard]] std::vector<operation> creation_of(const lineage& migrations, const model& schema);

/// What a person should know of a migration that sends new databases through every migration: which of its steps do,
/// and what to say of them; empty for one that does not.
[[nodiscard]] std::string tell_of_long_way(const migration_text& migration);

}  // namespace instar::generator
