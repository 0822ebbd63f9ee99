#pragma once

/// How a new database is made at once.

#include <string>
#include <string_view>
#include <vector>

#include <instar/creation.hpp>

#include "generator/lineage.hpp"

namespace instar::generator {

/// How a new database of one kind is made.
struct dialect_creation {
  std::string_view dialect;
  std::vector<creation_step> steps;
};

/// How a new database of each of these kinds gets `schema`, to which `migrations` lead, and what they need besides.
///
/// None for a database that has to go through every migration: one of them does something of which only its author
/// knows whether a new database needs it, and that is not said; a step that it needs can be in no transaction; there
/// are fewer than two; or the schema is empty. Throws as `render_creation`.
[[nodiscard]] std::vector<dialect_creation> creations_of(const lineage& migrations, const model& schema,
                                                         const std::vector<const dialect*>& dialects);

/// What a person should know of a migration that sends new databases through every migration: which of its steps do,
/// and what to say of them; empty for one that does not.
[[nodiscard]] std::string tell_of_long_way(const migration_text& migration);

}  // namespace instar::generator
