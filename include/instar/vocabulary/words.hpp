#pragma once

/// The closed sets of words that a schema is described with, and their spelling in canonical text.

#include <cstdint>
#include <string_view>

namespace instar {

/// What a foreign key does to the referencing rows when the referenced row goes or changes.
enum class referential_action : std::uint8_t { no_action, restrict, cascade, set_null, set_default };

/// How the text of a default is to be read.
enum class default_kind : std::uint8_t {
  none,        ///< the column has no default
  text,        ///< a string, without quotes
  number,      ///< a number as SQL spells it
  boolean,     ///< `true` or `false`
  expression,  ///< an SQL expression that the database evaluates for each row
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

}  // namespace instar
