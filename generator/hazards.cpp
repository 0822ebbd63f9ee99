#include "generator/hazards.hpp"

#include <algorithm>
#include <array>
#include <instar/snapshot.hpp>
#include <set>
#include <string>

#include "generator/type_change.hpp"

namespace instar::generator {
namespace {

using findings = std::vector<finding>;

std::string in(const std::string& table_name, const std::string& element) { return table_name + "." + element; }

bool is_foreign_key(const constraint& any) { return std::holds_alternative<foreign_key>(any); }

/// Hazards that do not depend on the database.
struct everywhere {
  findings& found;

  void operator()(const create_table&) const {}
  void operator()(const drop_table& op) const {
    add("loses_data", op.definition.name, "the table is dropped with all its rows",
        "make sure that nothing reads it any more, and that a backup holds what is still wanted.");
  }
  void operator()(const rename_table& op) const { breaks(op.from, op.to); }
  void operator()(const add_column&) const {}
  void operator()(const drop_column& op) const {
    add("loses_data", in(op.table, op.definition.name), "the column is dropped with all its values",
        "make sure that nothing reads it any more, and that a backup holds what is still wanted.");
  }
  void operator()(const rename_column& op) const { breaks(in(op.table, op.from), in(op.table, op.to)); }
  void operator()(const alter_column& op) const {
    const auto where = in(op.table, op.after.name);
    if (!is_widening(op.before.type, op.after.type))
      add("loses_data", where, "values that do not fit the new type are cut, rounded or refused",
          "look for such values first, or add a column of the new type and fill it in a migration.");
    if (!op.before.not_null && op.after.not_null)
      add("may_fail", where, "it fails if a row has no value here",
          "fill such rows by an `execute` step before it: execute(\"UPDATE ...\").");
  }
  void operator()(const add_constraint& op) const {
    const std::string what = is_foreign_key(op.definition)                  ? "references a row that is not there"
                             : std::holds_alternative<check>(op.definition) ? "does not fulfil it"
                                                                            : "has the same values as another";
    add("may_fail", in(op.table, name_of(op.definition)), "it fails if a row " + what,
        "look for such rows first, and mend them by an `execute` step before it.");
  }
  void operator()(const drop_constraint&) const {}
  void operator()(const rename_constraint&) const {}
  void operator()(const create_index& op) const {
    if (op.definition.unique)
      add("may_fail", in(op.table, op.definition.name), "it fails if a row has the same values as another",
          "look for such rows first, and mend them by an `execute` step before it.");
  }
  void operator()(const drop_index&) const {}
  void operator()(const rename_index&) const {}
  void operator()(const execute&) const {
    add("not_examined", "execute", "the SQL is your own, and no hazard in it is seen here", "read it with care.");
  }
  void operator()(const run& op) const {
    add("not_examined", op.function, "the function is your own, and no hazard in it is seen here",
        "read it with care.");
  }

 private:
  void add(std::string code, std::string where, std::string text, std::string suggestion) const {
    found.push_back({std::move(code), std::move(where), std::move(text), std::move(suggestion)});
  }
  void breaks(const std::string& from, const std::string& to) const {
    add("breaks_running_programs", from,
        "programs that run meanwhile and know it as " + from + " fail once it is " + to,
        "stop them first, or rename in a release in which nothing uses it.");
  }
};

/// Whether a check or the condition of an index is over this column.
bool is_in_expression(const table& any, const std::string& column_name) {
  const auto in_check = [&](const constraint& one) {
    const auto* condition = std::get_if<check>(&one);
    return condition != nullptr && refers_to(condition->expression, column_name);
  };
  return std::ranges::any_of(any.constraints, in_check) ||
         std::ranges::any_of(any.indexes, [&](const index& one) { return refers_to(one.where, column_name); });
}

/// What PostgreSQL locks and rewrites, as measured on PostgreSQL 15.
struct in_postgresql {
  findings& found;
  const model& before;
  const std::set<std::string>& created;

