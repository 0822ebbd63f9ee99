#include "dialects/postgresql/table_changes.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/exchange.hpp"
#include "dialects/postgresql/indexes.hpp"
#include "dialects/postgresql/inheritance.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/surroundings.hpp"

namespace instar::postgresql_sql {
namespace {

statements switch_row_security(const alter_table& change) {
  clauses switches("ALTER TABLE " + quote_path(change.table));
  const auto add = [&](std::string_view property, const std::string& on, const std::string& off) {
    if (change.before.has(property) != change.after.has(property))
      switches.add((change.after.has(property) ? on : off) + " ROW LEVEL SECURITY");
  };
  add("row_security", "ENABLE", "DISABLE");
  add("force_row_security", "FORCE", "NO FORCE");
  return switches.made();
}

/// A change of whether tables survive a crash. One that does cannot refer to one that does not, so others that follow
/// in the same transaction may have to come first; that they are asked for again then does nothing.
class logging_switch {
 public:
  logging_switch(bool unlogged, const model& schema, std::span<const operation> later)
      : unlogged_(unlogged), schema_(schema), later_(later) {}

  statements of(const std::string& table) {
    if (!done_.insert(table).second) return {};
    statements all;
    for (const auto& other : first_of_all(table)) all = joined({std::move(all), of(other)});
    all.push_back({alter_table_sql(table, unlogged_ ? "SET UNLOGGED" : "SET LOGGED")});
    return all;
  }

 private:
  /// The tables that refer to this one, or to which it refers.
  [[nodiscard]] std::vector<std::string> first_of_all(const std::string& table) const {
    std::vector<std::string> names;
    for (const auto& owner : schema_.tables)
      for (const auto& any : owner.constraints) {
        const auto* key = std::get_if<foreign_key>(&any);
        if (key == nullptr) continue;
        const std::string& other = unlogged_ ? owner.name : key->referenced_table;
        if ((unlogged_ ? key->referenced_table : owner.name) == table && is_switched_later(other))
          names.push_back(other);
      }
    return names;
  }

  [[nodiscard]] bool is_switched_later(const std::string& table) const {
    return std::ranges::any_of(later_, [&](const operation& one) {
      const auto* change = std::get_if<alter_table>(&one);
      return change != nullptr && change->table == table && change->before.has("unlogged") != unlogged_ &&
             change->after.has("unlogged") == unlogged_;
    });
  }

  bool unlogged_;
  const model& schema_;
  std::span<const operation> later_;
  std::set<std::string> done_;
};

statements switch_logging(const alter_table& change, const model& schema, std::span<const operation> later) {
  const bool unlogged = change.after.has("unlogged");
  if (change.before.has("unlogged") == unlogged) return {};
  return logging_switch(unlogged, schema, later).of(change.table);
}

const std::vector<std::string_view> storage{"parameters", "tablespace", "comment"};

/// What an index can change where it stands.
statements alter_index_storage(const std::string& name, const std::string& of_table, const properties& before,
                               const properties& after) {
  return storage_change("ALTER INDEX " + quote_beside(of_table, name), before, after);
}

/// When a foreign key is checked, and whether old rows were.
struct foreign_key_state {
  bool deferrable, initially_deferred, not_valid;

  explicit foreign_key_state(const properties& any)
      : deferrable(any.has("deferrable") || any.has("initially_deferred")),
        initially_deferred(any.has("initially_deferred")),
        not_valid(any.has("not_valid")) {}

  [[nodiscard]] bool is_checked_like(const foreign_key_state& other) const {
    return deferrable == other.deferrable && initially_deferred == other.initially_deferred;
  }

  [[nodiscard]] std::string check_sql() const {
    if (!deferrable) return "NOT DEFERRABLE";
    return initially_deferred ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE INITIALLY IMMEDIATE";
  }
};

/// What of a constraint's properties can change where it stands.
std::vector<std::string_view> altered_in_place(const alter_constraint& change) {
  if (std::holds_alternative<check>(change.after)) return {"comment", "not_valid"};
  if (std::holds_alternative<foreign_key>(change.after))
    return {"comment", "not_valid", "deferrable", "initially_deferred"};
  return storage;
}

bool is_altered_in_place(const alter_constraint& change) {
  const auto& before = properties_of(change.before);
  const auto& after = properties_of(change.after);
  const auto names = altered_in_place(change);
  const bool loses_validity = !before.has("not_valid") && after.has("not_valid");
  return !loses_validity && without(before, names) == without(after, names);
}

statements change_check(const alter_constraint& change) {
  const std::string name = quote_name(name_of(change.after));
  const foreign_key_state is(properties_of(change.before)), will_be(properties_of(change.after));
  statements all;
  if (!is.is_checked_like(will_be))
    all.push_back({alter_table_sql(change.table, "ALTER CONSTRAINT " + name + " " + will_be.check_sql())});
  if (is.not_valid && !will_be.not_valid) all.push_back({alter_table_sql(change.table, "VALIDATE CONSTRAINT " + name)});
  return all;
}

}  // namespace

statements alter_table_statements(const alter_table& change, const model& before, const model& after,
                                  std::span<const operation> later) {
  if (change.before.text("partition_by") == change.after.text("partition_by"))
    return joined({change_parents(change.table, change.before, change.after), switch_logging(change, after, later),
                   storage_change("ALTER TABLE " + quote_path(change.table), change.before, change.after),
                   switch_row_security(change),
                   comment_change("TABLE " + quote_path(change.table), change.before, change.after)});
  // Partitions of the old kind and of the new one may have the same names.
  if (change.before.has("partition_by") && change.after.has("partition_by"))
    return change_whole_table(change.table, before, after, [](const model&, const model&) { return statements(); });
  return exchange_table(change.table, before, after);
}

statements alter_constraint_statements(const alter_constraint& change, const model& before, const model& after) {
  const std::string& name = name_of(change.after);
  if (!is_altered_in_place(change)) {
    surroundings all(before, after);
    if (const auto* columns = columns_of_key(change.before)) all.remake_key(change.table, *columns);
    return all.around(joined(
        {{drop_constraint_statement(name, change.table)}, add_constraint_statements(change.after, change.table)}));
  }
  return joined({has_index(change.after) ? alter_index_storage(name, change.table, properties_of(change.before),
                                                               properties_of(change.after))
                                         : change_check(change),
                 comment_change(constraint_words(name, change.table), properties_of(change.before),
                                properties_of(change.after))});
}

statements alter_index_statements(const alter_index& change) {
  const std::string& name = change.after.name;
  const properties& before = change.before.properties;
  const properties& after = change.after.properties;
  if (without(before, storage) != without(after, storage))
    return joined({{drop_index_statement(name, change.table)}, create_index_statements(change.after, change.table)});
  return joined({alter_index_storage(name, change.table, before, after),
                 comment_change("INDEX " + quote_beside(change.table, name), before, after)});
}

}  // namespace instar::postgresql_sql
