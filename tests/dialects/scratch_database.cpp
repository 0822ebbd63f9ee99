#include "dialects/scratch_database.hpp"

#include <algorithm>
#include <stdexcept>

namespace instar::testing {
namespace {

/// A column that keeps its values, as it is called before and after.
struct kept_column {
  std::string table_before, before, table, name;
};

/// Follows columns through operations, and forgets those that do not keep their values.
struct follower {
  std::vector<kept_column> columns;

  void operator()(const drop_table& change) {
    std::erase_if(columns, [&](const auto& one) { return one.table == change.definition.name; });
  }
  void operator()(const rename_table& change) {
    for (auto& one : columns)
      if (one.table == change.from) one.table = change.to;
  }
  void operator()(const drop_column& change) { forget(change.table, change.definition.name); }
  void operator()(const rename_column& change) {
    for (auto& one : columns)
      if (one.table == change.table && one.name == change.from) one.name = change.to;
  }
  void operator()(const alter_column& change) {
    if (change.before.type != change.after.type) forget(change.table, change.before.name);
  }
  void operator()(const auto&) {}

  void forget(const std::string& table, const std::string& name) {
    std::erase_if(columns, [&](const auto& one) { return one.table == table && one.name == name; });
  }
};

std::string select(const dialect& sql, const std::string& table, const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + sql.quote_name(name);
  return "SELECT " + list + " FROM " + sql.quote_name(table);
}

}  // namespace

void create(scratch_database& database, const model& schema) {
  std::vector<operation> later;
  model made;
  for (auto any : schema.tables) {
    // A key may refer to a table that comes later, which SQLite does not mind.
    if (database.dialect().name() != "sqlite")
      std::erase_if(any.constraints, [&](const constraint& one) {
        if (!std::holds_alternative<foreign_key>(one)) return false;
        later.push_back(add_constraint{any.name, one});
        return true;
      });
    made.tables.insert(any);
    for (const auto& one : database.dialect().render(create_table{any}, {}, made)) database.query(one.sql);
  }
  for (const auto& change : later) made = make(database, made, change);
}

model make(scratch_database& database, const model& before, const operation& change) {
  model after = apply(before, change);
  std::vector<std::string> remembered;
  for (const auto& one : database.dialect().render(change, before, after)) {
    const auto rows = database.query(one.sql);
    if (one.role == statement_role::remember)
      for (const auto& row : rows) remembered.push_back(row.front());
    if (one.role == statement_role::expect_no_rows && !rows.empty())
      throw std::runtime_error("rows where none were expected: " + one.sql);
  }
  for (const auto& sql : remembered) database.query(sql);
  return after;
}

kept_rows kept_by(const dialect& sql, const model& before, const std::vector<operation>& changes) {
  follower all;
  for (const auto& table : before.tables)
    for (const auto& column : table.columns) all.columns.push_back({table.name, column.name, table.name, column.name});
  for (const auto& change : changes) std::visit(all, change);
  kept_rows kept;
  for (const auto& table : before.tables) {
    std::vector<std::string> names_before, names_after;
    std::string name_after;
    for (const auto& one : all.columns) {
      if (one.table_before != table.name) continue;
      names_before.push_back(one.before);
      names_after.push_back(one.name);
      name_after = one.table;
    }
    if (names_before.empty()) continue;
    kept.queries_before.push_back(select(sql, table.name, names_before));
    kept.queries_after.push_back(select(sql, name_after, names_after));
  }
  return kept;
}

std::vector<std::string> rows_of(scratch_database& database, const std::vector<std::string>& queries) {
  std::vector<std::string> lines;
  for (const auto& query : queries) {
    std::vector<text_row> rows = database.query(query);
    std::ranges::sort(rows);
    for (const auto& row : rows) {
      std::string line;
      for (const auto& field : row) line += field + "|";
      lines.push_back(line);
    }
    lines.push_back("");
  }
  return lines;
}

}  // namespace instar::testing
