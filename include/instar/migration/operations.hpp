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
#include <string_view>

#include <instar/migration/literals.hpp>

namespace instar::operations {

namespace types = instar::types;  // `types::time`, because <ctime> has a `time` as well
using namespace instar::types;
using enum instar::referential_action;

/// SQL that the database evaluates, as a default: `default_value(sql("now()"))`.
[[nodiscard]] constexpr literal::sql_text sql(std::string_view expression) noexcept { return {expression}; }

/// A number in exactly this spelling, as a default: `default_value(number("0.50"))`.
[[nodiscard]] constexpr literal::number_text number(std::string_view spelling) {
  if (!canonical::is_number(spelling)) literal::a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
  return {spelling};
}

/// A column: `column("label", varchar(50)).not_null().default_value("none")`.
[[nodiscard]] constexpr literal::column column(std::string_view name, const type_word& type) noexcept {
  return {{{{.kind = literal::kind::column, .name = name, .type = type}}}};
}

/// A primary key over one column or several.
template <class... Names>
[[nodiscard]] constexpr literal::constraint<1 + sizeof...(Names)> primary_key(std::string_view name,
                                                                              const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return {{{{.kind = literal::kind::primary_key, .size = sizeof...(Names), .name = name},
            literal::piece{.name = columns}...}}};
}

/// A constraint: no two rows have the same values in these columns.
template <class... Names>
[[nodiscard]] constexpr literal::constraint<1 + sizeof...(Names)> unique(std::string_view name,
                                                                         const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return {
      {{{.kind = literal::kind::unique, .size = sizeof...(Names), .name = name}, literal::piece{.name = columns}...}}};
}

/// A reference to rows of a table: `foreign_key("fk_x", "task_id").references("tasks", "id").on_delete(cascade)`.
template <class... Names>
[[nodiscard]] constexpr literal::foreign_key_columns<sizeof...(Names)> foreign_key(std::string_view name,
                                                                                   const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return {{{{.kind = literal::kind::foreign_key, .own_columns = sizeof...(Names), .name = name},
            literal::piece{.name = columns}...}}};
}

/// A condition that every row fulfils: SQL in which `{name}` refers to a column and `{{` is a brace.
[[nodiscard]] constexpr literal::constraint<1> check(std::string_view name, std::string_view condition) noexcept {
  return {{{{.kind = literal::kind::check, .name = name, .text = condition}}}};
}

/// An index: `index("ix_tasks_due", "due_at").unique().where("{status} <> 'done'")`.
template <class... Names>
[[nodiscard]] constexpr literal::index<1 + sizeof...(Names)> index(std::string_view name,
                                                                   const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return {
      {{{.kind = literal::kind::index, .size = sizeof...(Names), .name = name}, literal::piece{.name = columns}...}}};
}

/// Creates a table of columns, constraints and indexes.
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

/// Adds a column to a table that exists.
[[nodiscard]] constexpr literal::operation<2> add_column(std::string_view table,
                                                         const literal::column& definition) noexcept {
  return literal::with_part(literal::kind::add_column, table, definition);
}

/// Drops a column, and its values. It is given whole, as in `drop_table`.
[[nodiscard]] constexpr literal::operation<2> drop_column(std::string_view table,
                                                          const literal::column& definition) noexcept {
  return literal::with_part(literal::kind::drop_column, table, definition);
}

/// Renames a column, and whatever refers to it.
[[nodiscard]] constexpr literal::operation<3> rename_column(std::string_view table, std::string_view from,
                                                            std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_column, table, from, to);
}

/// Changes everything about a column but its name, which both descriptions share.
[[nodiscard]] constexpr literal::operation<3> alter_column(std::string_view table, const literal::column& before,
                                                           const literal::column& after) noexcept {
  return {{{{.kind = literal::kind::alter_column, .size = 2, .name = table}, before.all[0], after.all[0]}}};
}

/// Adds a constraint to a table that exists.
template <class Constraint>
[[nodiscard]] constexpr auto add_constraint(std::string_view table, const Constraint& definition) noexcept {
  static_assert(
      literal::is_constraint<Constraint>,
      "instar: a constraint is primary_key(...), unique(...), check(...) or foreign_key(...).references(...)");
  return literal::with_part(literal::kind::add_constraint, table, definition);
}

