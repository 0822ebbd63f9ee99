#pragma once

/// How column types are written.

#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// Types between which PostgreSQL has casts of its own stand in one family.
enum class type_family { number, money, boolean, text, bits, bytes, moment, clock, json, network, range, other };

/// Throws `error` (`unsupported`) for a word that `objections` objects to.
[[nodiscard]] std::string type_sql(const type& any);

/// The type that a text names in the properties of a domain or a sequence: a declared type of `schema`, one of
/// instar's words, or SQL.
[[nodiscard]] std::string type_sql(std::string_view text, const model& schema);

/// `other` for a declared type, for the database's own and for arrays.
[[nodiscard]] type_family family_of(const type& any);

/// Whether values of the type can be compared by a collation; true where instar cannot know.
[[nodiscard]] bool may_be_collated(const type& any);

/// Whether a type is a word of instar's, and no array of it.
[[nodiscard]] bool is_word(const type& any, std::string_view word);

}  // namespace instar::postgresql_sql
