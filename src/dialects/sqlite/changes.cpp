#include "dialects/sqlite/changes.hpp"

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/rebuild.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

std::string alter_table(std::string_view table, const std::string& clause) {
  return "ALTER TABLE " + quote_name(table) + " " + clause;
}

/// SQLite adds a column only if it has a value for the rows there are, without computing one for each.
bool can_be_added(const column& any) {
  const bool has_default = any.default_value.kind != default_kind::none;
  return !any.identity && any.default_value.kind != default_kind::expression && (has_default || !any.not_null);
}

class rendering {
 public:
  using statements = std::vector<statement>;

  rendering(const model& before, const model& after) : before_(before), after_(after) {}

  statements operator()(const create_table& change) const {
    const table& any = change.definition;
    statements all{{create_table_sql(any, any.name)}};
    for (const auto& index : any.indexes) all.push_back({create_index_sql(index, any.name)});
    return all;
  }

  statements operator()(const drop_table& change) const {
    return {{"DROP TABLE " + quote_name(change.definition.name)}};
  }

  // To SQLite a name in another case is the same name, and taken.
  statements operator()(const rename_table& change) const {
    if (folded(change.from) != folded(change.to))
      return {{alter_table(change.from, "RENAME TO " + quote_name(change.to))}};
    const std::string between = "instar_new_" + change.to;
    return {{alter_table(change.from, "RENAME TO " + quote_name(between))},
            {alter_table(between, "RENAME TO " + quote_name(change.to))}};
  }

  statements operator()(const add_column& change) const {
    if (!can_be_added(change.definition)) return rebuild_table(change.table);
    return {{alter_table(change.table, "ADD COLUMN " + column_sql(change.definition, table_after(change.table)))}};
  }

  // Not by a rebuild, which would leave behind the views and triggers that use the column: SQLite refuses to break
  // them.
  statements operator()(const drop_column& change) const {
    return {{alter_table(change.table, "DROP COLUMN " + quote_name(change.definition.name))}};
  }

  statements operator()(const rename_column& change) const {
    return {{alter_table(change.table, "RENAME COLUMN " + quote_name(change.from) + " TO " + quote_name(change.to))}};
  }

  // Types that SQLite holds alike need no change.
  statements operator()(const alter_column& change) const {
    const std::string is = column_sql(change.before, table_before(change.table));
    const std::string will_be = column_sql(change.after, table_after(change.table));
    return is == will_be ? statements{} : rebuild_table(change.table);
  }

  statements operator()(const add_constraint& change) const { return rebuild_table(change.table); }
  statements operator()(const drop_constraint& change) const { return rebuild_table(change.table); }
  statements operator()(const rename_constraint& change) const { return rebuild_table(change.table); }

  statements operator()(const create_index& change) const {
    return {{create_index_sql(change.definition, change.table)}};
  }

  statements operator()(const drop_index& change) const {
    return {{"DROP INDEX " + quote_name(change.definition.name)}};
  }

  statements operator()(const rename_index& change) const {
    return {{"DROP INDEX " + quote_name(change.from)},
            {create_index_sql(*table_after(change.table).find_index(change.to), change.table)}};
  }

  statements operator()(const execute& change) const {
    const std::string sql = own_sql(change, "sqlite");
    return sql.empty() ? statements{} : statements{{sql}};
  }

  statements operator()(const run&) const { return {}; }

 private:
  [[nodiscard]] const table& table_before(const std::string& name) const { return *before_.find_table(name); }
  [[nodiscard]] const table& table_after(const std::string& name) const { return *after_.find_table(name); }

  [[nodiscard]] statements rebuild_table(const std::string& name) const {
    return rebuild(table_before(name), table_after(name), after_);
  }

  const model& before_;
  const model& after_;
};

}  // namespace

std::vector<statement> render(const operation& change, const model& before, const model& after) {
  return std::visit(rendering(before, after), change);
}

}  // namespace instar::sqlite_sql
