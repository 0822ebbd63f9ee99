#include "dialects/scratch_database.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <instar/projection.hpp>

namespace instar::testing {
namespace {

/// A column that keeps its values, as it is called before and after.
struct kept_column {
  std::string table_before, before, table, name;
  type of;
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
  void operator()(const rename_object& change) {
    for (auto& one : columns) {
      if (one.of.declared && one.of.name == change.from) one.of.name = change.to;
      if (change.kind == object_kind::schema && one.table.starts_with(change.from + '.'))
        one.table.replace(0, change.from.size(), change.to);
    }
  }
  void operator()(const drop_column& change) { forget(change.table, change.definition.name); }
  void operator()(const rename_column& change) {
    for (auto& one : columns)
      if (one.table == change.table && one.name == change.from) one.name = change.to;
  }
  void operator()(const alter_column& change) {
    const bool is_computed = is_generated(change.before) || is_generated(change.after) || !change.conversion.empty();
    if (change.before.type != change.after.type || is_computed) forget(change.table, change.before.name);
  }
  void operator()(const rename_label& change) {
    std::erase_if(columns, [&](const auto& one) { return one.of.declared && one.of.name == change.enumeration; });
  }
  void operator()(const insert_row& change) { forget(change.table); }
  void operator()(const delete_row& change) { forget(change.table); }
  void operator()(const update_row& change) { forget(change.table); }
  void operator()(const bulk_insert& change) { forget(change.table); }
  void operator()(const backfill& change) { forget(change.table); }
  void operator()(const alter_object& change) {
    if (change.before.kind == object_kind::composite) columns.clear();
  }
  void operator()(const auto&) {}

  static bool is_generated(const column& any) {
    return std::ranges::any_of(any.properties, [](const property& one) { return one.name.starts_with("generated_"); });
  }
  void forget(const std::string& table) {
    std::erase_if(columns, [&](const auto& one) { return one.table == table; });
  }
  void forget(const std::string& table, const std::string& name) {
    std::erase_if(columns, [&](const auto& one) { return one.table == table && one.name == name; });
  }
};

/// Executes statements according to their roles.
class executor {
 public:
  explicit executor(scratch_database& database) : database_(database) {}

  void execute(const statement& one) {
    if (one.role == statement_role::make_again) {
      for (const auto& sql : std::exchange(remembered_, {})) database_.query(sql);
      return;
    }
    const auto rows = database_.query(one.sql);
    switch (one.role) {
      case statement_role::remember:
        for (const auto& row : rows) remembered_.push_back(row.front());
        break;
      case statement_role::expect_no_rows:
        if (!rows.empty()) throw std::runtime_error(one.found + ": " + rows.front().front() + "\n" + one.sql);
        break;
      case statement_role::expect_same: {
        const auto difference =
            database_.dialect().difference(one.expected.front(), rows.empty() ? "" : rows.front().front());
        if (!difference.empty()) throw std::runtime_error(one.found + ": " + difference);
        break;
      }
      default: break;
    }
  }

 private:
  scratch_database& database_;
  std::vector<std::string> remembered_;
};

/// Makes a schema without knowing what depends on what: tries one thing after another until all are there.
class creation {
 public:
  creation(scratch_database& database, const model& schema) : database_(database) {
    for (const auto& any : schema.objects) waiting_.push_back(create_object{any});
    for (const auto& any : schema.tables) waiting_.push_back(create_table{any});
  }

  void create() {
    database_.query("BEGIN");
    while (!waiting_.empty()) {
      const auto before = waiting_.size();
      std::erase_if(waiting_, [&](const operation& change) { return is_made(change); });
      if (waiting_.size() == before && !part_a_cycle()) throw std::runtime_error(failure_);
    }
    database_.query("COMMIT");
  }

 private:
  bool is_made(const operation& change) {
    database_.query("SAVEPOINT attempt");
    try {
      if (std::holds_alternative<add_constraint>(change)) check_rows();
      made_ = make(database_, made_, change);
      database_.query("RELEASE attempt");
      return true;
    } catch (const std::exception& failure) {
      failure_ = failure.what();
      database_.query("ROLLBACK TO attempt");
      database_.query("RELEASE attempt");
      return false;
    }
  }

  /// PostgreSQL alters no table while a check of its rows waits. Within one migration the dialect sees to that itself.
  void check_rows() {
    if (database_.dialect().name() != "postgresql") return;
    database_.query("SET CONSTRAINTS ALL IMMEDIATE");
    database_.query("SET CONSTRAINTS ALL DEFERRED");
  }

  /// Lets one thing wait no longer for another that waits for it.
  bool part_a_cycle() {
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto later = std::visit([&](auto& change) { return parted(change); }, waiting_[i]);
      waiting_.insert(waiting_.end(), later.begin(), later.end());
      if (!later.empty()) return true;
    }
    return false;
  }

  static std::vector<operation> parted(create_table& change) {
    table& any = change.definition;
    std::vector<operation> later;
    erase_if(any.constraints, [&](const constraint& one) {
      if (!std::holds_alternative<foreign_key>(one)) return false;
      later.push_back(add_constraint{any.name, one});
      return true;
    });
    for (const auto& one : std::exchange(any.rows, {})) later.push_back(insert_row{any.name, one});
    return later;
  }
  static std::vector<operation> parted(create_object& change) {
    if (!change.definition.properties.has("owned_by")) return {};
    const object whole = change.definition;
    change.definition.properties.remove("owned_by");
    return {alter_object{change.definition, whole}};
  }
  static std::vector<operation> parted(auto&) { return {}; }

  scratch_database& database_;
  model made_;
  std::vector<operation> waiting_;
  std::string failure_;
};

std::string select(const dialect& sql, const std::string& table, const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + sql.quote_name(name);
  return "SELECT " + list + " FROM " + sql.quote_table(table);
}

}  // namespace

void create(scratch_database& database, const model& schema) { creation(database, schema).create(); }

model make(scratch_database& database, const model& before, std::span<const operation> changes) {
  executor of(database);
  for (const auto& of_change : database.dialect().render(changes, before))
    for (const auto& one : of_change) of.execute(one);
  model after = before;
  for (const auto& change : changes) after = instar::apply(std::move(after), change);
  return after;
}

model make(scratch_database& database, const model& before, const operation& change) {
  return make(database, before, std::span(&change, 1));
}

kept_rows kept_by(const dialect& sql, const model& declared, const std::vector<operation>& changes) {
  follower all;
  const model before = project(declared, sql.name());
  for (const auto& table : before.tables)
    for (const auto& column : table.columns)
      all.columns.push_back({table.name, column.name, table.name, column.name, column.type});
  for (const auto& seen : project(changes, declared, sql.name()).of_each)
    for (const auto& change : seen) std::visit(all, change);
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
