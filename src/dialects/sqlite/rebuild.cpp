#include "dialects/sqlite/rebuild.hpp"

#include <algorithm>
#include <optional>

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"

namespace instar::sqlite_sql {
namespace {

/// Asks for the triggers, and for the indexes that were made by other hands than instar's.
statement remember_the_rest(const table& before) {
  std::string known;
  for (const auto& index : before.indexes) known += (known.empty() ? "" : ", ") + quote_text(index.name);
  const std::string others = known.empty() ? "type IN ('index', 'trigger')"
                                           : "(type = 'trigger' OR (type = 'index' AND name NOT IN (" + known + ")))";
  return {"SELECT sql FROM sqlite_schema WHERE tbl_name = " + quote_text(before.name) + " AND " + others +
              " AND sql IS NOT NULL ORDER BY rowid",
          statement_role::remember};
}

/// A rebuild makes the table as the model has it. Whatever else is in it, by other hands, would be lost without a word;
/// and of a column that is not there, SQLite would copy the name: it takes an unknown name in quotes for a text.
statement expect_same_columns(const table& before) {
  std::string names, values;
  for (const auto& column : before.columns) {
    const std::string name = quote_text(column.name);
    names += (names.empty() ? "" : ", ") + name;
    values += (values.empty() ? "(" : ", (") + name + ")";
  }
  const std::string there = "pragma_table_xinfo(" + quote_text(before.name) + ")";
  return {"SELECT name FROM " + there + " WHERE name NOT IN (" + names + ") UNION ALL SELECT column1 FROM (VALUES " +
              values + ") WHERE column1 NOT IN (SELECT name FROM " + there + ")",
          statement_role::expect_no_rows,
          "the columns of table " + before.name + " are not those that the migrations made"};
}

/// STRICT would be lost, and WITHOUT ROWID has no rowids to copy.
statement expect_ordinary(const table& before) {
  return {"SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = " + quote_text(before.name) +
              " AND (strict OR wr)",
          statement_role::expect_no_rows,
          "table " + before.name + " was made STRICT or WITHOUT ROWID, which the migrations did not"};
}

/// The name under which the rowid can be read and written: any of three, unless a column has it.
std::optional<std::string> rowid_name(const table& before, const table& after) {
  for (const char* name : {"rowid", "_rowid_", "oid"})
    if (!has_column_like(before, name) && !has_column_like(after, name)) return name;
  return std::nullopt;
}

/// The value of a column of the new table in terms of the old one's. Nothing for a new column: its default applies.
std::optional<std::string> source(const column& after, const table& before, const std::optional<std::string>& rowid) {
  const column* old = before.find_column(after.name);
  if (old == nullptr) return after.identity ? rowid : std::nullopt;
  const std::string name = quote_name(after.name);
  const bool from_blob = affinity_of(type_sql(*old)) == affinity::blob;
  const bool to_blob = affinity_of(type_sql(after)) == affinity::blob;
  if (from_blob == to_blob) return name;
  return "CAST(" + name + (to_blob ? " AS BLOB)" : " AS TEXT)");
}

std::string copy_rows(const table& before, const table& after, const std::string& new_name) {
  const auto rowid = rowid_name(before, after);
  std::string targets, sources;
  const auto add = [&](const std::string& target, const std::string& value) {
    targets += (targets.empty() ? "" : ", ") + target;
    sources += (sources.empty() ? "" : ", ") + value;
  };
  if (rowid && !has_rowid_column(after)) add(*rowid, *rowid);
  for (const auto& column : after.columns)
    if (const auto value = source(column, before, rowid)) add(quote_name(column.name), *value);
  return "INSERT INTO " + quote_name(new_name) + " (" + targets + ") SELECT " + sources + " FROM " +
         quote_name(before.name);
}

/// SQLite converts a value to a new type where that loses nothing, and otherwise keeps it as it is. A value that it
/// kept stops the change: a number cast from `abc` would be 0.
std::optional<statement> expect_converted(const column& after, const table& before, const std::string& new_name) {
  const column* old = before.find_column(after.name);
  if (old == nullptr || affinity_of(type_sql(*old)) == affinity_of(type_sql(after))) return std::nullopt;
  std::string classes;
  switch (affinity_of(type_sql(after))) {
    case affinity::integer: classes = "'integer', 'null'"; break;
    case affinity::real:
    case affinity::numeric: classes = "'integer', 'real', 'null'"; break;
    case affinity::text:
    case affinity::blob: return std::nullopt;
  }
  const std::string name = quote_name(after.name);
  return statement{"SELECT " + name + " FROM " + quote_name(new_name) + " WHERE typeof(" + name + ") NOT IN (" +
                       classes + ") LIMIT 1",
                   statement_role::expect_no_rows};
}

/// The counter has a row only once there was a row in the table.
void keep_counter(const std::string& name, const std::string& new_name, std::vector<statement>& statements) {
  statements.push_back({"DELETE FROM sqlite_sequence WHERE name = " + quote_text(new_name)});
  statements.push_back({"INSERT INTO sqlite_sequence (name, seq) SELECT " + quote_text(new_name) +
                        ", seq FROM sqlite_sequence WHERE name = " + quote_text(name)});
}

bool references(const table& any, const std::string& name) {
  return std::ranges::any_of(any.constraints, [&](const constraint& one) {
    const auto* key = std::get_if<foreign_key>(&one);
    return key != nullptr && key->referenced_table == name;
  });
}

bool has_foreign_key(const table& any) {
  return std::ranges::any_of(any.constraints,
                             [](const constraint& one) { return std::holds_alternative<foreign_key>(one); });
}

void check_foreign_keys(const table& after, const model& schema, std::vector<statement>& statements) {
  for (const auto& any : schema.tables)
    if (references(any, after.name) || (any.name == after.name && has_foreign_key(any)))
      statements.push_back(
          {"SELECT * FROM pragma_foreign_key_check(" + quote_text(any.name) + ")", statement_role::expect_no_rows});
}

}  // namespace

std::vector<statement> rebuild(const table& before, const table& after, const model& schema) {
  const std::string new_name = "instar_new_" + after.name;
  std::vector<statement> statements{expect_same_columns(before),
                                    expect_ordinary(before),
                                    remember_the_rest(before),
                                    {create_table_sql(after, new_name)},
                                    {copy_rows(before, after, new_name)}};
  for (const auto& column : after.columns)
    if (auto check = expect_converted(column, before, new_name)) statements.push_back(*std::move(check));
  if (has_identity(before) && has_identity(after)) keep_counter(before.name, new_name, statements);
  statements.push_back({"DROP TABLE " + quote_name(before.name)});
  // Otherwise SQLite would look into every view and trigger that refers to the table, which is not there right now.
  statements.push_back({"PRAGMA legacy_alter_table = ON"});
  statements.push_back({"ALTER TABLE " + quote_name(new_name) + " RENAME TO " + quote_name(after.name)});
  statements.push_back({"PRAGMA legacy_alter_table = OFF"});
  for (const auto& index : after.indexes) statements.push_back({create_index_sql(index, after.name)});
  check_foreign_keys(after, schema, statements);
  return statements;
}

}  // namespace instar::sqlite_sql