  void operator()(const create_table& op) const {
    for (const auto& any : op.definition.constraints)
      if (is_foreign_key(any)) block_referenced(op.definition.name, any, "writers");
  }
  void operator()(const drop_table& op) const {
    for (const auto& any : op.definition.constraints)
      if (is_foreign_key(any)) block_referenced(op.definition.name, any, "readers and writers");
  }
  void operator()(const rename_table&) const {}
  void operator()(const add_column& op) const {
    const auto where = in(op.table, op.definition.name);
    if (op.definition.identity)
      add("rewrites_table", where, "the table is rewritten to number its rows; nobody reads or writes it meanwhile");
    else if (op.definition.default_value.kind == default_kind::expression &&
             !is_stable(op.definition.default_value.text))
      add("rewrites_table", where,
          "unless the default is the same for all rows, the table is rewritten; nobody reads or writes it meanwhile",
          "add the column without a default, set the default, then fill the rows.");
  }
  void operator()(const drop_column&) const {}
  void operator()(const rename_column&) const {}
  void operator()(const alter_column& op) const {
    const auto where = in(op.table, op.after.name);
    if (!is_stored_alike_in_postgresql(op.before.type, op.after.type))
      add("rewrites_table", where, "the table is rewritten with its indexes; nobody reads or writes it meanwhile",
          "on a large table, add a column of the new type, fill it, and drop the old one in a later migration.");
    else if (!op.before.not_null && op.after.not_null)
      add("blocks_everyone", where, "all rows are read; nobody reads or writes the table meanwhile");
    else if (op.before.type.name != op.after.type.name &&
             is_in_expression(*before.find_table(op.table), op.before.name))
      add("blocks_everyone", where,
          "its checks and partial indexes are made anew over all rows; nobody reads or writes the table meanwhile");
  }
  void operator()(const add_constraint& op) const {
    const auto where = in(op.table, name_of(op.definition));
    if (const auto* key = std::get_if<foreign_key>(&op.definition))
      add("blocks_writers", where,
          "all rows are checked; nobody writes " + op.table + " or " + key->referenced_table + " meanwhile");
    else if (std::holds_alternative<check>(op.definition))
      add("blocks_everyone", where, "all rows are checked; nobody reads or writes the table meanwhile");
    else
      add("blocks_everyone", where, "an index is built over all rows; nobody reads or writes the table meanwhile");
  }
  void operator()(const drop_constraint& op) const {
    if (is_foreign_key(op.definition)) block_referenced(op.table, op.definition, "readers and writers");
  }
  void operator()(const rename_constraint&) const {}
  void operator()(const create_index& op) const {
    add("blocks_writers", in(op.table, op.definition.name),
        "the index is built over all rows; nobody writes the table meanwhile");
  }
  void operator()(const drop_index&) const {}
  void operator()(const rename_index&) const {}
  void operator()(const execute&) const {}
  void operator()(const run&) const {}

 private:
  /// A default that is computed once for all rows.
  static bool is_stable(std::string text) {
    constexpr std::array<std::string_view, 6> known{"now()",        "current_timestamp", "localtimestamp",
                                                    "current_date", "current_time",      "localtime"};
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::ranges::find(known, text) != known.end();
  }

  void block_referenced(const std::string& owner, const constraint& any, const std::string& whom) const {
    const auto& referenced = std::get<foreign_key>(any).referenced_table;
    if (referenced == owner || created.contains(referenced) || before.find_table(referenced) == nullptr) return;
    add(whom == "writers" ? "blocks_writers" : "blocks_everyone", in(owner, name_of(any)),
        "it waits for all who use " + referenced + ", and holds up its " + whom + " until the migration is done");
  }

  void add(std::string code, std::string where, const std::string& text,
           std::string suggestion = "on a large or busy table, migrate when it is quiet.") const {
    found.push_back({std::move(code), std::move(where), "postgresql: " + text, std::move(suggestion)});
  }
};

/// What SQLite cannot alter it has to rebuild; the statements tell, so that this cannot disagree with them.
void add_sqlite_hazards(findings& found, const operation& change, const std::vector<statement>& statements) {
  if (std::holds_alternative<create_table>(change)) return;
  const bool rebuilds =
      std::ranges::any_of(statements, [](const statement& one) { return one.sql.starts_with("CREATE TABLE "); });
  if (rebuilds)
    found.push_back(
        {"rewrites_table", std::string(table_of(change)),
         "sqlite: `" + describe(change) + "` copies the table into a new one; nobody writes the database meanwhile",
         "on a large table, migrate when it is quiet."});
}

std::size_t rank(const finding& one) {
  constexpr std::array<std::string_view, 7> codes{"loses_data",     "may_fail",        "breaks_running_programs",
                                                  "rewrites_table", "blocks_everyone", "blocks_writers",
                                                  "not_examined"};
  return static_cast<std::size_t>(std::ranges::find(codes, one.code) - codes.begin());
}

}  // namespace

std::vector<finding> find_hazards(const std::vector<operation>& operations, const model& schema,
                                  const std::vector<const dialect*>& dialects) {
  findings found;
  std::set<std::string> created;
  // Two copies walk along, because a dialect wants the model on both sides of an operation.
  model before = schema, after = schema;
  for (const auto& change : operations) {
    after = apply(std::move(after), change);
    if (!created.contains(std::string(table_of(change)))) {
      std::visit(everywhere{found}, change);
      for (const auto* one : dialects) {
        if (one->name() == "postgresql") std::visit(in_postgresql{found, before, created}, change);
        if (one->name() == "sqlite") add_sqlite_hazards(found, change, one->render(change, before, after));
      }
    }
    if (const auto* table = std::get_if<create_table>(&change)) created.insert(table->definition.name);
    before = apply(std::move(before), change);
  }
  std::ranges::stable_sort(found, {}, rank);
  return found;
}

}  // namespace instar::generator
