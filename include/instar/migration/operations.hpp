#pragma once

/// The words of a migration: what its steps are written with.
///
///     using namespace instar::operations;
///
///     constexpr auto upgrade = steps(
///         add_column("tasks", column("priority", integer).not_null().default_value(0)),
///         create_index("tasks", index("ix_tasks_due", "due_at").where("{status} <> 'done'")));
///
/// Everything here is evaluated by the compiler; nothing of it is left at run time but one text.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/migration/objects.hpp>
#include <instar/migration/parts.hpp>

namespace instar {
namespace literal {

/// What `create_table` and its like make.
template <std::size_t Size>
struct operation : pieces<Size> {};

/// What `alter_column` makes.
template <std::size_t Size>
struct altered_column : operation<Size> {
  /// The SQL by which a value of the new type is made from the old one, `{name}` for the column:
  /// `.using_expression("{price}::integer")`.
  [[nodiscard]] constexpr altered_column using_expression(std::string_view sql) const noexcept {
    altered_column made = *this;
    made.all[0].text = sql;
    return made;
  }
};

/// What `create_index` and `drop_index` make.
template <std::size_t Size>
struct index_change : operation<Size> {
  /// Lets others write the table meanwhile, where the database can: `CREATE INDEX CONCURRENTLY`. It takes longer, waits
  /// for transactions that are older, and is in no transaction, so what is before it is committed first. Broken off, it
  /// is adopted if it is whole, and otherwise cleared away and done again.
  [[nodiscard]] constexpr index_change concurrently() const noexcept {
    index_change made = *this;
    made.all[0].outside = true;
    return made;
  }
};

/// What `steps` makes.
template <std::size_t Size>
struct steps : pieces<Size> {};

/// What `in_sequence` makes.
template <std::size_t Size>
struct joined_steps {
  sequence all[Size] = {};
  [[nodiscard]] constexpr direction whole() const noexcept { return {all, all + Size}; }
};

/// What `irreversible` makes.
struct irreversible {
  std::string_view reason;
};

template <std::size_t Size>
inline constexpr role role_of<operation<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<altered_column<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<index_change<Size>> = role::operation;
template <std::size_t Size>
inline constexpr role role_of<steps<Size>> = role::steps;

[[nodiscard]] constexpr bool are_table_parts(const role* first, const role* last) noexcept {
  for (; first != last; ++first)
    if (*first < role::column || *first > role::properties) return false;
  return true;
}

[[nodiscard]] constexpr bool are_operations(const role* first, const role* last) noexcept {
  for (; first != last; ++first)
    if (*first != role::operation && *first != role::steps) return false;
  return true;
}

[[nodiscard]] constexpr std::size_t count(role wanted, const role* first, const role* last) noexcept {
  std::size_t found = 0;
  for (; first != last; ++first) found += *first == wanted ? 1 : 0;
  return found;
}

/// An operation on `name` with the pieces of its parts.
template <template <std::size_t> class Operation = operation, class... Parts>
[[nodiscard]] constexpr auto with_parts(kind what, std::string_view name, const Parts&... parts) noexcept {
  constexpr std::size_t size = total_size<Parts...>();
  Operation<1 + size> made;
  made.all[0] = {.kind = what, .size = size, .name = name};
  copy_all(made.all + 1, parts...);
  return made;
}

template <class... Parts>
[[nodiscard]] constexpr auto whole_table(kind what, std::string_view table, const Parts&... parts) noexcept {
  constexpr role roles[] = {role_of<Parts>..., role::none};
  static_assert(are_table_parts(roles, roles + sizeof...(Parts)),
                "instar: a table consists of column(...), primary_key(...), unique(...), check(...), exclude(...), "
                "index(...), row(...), properties() and foreign_key(...).references(...)");
  static_assert(count(role::properties, roles, roles + sizeof...(Parts)) < 2,
                "instar: what is said about a table stands in one properties()");
  return with_parts(what, table, parts...);
}

/// An operation on `table` that renames something in it.
[[nodiscard]] constexpr operation<3> rename(kind what, std::string_view table, std::string_view from,
                                            std::string_view to) noexcept {
  return {{{{.kind = what, .size = 2, .name = table}, {.name = from}, {.name = to}}}};
}

}  // namespace literal

namespace operations {

/// Creates a table of columns, constraints and indexes, with its rows.
template <class... Parts>
[[nodiscard]] constexpr auto create_table(std::string_view table, const Parts&... parts) noexcept {
  return literal::whole_table(literal::kind::create_table, table, parts...);
}

/// Drops a table. It is given whole, so that the drop can be shown to lose what it says, and be undone.
template <class... Parts>
[[nodiscard]] constexpr auto drop_table(std::string_view table, const Parts&... parts) noexcept {
  return literal::whole_table(literal::kind::drop_table, table, parts...);
}

/// Renames a table, and whatever refers to it.
[[nodiscard]] constexpr literal::operation<2> rename_table(std::string_view from, std::string_view to) noexcept {
  return {{{{.kind = literal::kind::rename_table, .size = 1, .name = from}, {.name = to}}}};
}

/// Changes what is said about a table itself: `alter_table("tasks", properties(), properties().unlogged())`.
template <class Before, class After>
[[nodiscard]] constexpr auto alter_table(std::string_view table, const Before& before, const After& after) noexcept {
  literal::require_properties<Before, After>();
  return literal::with_parts(literal::kind::alter_table, table, before, after);
}

/// Adds a column to a table that exists.
template <class Column>
[[nodiscard]] constexpr auto add_column(std::string_view table, const Column& definition) noexcept {
  literal::require_columns<Column>();
  return literal::with_parts(literal::kind::add_column, table, definition);
}

/// Drops a column, and its values. It is given whole, as in `drop_table`.
template <class Column>
[[nodiscard]] constexpr auto drop_column(std::string_view table, const Column& definition) noexcept {
  literal::require_columns<Column>();
  return literal::with_parts(literal::kind::drop_column, table, definition);
}

/// Renames a column, and whatever refers to it.
[[nodiscard]] constexpr auto rename_column(std::string_view table, std::string_view from,
                                           std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_column, table, from, to);
}

/// Changes everything about a column but its name, which both descriptions share.
template <class Before, class After>
[[nodiscard]] constexpr auto alter_column(std::string_view table, const Before& before, const After& after) noexcept {
  literal::require_columns<Before, After>();
  return literal::with_parts<literal::altered_column>(literal::kind::alter_column, table, before, after);
}

/// Adds a constraint to a table that exists.
template <class Constraint>
[[nodiscard]] constexpr auto add_constraint(std::string_view table, const Constraint& definition) noexcept {
  literal::require_constraints<Constraint>();
  return literal::with_parts(literal::kind::add_constraint, table, definition);
}

/// Drops a constraint. It is given whole, as in `drop_table`.
template <class Constraint>
[[nodiscard]] constexpr auto drop_constraint(std::string_view table, const Constraint& definition) noexcept {
  literal::require_constraints<Constraint>();
  return literal::with_parts(literal::kind::drop_constraint, table, definition);
}

/// Renames a constraint.
[[nodiscard]] constexpr auto rename_constraint(std::string_view table, std::string_view from,
                                               std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_constraint, table, from, to);
}

