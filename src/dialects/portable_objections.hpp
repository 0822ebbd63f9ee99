#pragma once

/// What no database can hold.

#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar {

/// Empty names, characters that no SQL text can carry, types that are no words of instar, impossible identity.
[[nodiscard]] std::vector<finding> portable_objections(const model& schema);

/// A name within a schema, and the object that an objection to it names: `tasks.priority`.
struct name_in_schema {
  std::string where;
  std::string name;
};

/// The names of tables, columns, constraints and indexes.
[[nodiscard]] std::vector<name_in_schema> names_in(const model& schema);

/// The objection to a type that a dialect has no word for.
[[nodiscard]] finding unknown_type(const std::string& where, const type& any);

}  // namespace instar
