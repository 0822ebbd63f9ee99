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

/// An object as objections name it: `view titles`.
[[nodiscard]] std::string place_of(const object& any);

/// The names of tables, columns, constraints, indexes and objects.
[[nodiscard]] std::vector<name_in_schema> names_in(const model& schema);

/// Whether a type is one of instar's words with the parameters that it can have, a database's own, or declared.
[[nodiscard]] bool is_known(const type& any);

/// The objection to a type that is none of instar's words.
[[nodiscard]] finding unknown_type(const std::string& where, const type& any);

}  // namespace instar
