#include "generator/postgresql_hazards.hpp"

#include <algorithm>
#include <array>

#include <instar/projection.hpp>

#include "generator/object_change.hpp"
#include "generator/sql_token.hpp"
#include "generator/table_change.hpp"
#include "generator/type_change.hpp"

namespace instar::generator {
namespace {

constexpr const char* when_quiet = "on a large or busy table, migrate when it is quiet.";

/// Whether a check, an index or a generated column is over this column in an expression.
bool is_in_expression(const table& any, const std::string& column_name) {
  const auto in_check = [&](const constraint& one) {
    return std::holds_alternative<check>(one) && std::ranges::count(columns_of(one), column_name) != 0;
  };
  const auto in_index = [&](const index& one) {
    return refers_to(one.where, column_name) ||
           std::ranges::any_of(one.keys, [&](const index_key& key) { return refers_to(key.expression, column_name); });
  };
  return std::ranges::any_of(any.constraints, in_check) || std::ranges::any_of(any.indexes, in_index);
}

bool is_indexed(const table& any, const std::string& column_name) {
  const auto in_key = [&](const constraint& one) {
    return !is_foreign_key(one) && !std::holds_alternative<check>(one) &&
           std::ranges::count(columns_of(one), column_name) != 0;
  };
  return std::ranges::any_of(any.constraints, in_key) || std::ranges::any_of(any.indexes, [&](const index& one) {
           return std::ranges::count(columns_of(one), column_name) != 0;
         });
}

/// Whether a check that holds for all rows says that a column has a value.
bool is_known_not_null(const table& any, const std::string& column_name) {
  const auto wanted = tokens_of(expression_of({{column_name, true}, {" IS NOT NULL", false}}));
  return std::ranges::any_of(any.constraints, [&](const constraint& one) {
    const auto* condition = std::get_if<check>(&one);
    return condition != nullptr && !condition->properties.has("not_valid") &&
           tokens_of(condition->expression) == wanted;
  });
}

/// A default that is computed once for all rows.
bool is_stable(const std::string& expression) {
  constexpr std::array<std::string_view, 6> known{"now()",        "current_timestamp", "localtimestamp",
                                                  "current_date", "current_time",      "localtime"};
  return std::ranges::find(known, folded(expression)) != known.end();
}

/// Whether nothing changes in an element but what PostgreSQL alters in place.
bool changes_only(const properties& before, const properties& after, std::initializer_list<std::string_view> words) {
  const auto rest = [&](const properties& all) {
    std::vector<property> others;
    for (const auto& one : all)
      if (std::ranges::count(words, one.name) == 0) others.push_back(one);
    return others;
  };
  return rest(before) == rest(after);
}

class hazards {
 public:
  hazards(findings& to, const surroundings& around) : found_(to), around_(around) {}

