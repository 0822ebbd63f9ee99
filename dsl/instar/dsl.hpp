#pragma once

/// Declaring a database schema in C++: plain structs, and beside them what their tables are to look like.
///
///     #include <instar/dsl.hpp>
///
///     namespace app {
///
///     struct category {
///       INSTAR_DEFINE_STRUCT(category, (std::int64_t, id), (std::string, name));
///     };
///
///     using namespace instar::dsl;
///
///     inline constexpr auto categories = table<category>("categories",
///         column(&category::id).primary_key().identity(),
///         column(&category::name).type(varchar(100)).unique());
///
///     inline constexpr instar::dsl::schema<categories> schema{};
///
///     }  // namespace app
///
/// The schema becomes text in an object file through <instar/dsl/image.hpp>, which only the build includes.

#include <instar/dsl/column.hpp>
#include <instar/dsl/constraint.hpp>
#include <instar/dsl/enumeration.hpp>
#include <instar/dsl/expression.hpp>
#include <instar/dsl/index.hpp>
#include <instar/dsl/object.hpp>
#include <instar/dsl/properties.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/row.hpp>
#include <instar/dsl/schema.hpp>
#include <instar/dsl/struct_macros.hpp>
#include <instar/dsl/table.hpp>
#include <instar/dsl/timestamp.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/type.hpp>

namespace instar::dsl {

namespace types = instar::types;

// All but `types::time`, which the C library has as well, `types::timestamp`, which is no `instar::timestamp`, and the
// shapes and ranges, whose names are better left to structs: `types::point`, `types::int4range`.
using types::any_numeric;
using types::any_varchar;
using types::array_of;
using types::bigint;
using types::bit;
using types::boolean;
using types::bytes;
using types::character;
using types::cidr;
using types::date;
using types::declared_type;
using types::double_precision;
using types::inet;
using types::integer;
using types::interval;
using types::json;
using types::jsonb;
using types::macaddr;
using types::macaddr8;
using types::money;
using types::numeric;
using types::real;
using types::smallint;
using types::sql_type;
using types::text;
using types::timestamptz;
using types::timetz;
using types::tsquery;
using types::tsvector;
using types::uuid;
using types::varbit;
using types::varchar;
using types::with_precision;
using types::xml;

}  // namespace instar::dsl
