#pragma once

/// Sequences that belong to a column and go with it.

#include <string>
#include <string_view>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// The column that a sequence belongs to; both empty for a sequence of its own.
struct sequence_owner {
  std::string table, column;
};
[[nodiscard]] sequence_owner owner_of(const object& sequence);

/// Whether the column is there to own it: a sequence may be made before its table, and cannot belong to a table in
/// another schema.
[[nodiscard]] bool can_be_owned(const object& sequence, const model& schema);

/// ` OWNED BY "tasks"."id"`, or ` OWNED BY NONE`.
[[nodiscard]] std::string owned_by_sql(const object& sequence, const model& schema);

/// What gives sequences to the columns of a table that own them in `schema`, and what takes them away. Of one column
/// alone where it is named.
[[nodiscard]] statements give_sequences(const std::string& table, const model& schema, std::string_view column = {});
[[nodiscard]] statements take_sequences(const std::string& table, const model& schema, std::string_view column = {});

}  // namespace instar::postgresql_sql