  void operator()(const create_table& op) const {
    for (const auto& any : op.definition.constraints)
      if (is_foreign_key(any)) block_referenced(op.definition.name, any, "writers");
  }
  void operator()(const drop_table& op) const {
    for (const auto& any : op.definition.constraints)
      if (is_foreign_key(any)) block_referenced(op.definition.name, any, "readers and writers");
  }
  void operator()(const alter_table& op) const {
    if (!changes_only(op.before, op.after, {"comment", "parameters", "inherits", "row_security", "force_row_security"}))
      add("rewrites_table", op.table, "the table is rewritten with its indexes; nobody reads or writes it meanwhile");
  }
  void operator()(const add_column& op) const {
    const auto where = in(op.table, op.definition.name);
    const auto& value = op.definition.default_value;
    if (op.definition.identity)
      add("rewrites_table", where, "the table is rewritten to number its rows; nobody reads or writes it meanwhile");
    else if (op.definition.properties.has("generated_stored"))
      add("rewrites_table", where, "the table is rewritten to compute it; nobody reads or writes it meanwhile");
    else if (value.kind == term_kind::expression && !is_stable(value.text))
      add("rewrites_table", where,
          "unless the default is the same for all rows, the table is rewritten; nobody reads or writes it meanwhile",
          "add the column without a default, set the default, then fill the rows.");
    else if (value.kind != term_kind::none && is_constrained_domain(op.definition.type))
      add("rewrites_table", where, "the table is rewritten to check the domain; nobody reads or writes it meanwhile");
  }
  void operator()(const alter_column& op) const {
    const auto where = in(op.table, op.after.name);
    const auto& owner = *around_.before.find_table(op.table);
    if (is_rewritten(op))
      add("rewrites_table", where, "the table is rewritten with its indexes; nobody reads or writes it meanwhile",
          "on a large table, add a column of the new type, fill it, and drop the old one in a later migration.");
    else if (!op.before.not_null && op.after.not_null && !is_known_not_null(owner, op.before.name))
      add("blocks_everyone", where, "all rows are read; nobody reads or writes the table meanwhile");
    else if (said(op.before.properties, "collation") != said(op.after.properties, "collation") &&
             is_indexed(owner, op.before.name))
      add("blocks_everyone", where, "its indexes are built anew; nobody reads or writes the table meanwhile");
    else if (op.before.type.name != op.after.type.name && is_in_expression(owner, op.before.name))
      add("blocks_everyone", where,
          "its checks and partial indexes are made anew over all rows; nobody reads or writes the table meanwhile");
  }

  void operator()(const add_constraint& op) const {
    const auto where = in(op.table, name_of(op.definition));
    const bool looks = said(properties_of(op.definition), "not_valid").empty();
    if (const auto* key = std::get_if<foreign_key>(&op.definition); key != nullptr && looks)
      add("blocks_writers", where,
          "all rows are checked; nobody writes " + op.table + " or " + key->referenced_table + " meanwhile");
    else if (key != nullptr)
      block_referenced(op.table, op.definition, "writers");
    else if (!std::holds_alternative<check>(op.definition))
      add("blocks_everyone", where, "an index is built over all rows; nobody reads or writes the table meanwhile");
    else if (looks)
      add("blocks_everyone", where, "all rows are checked; nobody reads or writes the table meanwhile");
  }
  void operator()(const drop_constraint& op) const {
    if (is_foreign_key(op.definition)) block_referenced(op.table, op.definition, "readers and writers");
  }
  /// What was not valid is looked at while everybody goes on; other foreign keys are altered in a moment.
  void operator()(const alter_constraint& op) const {
    const auto &before = properties_of(op.before), &after = properties_of(op.after);
    if (std::holds_alternative<foreign_key>(op.after)) {
      if (!changes_only(before, after, {"comment", "not_valid", "deferrable", "initially_deferred"}) ||
          is_switched_on("not_valid", before, after))
        (*this)(add_constraint{op.table, op.after});
    } else if (std::holds_alternative<check>(op.after)) {
      if (!changes_only(before, after, {"comment", "not_valid"})) (*this)(add_constraint{op.table, op.after});
    } else if (!changes_only(before, after, {"comment", "parameters"})) {
      (*this)(add_constraint{op.table, op.after});
    }
  }
  void operator()(const create_index& op) const {
    if (op.concurrently && !is_partitioned(op.table)) return build_concurrently(in(op.table, op.definition.name));
    add("blocks_writers", in(op.table, op.definition.name),
        "the index is built over all rows; nobody writes the table meanwhile");
  }
  void operator()(const alter_index& op) const {
    if (!changes_only(op.before.properties, op.after.properties, {"comment", "parameters"}))
      add("blocks_writers", in(op.table, op.after.name),
          "the index is built anew over all rows; nobody writes the table meanwhile");
  }

