#pragma once

/// The words that properties are. Each is one of `property_words`, and says in which databases' SQL it ends up there.

#include <cstdint>

#include <instar/dsl/property.hpp>

namespace instar::dsl {

// Of everything.

/// Leaves the element to the databases of these names: `only(postgresql)`, `only("postgresql mariadb")`.
[[nodiscard]] constexpr auto only(phrase dialects) { return detail::saying("only", dialects); }
/// Kept in the database, where it can be.
[[nodiscard]] constexpr auto comment(phrase text) { return detail::saying("comment", text); }
/// The names of what must be there before, comma between them; for what instar cannot see in a definition.
[[nodiscard]] constexpr auto needs(phrase names) { return detail::saying("requires", names); }

// Of columns. A type, a default or a condition is replaced for one database: in(sqlite, type("BLOB")).

[[nodiscard]] constexpr auto type(phrase sql) { return detail::saying("type", sql); }
template <std::size_t Members>
[[nodiscard]] constexpr auto default_value(const sql_expression<Members>& value) {
  return detail::computing("default", value);
}
[[nodiscard]] constexpr auto collation(phrase name) { return detail::saying("collation", name); }
/// The database computes the value when a row is written.
template <std::size_t Members>
[[nodiscard]] constexpr auto generated(const sql_expression<Members>& value) {
  return detail::computing("generated_stored", value);
}
/// The database computes the value when a row is read.
template <std::size_t Members>
[[nodiscard]] constexpr auto generated_virtual(const sql_expression<Members>& value) {
  return detail::computing("generated_virtual", value);
}
[[nodiscard]] constexpr auto storage(phrase word) { return detail::saying("storage", word); }
[[nodiscard]] constexpr auto compression(phrase word) { return detail::saying("compression", word); }
[[nodiscard]] constexpr auto statistics(std::int64_t target) { return detail::counting("statistics", target); }

// Of identity columns and sequences.

/// A row cannot bring its own number.
[[nodiscard]] constexpr auto always() { return detail::flag("always"); }
[[nodiscard]] constexpr auto start(std::int64_t number) { return detail::counting("start", number); }
[[nodiscard]] constexpr auto increment(std::int64_t number) { return detail::counting("increment", number); }
[[nodiscard]] constexpr auto minimum(std::int64_t number) { return detail::counting("minimum", number); }
[[nodiscard]] constexpr auto maximum(std::int64_t number) { return detail::counting("maximum", number); }
[[nodiscard]] constexpr auto cache(std::int64_t numbers) { return detail::counting("cache", numbers); }
[[nodiscard]] constexpr auto cycle() { return detail::flag("cycle"); }
/// SQLite never uses a number again.
[[nodiscard]] constexpr auto autoincrement() { return detail::flag("autoincrement"); }
/// PostgreSQL numbers rows by a default that asks a sequence, as `SERIAL` does.
[[nodiscard]] constexpr auto serial() { return detail::flag("serial"); }

/// The column takes NULL in one database, though not in others: in(sqlite, nullable()).
[[nodiscard]] constexpr auto nullable() { return detail::flag("nullable"); }
/// SQL behind the rest of a column, which instar does not look into.
[[nodiscard]] constexpr auto options(phrase sql) { return detail::saying("options", sql); }

// Of constraints.

[[nodiscard]] constexpr auto deferrable() { return detail::flag("deferrable"); }
[[nodiscard]] constexpr auto initially_deferred() { return detail::flag("initially_deferred"); }
[[nodiscard]] constexpr auto nulls_not_distinct() { return detail::flag("nulls_not_distinct"); }
/// Columns that an index holds beside its keys.
template <class... Structs, class... Members>
[[nodiscard]] constexpr auto include(Members Structs::*... members) {
  return detail::listed("include", members...);
}
[[nodiscard]] constexpr auto match_full() { return detail::flag("match_full"); }
/// The columns that ON DELETE SET NULL or SET DEFAULT sets, when it is not all of the key.
template <class... Structs, class... Members>
[[nodiscard]] constexpr auto set_columns(Members Structs::*... members) {
  return detail::listed("set_columns", members...);
}
/// Rows that exist are not looked at.
[[nodiscard]] constexpr auto not_valid() { return detail::flag("not_valid"); }
[[nodiscard]] constexpr auto no_inherit() { return detail::flag("no_inherit"); }
/// Of a check or of an index key: what holds for one database instead. Of a domain: its check.
template <std::size_t Members>
[[nodiscard]] constexpr auto expression(const sql_expression<Members>& condition) {
  return detail::computing("expression", condition);
}
/// SQLite: `ABORT`, `FAIL`, `IGNORE`, `REPLACE` or `ROLLBACK`; of a column, when it would be null.
[[nodiscard]] constexpr auto on_conflict(phrase word) { return detail::saying("on_conflict", word); }
[[nodiscard]] constexpr auto tablespace(phrase name) { return detail::saying("tablespace", name); }

// Of indexes and their keys.

/// `gin`, `gist`, `brin`, `hash`, ...
[[nodiscard]] constexpr auto method(phrase name) { return detail::saying("method", name); }
/// What holds for one database instead of `.where(...)`.
template <std::size_t Members>
[[nodiscard]] constexpr auto where(const sql_expression<Members>& condition) {
  return detail::computing("where", condition);
}
/// Storage parameters: `parameters("fillfactor=70")`.
[[nodiscard]] constexpr auto parameters(phrase sql) { return detail::saying("parameters", sql); }
[[nodiscard]] constexpr auto descending() { return detail::flag("descending"); }
[[nodiscard]] constexpr auto nulls_first() { return detail::flag("nulls_first"); }
[[nodiscard]] constexpr auto nulls_last() { return detail::flag("nulls_last"); }
[[nodiscard]] constexpr auto operator_class(phrase name) { return detail::saying("operator_class", name); }
/// The operator that tells which rows an exclusion constraint keeps apart: `compared_by("&&")`.
[[nodiscard]] constexpr auto compared_by(phrase sql) { return detail::saying("operator", sql); }

// Of tables.

[[nodiscard]] constexpr auto unlogged() { return detail::flag("unlogged"); }
/// `partition_by(sql("RANGE ({})", &event::at))`
template <std::size_t Members>
[[nodiscard]] constexpr auto partition_by(const sql_expression<Members>& how) {
  return detail::computing("partition_by", how);
}
[[nodiscard]] constexpr auto inherits(phrase tables) { return detail::saying("inherits", tables); }
[[nodiscard]] constexpr auto row_security() { return detail::flag("row_security"); }
[[nodiscard]] constexpr auto force_row_security() { return detail::flag("force_row_security"); }
[[nodiscard]] constexpr auto strict() { return detail::flag("strict"); }
[[nodiscard]] constexpr auto without_rowid() { return detail::flag("without_rowid"); }

// Of objects. A definition is SQL as it stands behind the words CREATE, kind and name.

[[nodiscard]] constexpr auto definition(phrase sql) { return detail::saying("definition", sql); }
[[nodiscard]] constexpr auto arguments(phrase sql) { return detail::saying("arguments", sql); }
[[nodiscard]] constexpr auto returns(phrase sql) { return detail::saying("returns", sql); }
[[nodiscard]] constexpr auto version(phrase text) { return detail::saying("version", text); }
[[nodiscard]] constexpr auto in_schema(phrase name) { return detail::saying("in_schema", name); }
[[nodiscard]] constexpr auto not_null() { return detail::flag("not_null"); }
[[nodiscard]] constexpr auto check_name(phrase name) { return detail::saying("check_name", name); }
/// `table.column`; the sequence goes with it.
[[nodiscard]] constexpr auto owned_by(phrase column) { return detail::saying("owned_by", column); }
[[nodiscard]] constexpr auto without_data() { return detail::flag("without_data"); }
/// Of a partition: `FROM (1) TO (10)`, `IN ('a')`, `DEFAULT`.
[[nodiscard]] constexpr auto bounds(phrase sql) { return detail::saying("bounds", sql); }
/// Of a partition that has partitions itself.
[[nodiscard]] constexpr auto partition_by(phrase sql) { return detail::saying("partition_by", sql); }
[[nodiscard]] constexpr auto restrictive() { return detail::flag("restrictive"); }
/// What a policy is for: `SELECT`, `INSERT`, `UPDATE`, `DELETE`.
[[nodiscard]] constexpr auto command(phrase sql) { return detail::saying("command", sql); }
[[nodiscard]] constexpr auto roles(phrase names) { return detail::saying("roles", names); }
/// Which rows a policy shows.
[[nodiscard]] constexpr auto showing(phrase sql) { return detail::saying("using", sql); }
/// Which rows a policy lets be written.
[[nodiscard]] constexpr auto with_check(phrase sql) { return detail::saying("with_check", sql); }
/// What a grant allows: `SELECT, INSERT`.
[[nodiscard]] constexpr auto privileges(phrase sql) { return detail::saying("privileges", sql); }
/// What a grant is about, unless it is a table: `SCHEMA`, `SEQUENCE`, ...
[[nodiscard]] constexpr auto on_kind(phrase sql) { return detail::saying("on_kind", sql); }
[[nodiscard]] constexpr auto grant_option() { return detail::flag("grant_option"); }
/// The statement that makes a custom object.
[[nodiscard]] constexpr auto create(phrase sql) { return detail::saying("create", sql); }
/// The statement that takes a custom object away.
[[nodiscard]] constexpr auto drop(phrase sql) { return detail::saying("drop", sql); }

}  // namespace instar::dsl
