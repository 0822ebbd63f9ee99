#pragma once

/// The closed sets of words that a schema is described with, and their spelling in canonical text.

#include <cstdint>
#include <string_view>

namespace instar {

/// What a foreign key does to the referencing rows when the referenced row goes or changes.
enum class referential_action : std::uint8_t { no_action, restrict, cascade, set_null, set_default };

/// How the text of a default, of a property or of a seeded value is to be read.
enum class term_kind : std::uint8_t {
  none,        ///< there is no value: a column without default, a property that is a mere flag
  text,        ///< a string, without quotes
  number,      ///< a number as SQL spells it
  boolean,     ///< `true` or `false`
  expression,  ///< an SQL expression; `{name}` in it refers to a column
};

/// What stands in a schema beside its tables.
enum class object_kind : std::uint8_t {
  schema,  ///< a namespace of PostgreSQL
  extension,
  enumeration,  ///< a type with named values
  domain,       ///< a type with constraints
  composite,    ///< a type with attributes
  sequence,
  function,
  procedure,
  view,
  materialized_view,
  partition,  ///< of a partitioned table
  trigger,
  policy,
  grant,
  custom,  ///< anything else, by its own SQL for coming and going
};

/// The spelling of an action in canonical text, which is also its SQL spelling in lower case.
[[nodiscard]] constexpr std::string_view spelling(referential_action action) noexcept {
  switch (action) {
    case referential_action::no_action: return "no action";
    case referential_action::restrict: return "restrict";
    case referential_action::cascade: return "cascade";
    case referential_action::set_null: return "set null";
    case referential_action::set_default: return "set default";
  }
  return {};
}

/// The spelling of a kind in canonical text, which for most is also its SQL spelling in lower case.
[[nodiscard]] constexpr std::string_view spelling(object_kind kind) noexcept {
  switch (kind) {
    case object_kind::schema: return "schema";
    case object_kind::extension: return "extension";
    case object_kind::enumeration: return "enumeration";
    case object_kind::domain: return "domain";
    case object_kind::composite: return "composite";
    case object_kind::sequence: return "sequence";
    case object_kind::function: return "function";
    case object_kind::procedure: return "procedure";
    case object_kind::view: return "view";
    case object_kind::materialized_view: return "materialized view";
    case object_kind::partition: return "partition";
    case object_kind::trigger: return "trigger";
    case object_kind::policy: return "policy";
    case object_kind::grant: return "grant";
    case object_kind::custom: return "custom";
  }
  return {};
}

/// Whether objects of a kind stand on something else and are told apart by it too: a trigger on a table.
[[nodiscard]] constexpr bool stands_on_another(object_kind kind) noexcept {
  return kind == object_kind::partition || kind == object_kind::trigger || kind == object_kind::policy ||
         kind == object_kind::grant;
}

/// Every kind, in the order in which they are written.
inline constexpr object_kind object_kinds[] = {object_kind::schema,      object_kind::extension,
                                               object_kind::enumeration, object_kind::domain,
                                               object_kind::composite,   object_kind::sequence,
                                               object_kind::function,    object_kind::procedure,
                                               object_kind::view,        object_kind::materialized_view,
                                               object_kind::partition,   object_kind::trigger,
                                               object_kind::policy,      object_kind::grant,
                                               object_kind::custom};

}  // namespace instar
