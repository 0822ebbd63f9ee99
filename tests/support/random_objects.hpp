#pragma once

/// Random objects beside tables.

#include <optional>
#include <string>

#include <instar/model.hpp>

#include "support/random_source.hpp"
#include "support/sample_types.hpp"

namespace instar::testing {

/// Makes objects that databases take, and keeps their SQL true to the tables that it is about.
class random_objects {
 public:
  random_objects(random_source& random, width of) : random_(random), width_(of) {}

  /// A type or a schema, which tables may use; nothing where the width has none.
  [[nodiscard]] std::optional<object> new_foundation(const model& schema);

  /// An object that may stand on a table of the model; nothing where there is none to stand on.
  [[nodiscard]] std::optional<object> new_dependant(const model& schema);

  /// A partition for rows of its own, or the one for all other rows.
  [[nodiscard]] object new_partition(const table& of, bool for_all_others);

  /// The object described a little differently.
  [[nodiscard]] object changed(object any);

 private:
  [[nodiscard]] bool in_postgresql() const { return width_ == width::postgresql || width_ == width::imaginary; }

  [[nodiscard]] object new_enumeration();
  [[nodiscard]] object new_domain();
  [[nodiscard]] object new_composite();
  [[nodiscard]] object new_sequence(const table& owner);
  [[nodiscard]] object new_routine(object_kind kind);
  [[nodiscard]] object new_view(object_kind kind, const table& of);
  [[nodiscard]] object new_trigger(const model& schema, const table& on);
  [[nodiscard]] object new_policy(const table& on);
  [[nodiscard]] object new_custom();

  random_source& random_;
  width width_;
};

/// What the definition of a view of `column_name` ends with, and that of a trigger begins with.
[[nodiscard]] std::string view_tail(const std::string& column_name, const std::string& table_name);
[[nodiscard]] std::string trigger_definition(const object& trigger);

}  // namespace instar::testing