/// Changes the properties of a constraint; the rest of the two descriptions is the same.
template <class Before, class After>
[[nodiscard]] constexpr auto alter_constraint(std::string_view table, const Before& before,
                                              const After& after) noexcept {
  literal::require_constraints<Before, After>();
  return literal::with_parts(literal::kind::alter_constraint, table, before, after);
}

/// Creates an index on a table that exists.
template <class Index>
[[nodiscard]] constexpr auto create_index(std::string_view table, const Index& definition) noexcept {
  literal::require_indexes<Index>();
  return literal::with_parts<literal::index_change>(literal::kind::create_index, table, definition);
}

/// Drops an index. It is given whole, as in `drop_table`.
template <class Index>
[[nodiscard]] constexpr auto drop_index(std::string_view table, const Index& definition) noexcept {
  literal::require_indexes<Index>();
  return literal::with_parts<literal::index_change>(literal::kind::drop_index, table, definition);
}

/// Renames an index.
[[nodiscard]] constexpr auto rename_index(std::string_view table, std::string_view from, std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_index, table, from, to);
}

/// Changes the properties of an index; the rest of the two descriptions is the same.
template <class Before, class After>
[[nodiscard]] constexpr auto alter_index(std::string_view table, const Before& before, const After& after) noexcept {
  literal::require_indexes<Before, After>();
  return literal::with_parts(literal::kind::alter_index, table, before, after);
}