/// Drops a constraint. It is given whole, as in `drop_table`.
template <class Constraint>
[[nodiscard]] constexpr auto drop_constraint(std::string_view table, const Constraint& definition) noexcept {
  static_assert(
      literal::is_constraint<Constraint>,
      "instar: a constraint is primary_key(...), unique(...), check(...) or foreign_key(...).references(...)");
  return literal::with_part(literal::kind::drop_constraint, table, definition);
}

/// Renames a constraint.
[[nodiscard]] constexpr literal::operation<3> rename_constraint(std::string_view table, std::string_view from,
                                                                std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_constraint, table, from, to);
}

/// Creates an index on a table that exists.
template <class Index>
[[nodiscard]] constexpr auto create_index(std::string_view table, const Index& definition) noexcept {
  static_assert(literal::is_index<Index>, "instar: an index is index(\"name\", \"column\"...)");
  return literal::with_part(literal::kind::create_index, table, definition);
}

/// Drops an index. It is given whole, as in `drop_table`.
template <class Index>
[[nodiscard]] constexpr auto drop_index(std::string_view table, const Index& definition) noexcept {
  static_assert(literal::is_index<Index>, "instar: an index is index(\"name\", \"column\"...)");
  return literal::with_part(literal::kind::drop_index, table, definition);
}

/// Renames an index.
[[nodiscard]] constexpr literal::operation<3> rename_index(std::string_view table, std::string_view from,
                                                           std::string_view to) noexcept {
  return literal::rename(literal::kind::rename_index, table, from, to);
}

/// SQL for SQLite alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql sqlite(std::string_view sql) noexcept { return {"sqlite", sql}; }

/// SQL for PostgreSQL alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql postgresql(std::string_view sql) noexcept { return {"postgresql", sql}; }

/// Executes SQL of your own: one text for every database, or one for each, `execute(sqlite("..."), postgresql("..."))`.
/// Where both are given, a database takes its own.
template <class... Texts>
[[nodiscard]] constexpr literal::operation<1 + sizeof...(Texts)> execute(const Texts&... texts) {
  static_assert(sizeof...(Texts) > 0, "instar: execute(...) needs SQL");
  literal::operation<1 + sizeof...(Texts)> made{
      {{{.kind = literal::kind::execute, .size = sizeof...(Texts)}, literal::statement(texts)...}}};
  // Sorted by database, as canonical text has it; the text for every database has no name and so comes first.
  for (std::size_t end = 2; end <= sizeof...(Texts); ++end)
    for (std::size_t i = end; i != 1 && !(made.all[i - 1].name < made.all[i].name); --i) {
      if (made.all[i - 1].name == made.all[i].name) literal::execute_has_two_texts_for_one_database();
      const literal::piece later = made.all[i - 1];
      made.all[i - 1] = made.all[i];
      made.all[i] = later;
    }
  return made;
}

/// Runs a C++ function `void body(instar::transaction&)`. The text of the migration, and so its digest, holds the name:
/// a change of what the function does is not seen by `review`.
[[nodiscard]] constexpr literal::operation<1> run(std::string_view name, migration_body body) noexcept {
  return {{{{.kind = literal::kind::run, .name = name, .body = body}}}};
}

/// What a migration does, in this order.
template <class... Operations>
[[nodiscard]] constexpr auto steps(const Operations&... operations) noexcept {
  constexpr bool fits[] = {literal::is_operation<Operations>..., true};
  static_assert(literal::all(fits, fits + sizeof...(Operations)),
                "instar: steps are operations such as create_table(...), add_column(...), execute(...); a column, "
                "constraint or index stands inside one of them");
  constexpr std::size_t size = literal::total_size<Operations...>();
  return literal::steps<size>{literal::join<size>(operations...)};
}

/// In the place of a migration's downgrade: there is none, and why.
[[nodiscard]] constexpr literal::irreversible irreversible(std::string_view reason) noexcept { return {reason}; }

}  // namespace instar::operations
