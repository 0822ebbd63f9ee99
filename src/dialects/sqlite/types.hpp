#pragma once

/// How column types are written.

#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// The type of a column. SQLite numbers rows only in a column declared INTEGER and nothing else; it holds 64 bits.
[[nodiscard]] std::string type_sql(const column& any);

/// Throws `error` (`unsupported`) for a word that `objections` objects to.
[[nodiscard]] std::string type_sql(const type& any);

/// What SQLite makes of a value that is stored in a column of some type.
enum class affinity { text, numeric, integer, real, blob };

[[nodiscard]] affinity affinity_of(std::string_view declared_type);

}  // namespace instar::sqlite_sql
