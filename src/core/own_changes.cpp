#include <algorithm>
#include <array>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/changes.hpp"
#include "core/refusal.hpp"
#include "core/table_validity.hpp"

// Steps that change no model. What they say of tables has to fit the model all the same, at their place in the chain.

namespace instar {
namespace {

const table& table_at(const model& schema, const std::string& name) {
  const auto* found = schema.find_table(name);
  if (found == nullptr) refuse("there is no table " + name + " at this point of the chain");
  return *found;
}

const column& column_at(const table& any, const std::string& name) {
  const auto* found = any.find_column(name);
  if (found == nullptr) refuse("table " + any.name + " has no column " + name + " at this point of the chain");
  return *found;
}

/// The place of a type among numbers of one family, the wider behind the narrower; 0 for all others.
template <std::size_t Size>
std::size_t width_among(const std::array<std::string_view, Size>& family, const type& any) {
  const auto found = std::ranges::find(family, any.name);
  return found == family.end() || any.dimensions != 0 ? 0 : static_cast<std::size_t>(found - family.begin()) + 1;
}

/// Whether a value of the type arrives in C++ as text.
bool is_told_as_text(const type& any) {
  constexpr std::array<std::string_view, 8> others{"boolean", "smallint", "integer", "bigint",
                                                   "real",    "double",   "bytes",   "money"};
  return any.raw || any.declared || std::ranges::find(others, any.name) == others.end();
}

/// Whether a function that takes a column for `taken` can do with what it is.
bool fits(const type& taken, const type& is) {
  constexpr std::array<std::string_view, 3> integers{"smallint", "integer", "bigint"};
  constexpr std::array<std::string_view, 2> fractions{"real", "double"};
  if (taken == is) return true;
  if (const auto width = width_among(integers, is); width != 0) return width <= width_among(integers, taken);
  if (const auto width = width_among(fractions, is); width != 0) return width <= width_among(fractions, taken);
  const bool takes_text = taken.dimensions == 0 && (taken.name == "text" || taken.name == "varchar");
  return takes_text && is.dimensions == 0 && is_told_as_text(is);
}

/// Throws unless the tables are what a function takes them for.
void expect_uses(const model& schema, const run& step) {
  for (const auto& used : step.uses) {
    const auto& is = table_at(schema, used.name);
    for (const auto& taken : used.columns) {
      const auto& its = column_at(is, taken.name);
      const auto both = "`" + write_line(its) + "` of table " + used.name + " for `" + write_line(taken) + "`";
      if (!fits(taken.type, its.type)) refuse("function " + step.function + " takes " + both);
      if (taken.not_null && !its.not_null)
        refuse("function " + step.function + " takes " + both + ", which has no place for NULL: make it std::optional");
    }
  }
}

/// Whether no two rows have the same value in the column.
bool is_key(const table& of, const std::string& column_name) {
  const auto alone = [&](const std::vector<std::string>& columns) {
    return columns.size() == 1 && columns.front() == column_name;
  };
  const auto by_constraint = [&](const constraint& any) {
    if (const auto* key = std::get_if<primary_key>(&any)) return alone(key->columns);
    if (const auto* one = std::get_if<unique>(&any)) return alone(one->columns);
    return false;
  };
  const auto by_index = [&](const index& any) {
    return any.unique && any.where.empty() && any.keys.size() == 1 && any.keys.front().column == column_name;
  };
  return std::ranges::any_of(of.constraints, by_constraint) || std::ranges::any_of(of.indexes, by_index);
}

/// The types whose values every database orders and tells exactly.
bool can_be_counted_along(const type& any) {
  constexpr std::array<std::string_view, 7> words{"smallint", "integer", "bigint", "text", "varchar", "char", "uuid"};
  return !any.raw && !any.declared && any.dimensions == 0 && std::ranges::find(words, any.name) != words.end();
}

void expect_keys(const std::string& sql) {
  if (sql.find("{keys}") == std::string::npos)
    refuse("the SQL of a backfill says by {keys} which rows are meant: add WHERE {keys} to `" + sql + "`");
}

void expect_arguments(const execute& step, const std::string& sql) {
  for (const auto& part : parts_of(sql))
    if (part.is_column && row{step.arguments}.find(part.text) == nullptr)
      refuse("operation " + step.title + " has no argument " + part.text + " for {" + part.text +
             "}; a brace that is part of the SQL is written {{");
}

}  // namespace

model applied(model schema, const execute& change) {
  if (!change.outside_transaction && (change.repeatable || !change.done_when.empty() || !change.cleared_by.empty()))
    refuse(
        "repeatable, done_when and cleared_by are for steps outside a transaction: say outside_transaction() as well");
  if (change.arguments.empty()) return schema;
  if (change.title.empty()) refuse("an operation that has arguments has a name as well: say called(\"...\")");
  expect_arguments(change, change.sql);
  for (const auto& [dialect, sql] : change.per_dialect) expect_arguments(change, sql);
  return schema;
}

model applied(model schema, const run& change) {
  expect_uses(schema, change);
  return schema;
}

model applied(model schema, const backfill& change) {
  const auto& of = table_at(schema, change.table);
  const auto& key = column_at(of, change.key);
  if (!can_be_counted_along(key.type))
    refuse("a backfill goes along integers, texts or uuids, and " + change.key + " is none: `" + write_line(key) + "`");
  if (!key.not_null || !is_key(of, change.key))
    refuse("a backfill goes along a column that is not null and unique, such as a primary key, and " + change.key +
           " of table " + change.table + " is not");
  if (change.batch < 1) refuse("a batch has at least one row");
  if (!change.sql.empty() || change.per_dialect.empty()) expect_keys(change.sql);
  for (const auto& [dialect, sql] : change.per_dialect) expect_keys(sql);
  return schema;
}

model applied(model schema, const commit_here&) { return schema; }

model applied(model schema, const bulk_insert& change) {
  const auto& into = table_at(schema, change.table);
  if (const auto complaint = complaint_about_new_rows(into, change.rows); !complaint.empty())
    refuse("table " + change.table + ": " + complaint);
  return schema;
}

}  // namespace instar
