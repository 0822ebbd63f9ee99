#pragma once

/// The properties: what can be said about an element of a schema beyond what every database has.
///
/// An element carries any number of properties. One is a word with, for most, a value; it may hold for one dialect
/// alone, and then replaces what was said for all. `property_words` is the list of them all: reading, writing and
/// comparing know no more than it, and only the dialects know what each means in SQL.

#include <cstdint>
#include <string_view>

#include <instar/vocabulary/words.hpp>

namespace instar {

/// The elements that can have properties, as bits of a set.
enum class element : std::uint32_t {
  table = 1u << 0,
  column = 1u << 1,
  primary_key = 1u << 2,
  unique = 1u << 3,
  foreign_key = 1u << 4,
  check = 1u << 5,
  exclude = 1u << 6,
  index = 1u << 7,
  index_key = 1u << 8,  ///< one column or expression of an index or an exclusion constraint
  schema = 1u << 9,     // from here in the order of object_kind
  extension = 1u << 10,
  enumeration = 1u << 11,
  domain = 1u << 12,
  composite = 1u << 13,
  sequence = 1u << 14,
  function = 1u << 15,
  procedure = 1u << 16,
  view = 1u << 17,
  materialized_view = 1u << 18,
  partition = 1u << 19,
  trigger = 1u << 20,
  policy = 1u << 21,
  grant = 1u << 22,
  custom = 1u << 23,
};

[[nodiscard]] constexpr element element_of(object_kind kind) noexcept {
  return static_cast<element>(static_cast<std::uint32_t>(element::schema) << static_cast<unsigned>(kind));
}

/// What an element is called in messages; objects have the words of their kinds.
[[nodiscard]] constexpr std::string_view spelling(element any) noexcept {
  switch (any) {
    case element::table: return "table";
    case element::column: return "column";
    case element::primary_key: return "primary key";
    case element::unique: return "unique constraint";
    case element::foreign_key: return "foreign key";
    case element::check: return "check";
    case element::exclude: return "exclusion constraint";
    case element::index: return "index";
    case element::index_key: return "key of an index";
    default: break;
  }
  for (const object_kind kind : object_kinds)
    if (element_of(kind) == any) return spelling(kind);
  return {};
}

/// Several elements.
struct elements {
  std::uint32_t bits = 0;
  constexpr elements(element one) noexcept : bits(static_cast<std::uint32_t>(one)) {}  // NOLINT: a set of one
  constexpr explicit elements(std::uint32_t all) noexcept : bits(all) {}
  [[nodiscard]] constexpr bool contains(element one) const noexcept {
    return (bits & static_cast<std::uint32_t>(one)) != 0;
  }
};
[[nodiscard]] constexpr elements operator|(elements left, elements right) noexcept {
  return elements(left.bits | right.bits);
}
[[nodiscard]] constexpr elements operator|(element left, element right) noexcept {
  return elements(left) | elements(right);
}

/// A word that a property can be.
struct property_word {
  std::string_view name;
  term_kind value;  ///< `none` for a flag
  elements of;
};

namespace property_sets {
inline constexpr elements keys = element::primary_key | element::unique;
inline constexpr elements constraints = keys | element::foreign_key | element::check | element::exclude;
inline constexpr elements types = element::enumeration | element::domain | element::composite;
inline constexpr elements routines = element::function | element::procedure;
inline constexpr elements views = element::view | element::materialized_view;
inline constexpr elements objects = elements(~std::uint32_t{0} << 9);
inline constexpr elements all = elements(~std::uint32_t{0});
}  // namespace property_sets

/// Every property there is. Names are unique for an element; one that means the same has the same name everywhere.
inline constexpr property_word property_words[] = {
    // What holds for every element.
    {"only", term_kind::text, property_sets::all},          ///< the dialects that have the element, space between them
    {"comment", term_kind::text, property_sets::all},       ///< kept in the database where it can be
    {"requires", term_kind::text, property_sets::objects},  ///< names of what must be there before, comma between them

    // Columns; `type`, `default` and `expression` are for one dialect, in the place of what holds for all.
    {"type", term_kind::text, element::column | element::domain | element::sequence},
    {"default", term_kind::expression, element::column | element::domain},
    {"collation", term_kind::text, element::column | element::index_key | element::domain},
    {"generated_stored", term_kind::expression, element::column},
    {"generated_virtual", term_kind::expression, element::column},
    {"storage", term_kind::text, element::column},
    {"compression", term_kind::text, element::column},
    {"statistics", term_kind::number, element::column},
    {"always", term_kind::none, element::column},  ///< of an identity: a row cannot bring its own number
    {"start", term_kind::number, element::column | element::sequence},
    {"increment", term_kind::number, element::column | element::sequence},
    {"minimum", term_kind::number, element::column | element::sequence},
    {"maximum", term_kind::number, element::column | element::sequence},
    {"cache", term_kind::number, element::column | element::sequence},
    {"cycle", term_kind::none, element::column | element::sequence},
    {"autoincrement", term_kind::none, element::column},  ///< SQLite: numbers are never used again
    {"serial", term_kind::none, element::column},    ///< PostgreSQL, of an identity: numbered by a default of its own
    {"nullable", term_kind::none, element::column},  ///< for one dialect, in the place of `not null`
    {"options", term_kind::text, element::column},   ///< SQL behind the rest of a column, which is not looked into

    // Constraints.
    {"deferrable", term_kind::none, property_sets::keys | element::foreign_key | element::exclude},
    {"initially_deferred", term_kind::none, property_sets::keys | element::foreign_key | element::exclude},
    {"nulls_not_distinct", term_kind::none, element::unique | element::index},
    {"include", term_kind::expression, property_sets::keys | element::exclude | element::index},  ///< `{a}, {b}`
    {"match_full", term_kind::none, element::foreign_key},
    {"set_columns", term_kind::expression, element::foreign_key},  ///< those that ON DELETE SET NULL or DEFAULT sets
    {"not_valid", term_kind::none, element::foreign_key | element::check},  ///< rows that exist were not looked at
    {"no_inherit", term_kind::none, element::check},
    {"expression", term_kind::expression, element::check | element::index_key | element::domain},
    {"on_conflict", term_kind::text, property_sets::keys | element::column},  ///< SQLite; of a column: of its not null
    {"tablespace", term_kind::text,
     property_sets::keys | element::exclude | element::index | element::table | element::materialized_view |
         element::partition},

    // Indexes and their keys.
    {"method", term_kind::text, element::index | element::exclude},
    {"where", term_kind::expression, element::index | element::exclude},  ///< for one dialect, see `type`
    {"parameters", term_kind::text,
     property_sets::keys | element::exclude | element::index | element::table | property_sets::views |
         element::partition},  ///< storage: `fillfactor=70`
    {"descending", term_kind::none, element::index_key},
    {"nulls_first", term_kind::none, element::index_key},
    {"nulls_last", term_kind::none, element::index_key},
    {"operator_class", term_kind::text, element::index_key},
    {"operator", term_kind::text, element::index_key},  ///< of an exclusion constraint

    // Tables.
    {"unlogged", term_kind::none, element::table | element::sequence},
    {"partition_by", term_kind::expression, element::table},  ///< `RANGE ({created_at})`
    {"inherits", term_kind::text, element::table},            ///< names of tables, comma between them
    {"row_security", term_kind::none, element::table},
    {"force_row_security", term_kind::none, element::table},
    {"strict", term_kind::none, element::table},
    {"without_rowid", term_kind::none, element::table},

    // Objects beside tables. `definition` is SQL as it stands behind the words CREATE, kind and name.
    {"version", term_kind::text, element::extension},
    {"in_schema", term_kind::text, element::extension},
    {"not_null", term_kind::none, element::domain},
    {"check_name", term_kind::text, element::domain},
    {"owned_by", term_kind::text, element::sequence},         ///< `table.column`
    {"arguments", term_kind::text, property_sets::routines},  ///< `a integer, b text`
    {"returns", term_kind::text, element::function},
    {"definition", term_kind::text, property_sets::routines | property_sets::views | element::trigger},
    {"without_data", term_kind::none, element::materialized_view},
    {"bounds", term_kind::text, element::partition},  ///< `FROM (1) TO (10)`, `IN ('a')`, `DEFAULT`, ...
    {"partition_by", term_kind::text, element::partition},
    {"restrictive", term_kind::none, element::policy},
    {"command", term_kind::text, element::policy},
    {"roles", term_kind::text, element::policy},
    {"using", term_kind::text, element::policy},
    {"with_check", term_kind::text, element::policy},
    {"privileges", term_kind::text, element::grant},  ///< `SELECT, INSERT`
    {"on_kind", term_kind::text, element::grant},     ///< `TABLE`, `SCHEMA`, `SEQUENCE`, ...; TABLE without it
    {"grant_option", term_kind::none, element::grant},
    {"create", term_kind::text, element::custom},  ///< the statement that makes it
    {"drop", term_kind::text, element::custom},    ///< the statement that takes it away
};

/// The word of that name for an element, or null.
[[nodiscard]] constexpr const property_word* find_property_word(element of, std::string_view name) noexcept {
  for (const property_word& word : property_words)
    if (word.of.contains(of) && word.name == name) return &word;
  return nullptr;
}

/// Whether a property stands in the place of what the element itself says, which only one dialect can need:
/// `sqlite.type`.
[[nodiscard]] constexpr bool replaces_member(element of, std::string_view name) noexcept {
  switch (of) {
    case element::column: return name == "type" || name == "default";
    case element::check:
    case element::index_key: return name == "expression";
    case element::index:
    case element::exclude: return name == "where";
    default: return false;
  }
}

/// Whether `{name}` in the value of a property refers to a column of the table that the element belongs to.
[[nodiscard]] constexpr bool refers_to_columns(element of, const property_word& word) noexcept {
  return of < element::schema && word.value == term_kind::expression && word.name != "default";
}

}  // namespace instar