/// Puts a row that belongs to the schema into a table: `insert_row("states", row("id", 1, "label", "open"))`.
template <class Row>
[[nodiscard]] constexpr auto insert_row(std::string_view table, const Row& definition) noexcept {
  literal::require_rows<Row>();
  return literal::with_parts(literal::kind::insert_row, table, definition);
}

/// Takes a row of the schema out of a table. It is given whole, as in `drop_table`.
template <class Row>
[[nodiscard]] constexpr auto delete_row(std::string_view table, const Row& definition) noexcept {
  literal::require_rows<Row>();
  return literal::with_parts(literal::kind::delete_row, table, definition);
}

/// Changes the values of a row; both descriptions have the same values in the primary key.
template <class Before, class After>
[[nodiscard]] constexpr auto update_row(std::string_view table, const Before& before, const After& after) noexcept {
  literal::require_rows<Before, After>();
  return literal::with_parts(literal::kind::update_row, table, before, after);
}

/// Creates something beside tables: `create_object(view("open_tasks").definition("SELECT ..."))`.
template <class Object>
[[nodiscard]] constexpr auto create_object(const Object& definition) noexcept {
  literal::require_objects<Object>();
  return literal::with_parts(literal::kind::create_object, {}, definition);
}

/// Drops an object. It is given whole, as in `drop_table`.
template <class Object>
[[nodiscard]] constexpr auto drop_object(const Object& definition) noexcept {
  literal::require_objects<Object>();
  return literal::with_parts(literal::kind::drop_object, {}, definition);
}

/// Changes everything about an object but its name, which both descriptions share.
template <class Before, class After>
[[nodiscard]] constexpr auto alter_object(const Before& before, const After& after) noexcept {
  literal::require_objects<Before, After>();
  return literal::with_parts(literal::kind::alter_object, {}, before, after);
}

/// Renames an object, and whatever refers to it: `rename_object(view("todo"), "open_tasks")`.
template <class Object>
[[nodiscard]] constexpr auto rename_object(const Object& from, std::string_view to) noexcept {
  literal::require_objects<Object>();
  literal::operation<2> made = {{{from.all[0], {.name = to}}}};
  made.all[0].kind = literal::kind::rename_object;
  made.all[0].size = 1;
  return made;
}

/// Renames a value of an enumeration: `rename_label("mood", "sad", "blue")`.
[[nodiscard]] constexpr auto rename_label(std::string_view enumeration, std::string_view from,
                                          std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_label, enumeration, from, to);
}

/// What a migration does, in this order. Steps may stand among them, such as those that a function of yours makes.
template <class... Operations>
[[nodiscard]] constexpr auto steps(const Operations&... operations) noexcept {
  constexpr literal::role roles[] = {literal::role_of<Operations>..., literal::role::none};
  static_assert(literal::are_operations(roles, roles + sizeof...(Operations)),
                "instar: steps are operations such as create_table(...), add_column(...), execute(...); a column, "
                "constraint or index stands inside one of them");
  literal::steps<literal::total_size<Operations...>()> made;
  literal::copy_all(made.all, operations...);
  return made;
}

/// Several constants of steps, one after the other: a compiler gives up on one that is very large.
///
///     constexpr auto upgrade = in_sequence<upgrade_1, upgrade_2>;
template <const auto&... Steps>
inline constexpr auto in_sequence = [] {
  static_assert(((literal::role_of<std::remove_cvref_t<decltype(Steps)>> == literal::role::steps) && ...),
                "instar: in_sequence joins constants made by steps(...)");
  return literal::joined_steps<sizeof...(Steps)>{{{Steps.all, Steps.all + Steps.size}...}};
}();

/// In the place of a migration's downgrade: there is none, and why.
[[nodiscard]] constexpr literal::irreversible irreversible(std::string_view reason) noexcept { return {reason}; }

}  // namespace operations
}  // namespace instar