  void operator()(const create_object& op) const {
    const auto& any = op.definition;
    if (any.kind == object_kind::trigger)
      add("blocks_writers", place_of(any),
          "it waits for all who write " + any.on + ", and holds them up until the migration is done");
    else if (any.kind == object_kind::partition)
      block_parent(any);
    else if (any.kind == object_kind::materialized_view && was_there(any))
      add("rewrites_table", any.name, "the view is made anew and filled from its query; nobody reads it meanwhile",
          "migrate when it is quiet.");
  }
  void operator()(const drop_object& op) const {
    if (op.definition.kind == object_kind::partition) block_parent(op.definition);
  }
  void operator()(const alter_object& op) const {
    if (op.after.kind == object_kind::partition) {
      add("blocks_everyone", place_of(op.after),
          "all rows of the partition are checked; nobody reads or writes " + op.after.on + " meanwhile");
    } else if (makes_values_anew(op.before, op.after)) {
      for (const auto& any : around_.before.tables)
        if (has_column_of(any, op.after.name))
          add("rewrites_table", any.name,
              "the table is rewritten, because " + op.after.name +
                  " is made anew; nobody reads or writes it meanwhile");
    }
  }

  void operator()(const rename_table&) const {}
  void operator()(const drop_column&) const {}
  void operator()(const rename_column&) const {}
  void operator()(const rename_constraint&) const {}
  void operator()(const drop_index& op) const {
    if (op.concurrently && !is_partitioned(op.table)) build_concurrently(in(op.table, op.definition.name));
  }
  void operator()(const rename_index&) const {}
  void operator()(const insert_row&) const {}
  void operator()(const delete_row&) const {}
  void operator()(const update_row&) const {}
  void operator()(const rename_object&) const {}
  void operator()(const rename_label&) const {}
  void operator()(const execute&) const {}
  void operator()(const run&) const {}
  void operator()(const backfill&) const {}
  void operator()(const bulk_insert&) const {}
  void operator()(const commit_here&) const {}

 private:
  [[nodiscard]] bool is_partitioned(const std::string& table_name) const {
    return !said(around_.before.find_table(table_name)->properties, "partition_by").empty();
  }

  void build_concurrently(const std::string& where) const {
    add("commits_halfway", where,
        "it is in no transaction: what is before it is committed first, and it waits for all transactions that are "
        "older",
        "see that programs can live with every state in between.");
  }

  [[nodiscard]] bool is_rewritten(const alter_column& op) const {
    if (!op.conversion.empty() || !is_stored_alike_in_postgresql(op.before.type, op.after.type)) return true;
    const auto generated = [](const column& any) { return said(any.properties, "generated_stored"); };
    return is_generated(op.after) && generated(op.before) != generated(op.after);
  }

  [[nodiscard]] bool is_constrained_domain(const type& any) const {
    const auto* domain = any.declared ? around_.before.find_object(object_kind::domain, any.name) : nullptr;
    return domain != nullptr && (domain->properties.has("expression") || domain->properties.has("not_null"));
  }

  static bool has_column_of(const table& any, const std::string& type_name) {
    return std::ranges::any_of(any.columns,
                               [&](const column& one) { return one.type.declared && one.type.name == type_name; });
  }

  /// Whether the object that is created was dropped on the way to it.
  [[nodiscard]] bool was_there(const object& any) const { return around_.dropped.contains(identity_of(any)); }

  void block_referenced(const std::string& owner, const constraint& any, const std::string& whom) const {
    const auto& referenced = std::get<foreign_key>(any).referenced_table;
    if (referenced == owner || around_.created.contains(referenced) || around_.before.find_table(referenced) == nullptr)
      return;
    add(whom == "writers" ? "blocks_writers" : "blocks_everyone", in(owner, name_of(any)),
        "it waits for all who use " + referenced + ", and holds up its " + whom + " until the migration is done");
  }

  void block_parent(const object& partition) const {
    add("blocks_everyone", place_of(partition),
        "it waits for all who use " + partition.on + ", and holds them up until the migration is done");
  }

  void add(std::string code, std::string where, const std::string& text, std::string suggestion = when_quiet) const {
    found_.push_back({std::move(code), std::move(where), "postgresql: " + text, std::move(suggestion)});
  }

  findings& found_;
  const surroundings& around_;
};

}  // namespace

void add_postgresql_hazards(findings& to, const operation& change, const surroundings& around) {
  std::visit(hazards(to, around), change);
}

}  // namespace instar::generator
