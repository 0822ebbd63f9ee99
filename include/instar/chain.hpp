#pragma once

/// The chain as it is embedded in a binary: constant data, made by the generator from the lock file.

#include <cstddef>
#include <string_view>

#include <instar/migration.hpp>

namespace instar {

/// One migration in the table that the generator writes.
struct chain_entry {
  const migration* embedded;
  std::string_view digest;  ///< of the operations, SHA-256 in hexadecimal digits, as reviewed
  /// Whether programs that do not know it may go on with a database to which it was applied.
  bool harmless_to_older_programs = false;
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

  /// The operations, as canonical text, that make the schema of the head from nothing; none when a new database has to
  /// go through every migration, because nobody said of a step of its author's own whether it needs it.
  const std::string_view* creation = nullptr;
  std::size_t creation_size = 0;

  [[nodiscard]] constexpr const chain_entry* begin() const noexcept { return entries; }
  [[nodiscard]] constexpr const chain_entry* end() const noexcept { return entries + size; }
};

}  // namespace instar
