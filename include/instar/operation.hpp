#pragma once

/// What can change: operations as immutable data, and what follows from them.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <instar/model.hpp>

namespace instar {

struct create_table {
  table definition;
  friend bool operator==(const create_table&, const create_table&) = default;
};

/// Carries the whole table, so that it can be described and reversed.
struct drop_table {
  table definition;
  friend bool operator==(const drop_table&, const drop_table&) = default;
};

struct rename_table {
  std::string from, to;
  friend bool operator==(const rename_table&, const rename_table&) = default;
};

struct add_column {
  std::string table;
  column definition;
  friend bool operator==(const add_column&, const add_column&) = default;
};

struct drop_column {
  std::string table;
  column definition;
  friend bool operator==(const drop_column&, const drop_column&) = default;
};

struct rename_column {
  std::string table, from, to;
  friend bool operator==(const rename_column&, const rename_column&) = default;
};

/// Changes everything about a column but its name.
struct alter_column {
  std::string table;
  column before, after;
  friend bool operator==(const alter_column&, const alter_column&) = default;
};

struct add_constraint {
  std::string table;
  constraint definition;
  friend bool operator==(const add_constraint&, const add_constraint&) = default;
};

struct drop_constraint {
  std::string table;
  constraint definition;
  friend bool operator==(const drop_constraint&, const drop_constraint&) = default;
};

struct rename_constraint {
  std::string table, from, to;
  friend bool operator==(const rename_constraint&, const rename_constraint&) = default;
};

struct create_index {
  std::string table;
  index definition;
  friend bool operator==(const create_index&, const create_index&) = default;
};

struct drop_index {
  std::string table;
  index definition;
  friend bool operator==(const drop_index&, const drop_index&) = default;
};

struct rename_index {
  std::string table, from, to;
  friend bool operator==(const rename_index&, const rename_index&) = default;
};

/// SQL of the user's own: one text for every database, or one for each. A dialect that has neither does nothing.
struct execute {
  std::string sql;
  std::map<std::string, std::string, std::less<>> per_dialect;
  friend bool operator==(const execute&, const execute&) = default;
};

/// A C++ function of the migration's translation unit, by the name under which it is registered there.
struct run {
  std::string function;
  friend bool operator==(const run&, const run&) = default;
};

/// Every operation there is; visits over it are exhaustive.
using operation = std::variant<create_table, drop_table, rename_table, add_column, drop_column, rename_column,
                               alter_column, add_constraint, drop_constraint, rename_constraint, create_index,
                               drop_index, rename_index, execute, run>;

/// The model after an operation.
///
/// Renames carry through to everything that refers to the renamed: keys of other tables, indexes, `{references}` in
/// expressions. `execute` and `run` change no model.
///
/// Call it qualified: for an unqualified call, argument-dependent lookup also finds `std::apply`.
///
/// Throws `error` (`not_applicable`) when the operation does not fit: the table is not there, the column is in use, a
/// dropped thing is described otherwise than it is. `before` is then lost, and nothing else has changed.
///
///     model after = instar::apply(std::move(before), add_column{"tasks", {.name = "priority", .type = {"integer"}}});
[[nodiscard]] model apply(model before, const operation& change);

/// The operation that undoes another, or nothing where there is none (`execute`, `run`).
[[nodiscard]] std::optional<operation> reverse(const operation& change);

/// The first line of the operation's canonical text: `add column tasks priority integer`.
[[nodiscard]] std::string describe(const operation& change);

/// The table that an operation changes, as it is called before; empty for `execute` and `run`.
[[nodiscard]] std::string_view table_of(const operation& change);

}  // namespace instar
