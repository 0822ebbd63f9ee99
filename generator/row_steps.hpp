#pragma once

/// The steps by which seeded rows come, go and change in tables.

#include "generator/agenda.hpp"
#include "generator/schema_change.hpp"

namespace instar::generator {

/// How the rows of a table differ, which are told apart by the primary key. A row that changes loses what it cannot
/// keep in a step of its own: values of columns that go, and of a key that is no key any more.
struct row_changes {
  struct update {
    row before, between, after;
  };
  std::vector<row> deleted, inserted;
  std::vector<update> updated;
};

[[nodiscard]] row_changes compare_rows(const table& before, const table& after);

/// A row as each key of its table tells it apart.
[[nodiscard]] std::vector<resource> identities_of(const row& any, const table& owner);

/// The rows that a row references, and by which foreign key.
[[nodiscard]] std::vector<std::pair<part, resource>> references_of(const row& any, const table& owner);

/// Has columns become NOT NULL only when the rows of the schema have got their values.
void make_room_for_rows(schema_change& changes);

/// For tables that stay, and those that come with their rows left out.
void add_row_steps(agenda& steps, const schema_change& changes);

}  // namespace instar::generator
