#pragma once

/// Columns that are numbered the old way: by a default that asks a sequence of their own.

#include <string>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

[[nodiscard]] bool is_serial(const column& any);

/// Whether PostgreSQL numbers the column as an identity.
[[nodiscard]] bool is_identity(const column& any);

/// `bigserial`: a definition with it makes the sequence along with the column.
[[nodiscard]] std::string serial_type_sql(const column& any);

/// What lets a column that is there be numbered, behind the numbers that its table holds.
[[nodiscard]] statements become_serial(const std::string& table, const column& numbered);

/// Takes the sequence away, and with it the default.
[[nodiscard]] statement cease_to_be_serial(const std::string& table, const std::string& column);

/// A sequence counts as far as its type reaches.
[[nodiscard]] statement retype_serial(const std::string& table, const column& numbered);

}  // namespace instar::postgresql_sql
