#pragma once

/// How column types are written.

#include <optional>
#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// Whether SQLite is to number the rows in a column.
[[nodiscard]] bool is_numbered(const column& any);

/// The type of a column of a table. SQLite numbers rows only in a column declared INTEGER and nothing else; it holds 64
/// bits. A STRICT table knows few types, so words mean others there.
///
/// Throws `error` (`unsupported`) for a type that `objections` objects to.
[[nodiscard]] std::string type_sql(const column& any, const table& of);

/// Whether SQLite has storage for what a word of instar means.
[[nodiscard]] bool has_type(const type& any);

/// Whether a STRICT table can have a column of this type, given as SQL.
[[nodiscard]] bool is_strict_type(std::string_view sql);

/// What SQLite makes of a value that is stored in a column of some type; `none` leaves it as it is.
enum class affinity { text, numeric, integer, real, none };

[[nodiscard]] affinity affinity_of(const column& any, const table& of);

}  // namespace instar::sqlite_sql
