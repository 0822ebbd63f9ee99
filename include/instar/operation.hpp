#pragma once

/// What can change: operations as immutable data, and what follows from them.

#include <cstdint>
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

/// Changes everything about a column but its name. `conversion` is the SQL by which a value of the new type is made
/// from one of the old, `{name}` for the column; empty where the database knows by itself.
struct alter_column {
  std::string table;
  column before, after;
  std::string conversion = {};
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

/// Changes the properties of a constraint; the rest of the two descriptions is the same.
struct alter_constraint {
  std::string table;
  constraint before, after;
  friend bool operator==(const alter_constraint&, const alter_constraint&) = default;
};

/// `concurrently` builds it while others write the table, where the database can (PostgreSQL); that is in no
/// transaction.
struct create_index {
  std::string table;
  index definition;
  bool concurrently = false;
  friend bool operator==(const create_index&, const create_index&) = default;
};

struct drop_index {
  std::string table;
  index definition;
  bool concurrently = false;
  friend bool operator==(const drop_index&, const drop_index&) = default;
};

struct rename_index {
  std::string table, from, to;
  friend bool operator==(const rename_index&, const rename_index&) = default;
};

/// Changes the properties of an index; the rest of the two descriptions is the same.
struct alter_index {
  std::string table;
  index before, after;
  friend bool operator==(const alter_index&, const alter_index&) = default;
};

/// Changes the properties of a table.
struct alter_table {
  std::string table;
  properties before, after;
  friend bool operator==(const alter_table&, const alter_table&) = default;
};

/// Puts a row of the schema into a table.
struct insert_row {
  std::string table;
  row definition;
  friend bool operator==(const insert_row&, const insert_row&) = default;
};

struct delete_row {
  std::string table;
  row definition;
  friend bool operator==(const delete_row&, const delete_row&) = default;
};

/// Changes the values of a row; both descriptions have the same values in the primary key.
struct update_row {
  std::string table;
  row before, after;
  friend bool operator==(const update_row&, const update_row&) = default;
};

struct create_object {
  object definition;
  friend bool operator==(const create_object&, const create_object&) = default;
};

struct drop_object {
  object definition;
  friend bool operator==(const drop_object&, const drop_object&) = default;
};

/// Changes everything about an object but what tells it from others.
struct alter_object {
  object before, after;
  friend bool operator==(const alter_object&, const alter_object&) = default;
};

struct rename_object {
  object_kind kind;
  std::string on, from, to;
  friend bool operator==(const rename_object&, const rename_object&) = default;
};

/// Renames a value of an enumeration.
struct rename_label {
  std::string enumeration, from, to;
  friend bool operator==(const rename_label&, const rename_label&) = default;
};

/// SQL by the database that it is for; a dialect that has none takes the text for every database.
using dialect_texts = std::map<std::string, std::string, std::less<>>;

/// SQL of the user's own: one text for every database, or one for each. A dialect that has neither does nothing.
struct execute {
  std::string sql;
  dialect_texts per_dialect;
  bool outside_transaction = false;
  bool repeatable = false;      ///< outside: it does no harm to execute it again
  std::string done_when = {};   ///< outside: a query that finds a row where it was done already
  std::string cleared_by = {};  ///< outside: a statement that clears away what is left of one that was broken off
  std::string title = {};       ///< what an operation of the user's own is called, with its arguments
  std::vector<seeded_value> arguments = {};  ///< what stands for `{name}` in its SQL
  friend bool operator==(const execute&, const execute&) = default;
};

/// A C++ function of the migration's translation unit, by the name under which it is registered there.
struct run {
  std::string function;
  bool outside_transaction = false;
  std::vector<table> uses = {};  ///< the columns that it takes tables for: names, types, whether they may be NULL
  friend bool operator==(const run&, const run&) = default;
};

/// Changes the rows of a table in batches, each in a transaction of its own, in the order of a key.
///
/// The SQL changes those rows for which `{keys}` holds: a condition on the key that stands for the rows of one batch.
struct backfill {
  std::string table, key;
  std::string sql;
  dialect_texts per_dialect = {};
  std::int64_t batch = 1000;  ///< rows
  std::int64_t pause = 0;     ///< milliseconds between two batches
  friend bool operator==(const backfill&, const backfill&) = default;
};

/// Inserts rows that are no part of the schema.
struct bulk_insert {
  std::string table;
  std::vector<row> rows;
  friend bool operator==(const bulk_insert&, const bulk_insert&) = default;
};

/// What is before it is committed, and what is behind it happens in another transaction.
struct commit_here {
  friend bool operator==(const commit_here&, const commit_here&) = default;
};

/// Every operation there is; visits over it are exhaustive.
using operation =
    std::variant<create_table, drop_table, rename_table, add_column, drop_column, rename_column, alter_column,
                 add_constraint, drop_constraint, rename_constraint, alter_constraint, create_index, drop_index,
                 rename_index, alter_index, alter_table, insert_row, delete_row, update_row, create_object, drop_object,
                 alter_object, rename_object, rename_label, execute, run, backfill, bulk_insert, commit_here>;

/// The model after an operation.
///
/// Renames carry through to everything that refers to the renamed: keys of other tables, indexes, `{references}` in
/// expressions. `execute`, `run`, `backfill` and `bulk_insert` change no model; what they say of tables must fit it.
///
/// Call it qualified: for an unqualified call, argument-dependent lookup also finds `std::apply`.
///
/// Throws `error` (`not_applicable`) when the operation does not fit: the table is not there, the column is in use, a
/// dropped thing is described otherwise than it is. `before` is then lost, and nothing else has changed.
///
///     model after = instar::apply(std::move(before), add_column{"tasks", {.name = "priority", .type = {"integer"}}});
[[nodiscard]] model apply(model before, const operation& change);

/// The operation that undoes another, or nothing where there is none (`execute`, `run`, `backfill`, `bulk_insert`,
/// `commit_here`).
[[nodiscard]] std::optional<operation> reverse(const operation& change);

/// The first line of the operation's canonical text: `add column tasks priority integer`.
[[nodiscard]] std::string describe(const operation& change);

/// Whether only its author knows what an operation does: `execute`, `run`, `backfill` and `bulk_insert`.
[[nodiscard]] bool is_opaque(const operation& change);

/// The table that an operation changes, as it is called before; empty for those that change none.
[[nodiscard]] std::string_view table_of(const operation& change);

}  // namespace instar
