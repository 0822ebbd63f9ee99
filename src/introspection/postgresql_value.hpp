#pragma once

/// Types and values as PostgreSQL's catalogue spells them.

#include <cstdint>
#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// The word for a type that `format_type` wrote, without brackets; as it stands where there is none.
[[nodiscard]] type read_postgresql_type(std::string_view formatted);

/// A default of a column whose type `format_type` wrote: a literal where it is one, otherwise an expression.
[[nodiscard]] term read_postgresql_default(std::string_view sql, std::string_view formatted_type);

/// The options of a sequence that are not what PostgreSQL makes them anyway.
struct sequence_options {
  std::string type;  ///< `bigint`, `integer` or `smallint`
  std::int64_t start, increment, minimum, maximum, cache;
  bool cycle;
};

void say_options(properties& all, const sequence_options& any);

}  // namespace instar
