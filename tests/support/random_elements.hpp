#pragma once

/// Random tables and parts of tables.

#include <string>
#include <vector>

#include <instar/model.hpp>

#include "support/random_source.hpp"
#include "support/sample_types.hpp"

namespace instar::testing {

/// Makes elements that fit into what is there already, and that no row contradicts: constraints are true whatever the
/// values, and a column that is `not null` has a default.
class random_elements {
 public:
  random_elements(random_source& random, width of) : random_(random), width_(of) {}

  /// A table with a key, columns of any type that needs no more than the objects of the model, and rows.
  [[nodiscard]] table new_table(const model& schema);

  /// A table of PostgreSQL that needs a partition for its rows.
  [[nodiscard]] table new_partitioned_table();

  [[nodiscard]] column new_column(const model& schema, const table& of);
  [[nodiscard]] constraint new_constraint(const model& schema, const table& of);
  [[nodiscard]] index new_index(const model& schema, const table& of);
  [[nodiscard]] row new_row(const model& schema, const table& of);
  [[nodiscard]] term new_value(const model& schema, const type& of);

  /// Puts a nullable column and a foreign key on it into a table, referring to the key of a table of the schema.
  [[nodiscard]] table with_foreign_key(const model& schema, table from);

  /// The properties of an element with another comment, storage parameter or the like.
  [[nodiscard]] properties changed(properties all, element of);

 private:
  [[nodiscard]] bool one_in(int chances) { return random_.one_in(chances); }
  [[nodiscard]] bool is_wide() const { return width_ != width::plain; }
  [[nodiscard]] bool for_sqlite() const { return width_ == width::portable || width_ == width::sqlite; }
  [[nodiscard]] bool for_postgresql() const { return width_ == width::portable || width_ == width::postgresql; }

  /// Says something for SQLite or for PostgreSQL, where the width has it.
  void say_in_sqlite(properties& all, std::string name, term value = {});
  void say_in_postgresql(properties& all, std::string name, term value = {});

  /// A column that an element for all databases can refer to.
  [[nodiscard]] const column& any_column(const table& of);
  void include_another(properties& all, const table& of, const std::vector<std::string>& keys);

  [[nodiscard]] type new_type(const model& schema, const table& of);
  [[nodiscard]] std::string new_table_name(const model& schema);
  [[nodiscard]] column new_key_column();
  [[nodiscard]] properties new_column_properties(const table& of, const column& any);
  [[nodiscard]] properties new_table_properties();
  [[nodiscard]] index_key new_index_key(const model& schema, const table& of);
  [[nodiscard]] std::vector<std::string> key_and_another(const model& schema, const table& of);
  [[nodiscard]] constraint new_exclude(const model& schema, const table& of);
  [[nodiscard]] constraint new_unique(const model& schema, const table& of);
  [[nodiscard]] constraint new_check(const table& of);

  random_source& random_;
  width width_;
};

/// A column as an SQL expression refers to it.
[[nodiscard]] std::string reference_to(const std::string& column_name);

/// A name as both databases quote it; the dot behind a schema stays outside.
[[nodiscard]] std::string quoted_path(const std::string& name);

[[nodiscard]] bool is_generated(const column& any);

[[nodiscard]] bool is_partitioned(const table& any);

/// Whether foreign keys can come from or go to a table.
[[nodiscard]] bool can_be_referenced(const table& any);

}  // namespace instar::testing
