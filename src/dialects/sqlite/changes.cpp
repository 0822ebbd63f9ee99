#include "dialects/sqlite/changes.hpp"

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/objects.hpp"
#include "dialects/sqlite/rows.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

std::string alter_table_sql(std::string_view table, const std::string& clause) {
  return "ALTER TABLE " + quote_name(table) + " " + clause;
}

/// SQLite adds a column only if it has a value for the rows there are, without computing one for each.
bool can_be_added(const column& any) {
  if (generated_from(any) != nullptr) return !any.properties.has("generated_stored");
  const bool has_default = any.default_value.kind != term_kind::none;
  return !is_numbered(any) && any.default_value.kind != term_kind::expression && (has_default || !any.not_null);
}

struct rebuild_need {
  const model& before;
  const model& after;

  bool operator()(const add_column& change) const { return !can_be_added(change.definition); }
  // Types that SQLite holds alike need no change.
  bool operator()(const alter_column& change) const {
    return !change.conversion.empty() || column_sql(change.before, *before.find_table(change.table), before) !=
                                             column_sql(change.after, *after.find_table(change.table), after);
  }
  bool operator()(const add_constraint&) const { return true; }
  bool operator()(const drop_constraint&) const { return true; }
  bool operator()(const rename_constraint&) const { return true; }
  bool operator()(const alter_constraint& change) const {
    return constraint_sql(change.before) != constraint_sql(change.after);
  }
  bool operator()(const alter_table& change) const {
    return table_options_sql(*before.find_table(change.table)) != table_options_sql(*after.find_table(change.table));
  }
  // A column of an enumeration carries a check over its labels.
  bool operator()(const alter_object& change) const {
    return change.after.kind == object_kind::enumeration && label_list(change.before) != label_list(change.after);
  }
  bool operator()(const rename_object& change) const { return change.kind == object_kind::enumeration; }
  bool operator()(const rename_label&) const { return true; }
  bool operator()(const auto&) const { return false; }
};

class rendering {
 public:
  rendering(const model& before, const model& after) : before_(before), after_(after) {}

  statements operator()(const create_table& change) const {
    const table& any = change.definition;
    statements all{{create_table_sql(any, any.name, after_)}};
    for (const auto& index : any.indexes) all.push_back({create_index_sql(index, any.name)});
    for (const auto& row : any.rows) all.push_back({insert_row_sql(row, any)});
    return all;
  }

  statements operator()(const drop_table& change) const {
    return {{"DROP TABLE " + quote_name(change.definition.name)}};
  }

  // To SQLite a name in another case is the same name, and taken.
  statements operator()(const rename_table& change) const {
    if (folded(change.from) != folded(change.to))
      return {{alter_table_sql(change.from, "RENAME TO " + quote_name(change.to))}};
    const std::string between = "instar_new_" + change.to;
    return {{alter_table_sql(change.from, "RENAME TO " + quote_name(between))},
            {alter_table_sql(between, "RENAME TO " + quote_name(change.to))}};
  }

  statements operator()(const alter_table&) const { return {}; }

  statements operator()(const add_column& change) const {
    const table& of = *after_.find_table(change.table);
    return {{alter_table_sql(change.table, "ADD COLUMN " + column_sql(change.definition, of, after_))}};
  }

  // Not by a rebuild, which would leave behind the views and triggers that use the column: SQLite refuses to break
  // them.
  statements operator()(const drop_column& change) const {
    return {{alter_table_sql(change.table, "DROP COLUMN " + quote_name(change.definition.name))}};
  }

  statements operator()(const rename_column& change) const {
    return {
        {alter_table_sql(change.table, "RENAME COLUMN " + quote_name(change.from) + " TO " + quote_name(change.to))}};
  }

  statements operator()(const alter_column&) const { return {}; }
  statements operator()(const add_constraint&) const { return {}; }
  statements operator()(const drop_constraint&) const { return {}; }
  statements operator()(const rename_constraint&) const { return {}; }
  statements operator()(const alter_constraint&) const { return {}; }

  statements operator()(const create_index& change) const {
    return {{create_index_sql(change.definition, change.table)}};
  }
  statements operator()(const drop_index& change) const { return {{drop_index_sql(change.definition.name)}}; }
  statements operator()(const rename_index& change) const {
    return {{drop_index_sql(change.from)},
            {create_index_sql(*after_.find_table(change.table)->find_index(change.to), change.table)}};
  }
  statements operator()(const alter_index& change) const {
    const std::string will_be = create_index_sql(change.after, change.table);
    if (create_index_sql(change.before, change.table) == will_be) return {};
    return {{drop_index_sql(change.before.name)}, {will_be}};
  }

  statements operator()(const insert_row& change) const {
    return {{insert_row_sql(change.definition, *after_.find_table(change.table))}};
  }
  statements operator()(const delete_row& change) const {
    return {{delete_row_sql(change.definition, *after_.find_table(change.table))}};
  }
  statements operator()(const update_row& change) const {
    std::string sql = update_row_sql(change.before, change.after, *after_.find_table(change.table));
    return sql.empty() ? statements{} : statements{{std::move(sql)}};
  }

  statements operator()(const create_object& change) const { return create_object_sql(change.definition); }
  statements operator()(const drop_object& change) const { return drop_object_sql(change.definition); }
  statements operator()(const alter_object& change) const { return replace_object_sql(change.before, change.after); }
  statements operator()(const rename_object& change) const {
    if (change.kind == object_kind::custom) return {};  // its SQL has the names that the database knows
    return replace_object_sql(*before_.find_object(change.kind, change.from, change.on),
                              *after_.find_object(change.kind, change.to, change.on));
  }
  statements operator()(const rename_label&) const { return {}; }

  statements operator()(const execute& change) const { return own_statements(change, "sqlite"); }
  statements operator()(const run&) const { return {}; }
  statements operator()(const commit_here&) const { return {}; }
  statements operator()(const backfill& change) const { return whole_statements(change, sqlite_dialect()); }
  statements operator()(const bulk_insert& change) const {
    return insert_rows_sql(change.rows, *after_.find_table(change.table));
  }

 private:
  const model& before_;
  const model& after_;
};

}  // namespace

bool needs_rebuild(const operation& change, const model& before, const model& after) {
  return std::visit(rebuild_need{before, after}, change);
}

statements render(const operation& change, const model& before, const model& after) {
  return std::visit(rendering(before, after), change);
}

}  // namespace instar::sqlite_sql
