#pragma once

/// A table of the DSL as a migration says what its function takes the table for.

#include <cstddef>

#include <instar/dsl/reflection.hpp>
#include <instar/dsl/table.hpp>
#include <instar/migration/pieces.hpp>

namespace instar::dsl {

void a_column_without_a_type_of_its_own_needs_type();

/// For `run("f", f).uses(tags)`: the names of the columns, their types, and whether they may be NULL.
template <described_table Table>
[[nodiscard]] constexpr auto as_table(const Table& table) {
  constexpr std::size_t size = reflection<typename Table::struct_type>::size;
  const auto names = table.column_names();
  literal::used_table<1 + size> made;
  made.all[0] = {.kind = literal::kind::table, .size = size, .name = table.name};
  for (std::size_t i = 0; i != size; ++i) {
    const type_word type = table.type_of(i);
    if (type.name.empty()) a_column_without_a_type_of_its_own_needs_type();
    made.all[1 + i] = {
        .kind = literal::kind::column, .not_null = !table.is_nullable(i), .name = names[i], .type = type};
  }
  return made;
}

}  // namespace instar::dsl
