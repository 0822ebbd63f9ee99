#pragma once

/// What differs in a table that both models have.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <instar/model.hpp>

namespace instar::generator {

/// A column that stays, as it stands between steps: what is in the way of other changes is lifted first, and comes
/// last.
struct column_change {
  column before, lifted, lowered, after;  ///< the change proper is that from `lifted` to `lowered`

  [[nodiscard]] bool is_none() const { return before == after && before == lifted; }
};

/// How the constraints, or the indexes, of a table differ.
template <class Element>
struct element_changes {
  std::vector<Element> dropped, added;
  std::vector<std::pair<Element, Element>> altered;
  std::vector<std::pair<std::string, std::string>> renamed;
};

struct table_change {
  const table& before;
  const table& after;
  std::vector<column_change> columns;  ///< those that stay and change
  std::vector<const column*> dropped, added;
  element_changes<constraint> constraints;
  element_changes<index> indexes;

  table_change(const table& from, const table& to);

  /// Foreign keys that are equal but for their name are renamed, unless they are in the way of something.
  void pair_renamed_foreign_keys(const std::vector<std::string>& in_the_way);

  /// What stays, or is renamed, is dropped all the same and added again; what goes or comes anyhow does so.
  void make_constraint_anew(const std::string& name);
  void make_index_anew(const std::string& name);

  /// The change of a column that stays, which begins as none.
  [[nodiscard]] column_change& change_of(const std::string& column_name);
};

using instar::name_of;
using instar::properties_of;
[[nodiscard]] inline const std::string& name_of(const index& any) { return any.name; }
[[nodiscard]] inline const properties& properties_of(const index& any) { return any.properties; }

/// The names of the columns that an element is over or refers to.
[[nodiscard]] std::vector<std::string> columns_of(const constraint& any);
[[nodiscard]] std::vector<std::string> columns_of(const index& any);
/// Those that the properties of a column refer to: what it is generated from.
[[nodiscard]] std::vector<std::string> columns_of(const column& any);
[[nodiscard]] std::vector<std::string> columns_of(const properties& all);

/// What is said under a word, for all databases and for each.
[[nodiscard]] std::vector<property> said(const properties& all, std::string_view word);

[[nodiscard]] bool is_generated(const column& any);
[[nodiscard]] bool is_foreign_key(const constraint& any);
/// Whether a constraint rests on an index, whose name is one among all tables.
[[nodiscard]] bool has_index(const constraint& any);
[[nodiscard]] inline bool has_index(const index&) { return true; }

/// Whether a database may have to make the values of a column anew: its type changes, or what it is generated from.
[[nodiscard]] bool is_remade(const column& before, const column& after);

}  // namespace instar::generator
