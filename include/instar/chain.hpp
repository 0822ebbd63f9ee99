#pragma once

/// The chain as it is embedded in a binary: constant data, made by the generator from the lock file.

#include <cstddef>
#include <string_view>

#include <instar/migration.hpp>

namespace instar {

/// One migration in the table that the generator writes.
struct chain_entry {
  const migration* embedded;
  /// Of the operations, SHA-256 in hexadecimal digits, as reviewed; not a pointer, which each start would relocate.
  char digest[65];
  /// Whether programs that do not know it may go on with a database to which it was applied.
  bool harmless_to_older_programs = false;
};

/// How a new database of one kind is made at once, instead of by every migration.
struct chain_creation {
  std::string_view dialect;
  std::string_view steps;  ///< which `creation_reader` reads
  std::size_t size;        ///< how many they are
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
