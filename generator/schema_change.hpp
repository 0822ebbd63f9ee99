#pragma once

/// What differs between two models, before it is known in which order it can be changed.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <instar/operation.hpp>

#include "generator/dependency.hpp"
#include "generator/table_change.hpp"

namespace instar::generator {

struct schema_change {
  const model& before;
  const model& after;
  dependencies needed_before, needed_after;

  std::vector<const table*> dropped_tables, added_tables;
  std::map<std::string_view, table_change> tables;  ///< those that stay and change

  using object_pair = std::pair<const object*, const object*>;
  std::vector<const object*> dropped_objects, added_objects;
  std::vector<object_pair> altered_objects;
  std::vector<object_pair> anew;  ///< those that stay, and are dropped and created again
  things types_anew;              ///< types whose values are made anew wherever they are

  schema_change(const model& from, const model& to);
  schema_change(const schema_change&) = delete;
  schema_change& operator=(const schema_change&) = delete;

  /// Whether values of a type are made anew because that type is.
  [[nodiscard]] bool is_made_anew(const type& any) const;

  /// The change of a table that stays, which may begin as none.
  [[nodiscard]] table_change& change_of(const table& any);
};

/// Finds what stands in the way of the changes, and has it made anew: foreign keys whose key goes or whose columns
/// become another type, views over a column that changes, what uses a function that has to be replaced. So with
/// everything that uses those in turn.
///
/// `renames` were made before; names that `*` stands for in a view do not follow them.
void make_way(schema_change& changes, const std::vector<operation>& renames);

}  // namespace instar::generator
