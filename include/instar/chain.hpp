#pragma once

/// The chain as it is embedded in a binary: constant data, made by the generator from the lock file.

#include <cstddef>
#include <string_view>

#include <instar/migration.hpp>
#include <instar/vocabulary/statement_role.hpp>

namespace instar {

/// One migration in the table that the generator writes.
struct chain_entry {
  const migration* embedded;
  std::string_view digest;  ///< of the operations, SHA-256 in hexadecimal digits, as reviewed
  /// Whether programs that do not know it may go on with a database to which it was applied.
  bool harmless_to_older_programs = false;
};

/// A statement of those that make a new database.
struct creation_statement {
  std::string_view sql;
  statement_role role = statement_role::change;
  std::string_view found = {};     ///< what it means that an expectation is not met, a sentence
  std::string_view expected = {};  ///< the definition that `expect_same` asks for
};

/// A step of making a new database, in one database's SQL.
struct creation_step {
  std::string_view revision;  ///< of the migration whose step it is; empty for what makes the schema
  std::string_view description;
  const creation_statement* statements;
  std::size_t size;
  std::string_view function = {};  ///< of the migration: what is called instead

  [[nodiscard]] constexpr const creation_statement* begin() const noexcept { return statements; }
  [[nodiscard]] constexpr const creation_statement* end() const noexcept { return statements + size; }
};

/// How a new database of one kind is made at once, instead of by every migration.
struct chain_creation {
  std::string_view dialect;
  const creation_step* steps;
  std::size_t size;

  [[nodiscard]] constexpr const creation_step* begin() const noexcept { return steps; }
  [[nodiscard]] constexpr const creation_step* end() const noexcept { return steps + size; }
};

/// Every migration of a program, parents before children. `history` is what can be asked about it.
///
///     extern const instar::migration instar_migration_3f9a1c0b72de;
///     const instar::chain_entry entries[] = {{&instar_migration_3f9a1c0b72de, "9f86d081884c..."}};
///     const instar::chain app_migrations{entries, 1, "app_migrations"};
struct chain {
  const chain_entry* entries;
  std::size_t size;
  std::string_view name;  ///< as in `add_schema_migrations(name ...)`; keeps the chains in one database apart

  /// One for each kind of database that the build checks for; none when a new database has to go through every
  /// migration (docs/reference/runtime.md, New databases).
  const chain_creation* creations = nullptr;
  std::size_t creations_size = 0;

  [[nodiscard]] constexpr const chain_entry* begin() const noexcept { return entries; }
  [[nodiscard]] constexpr const chain_entry* end() const noexcept { return entries + size; }
};

}  // namespace instar
