#pragma once

/// What a schema in C++ can declare of a model that was read from a database.

#include <string>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::generator {

/// The C++ type of a column's values, without `std::optional`.
[[nodiscard]] std::string cpp_value_type(const type& any, const dialect& of);

/// A model that means the same to the database and that the DSL has words for: defaults that no literal of the member's
/// type says are SQL, and an enumeration or a composite that C++ cannot name is a custom object of its own SQL.
///
/// Throws `error` (`unsupported`) for a table of more than 1,600 columns.
[[nodiscard]] model declarable(const model& found, const dialect& of);

}  // namespace instar::generator
