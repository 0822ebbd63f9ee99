#include "support/random_model.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

#include <instar/operation.hpp>

namespace instar::testing {
namespace {

/// Stems that a database must quote, or that look like something else.
const std::vector<std::string> stems = {"a",    "order", "Weird Name", "quo\"te", "back\\slash",
                                        "it's", "naïve", "group_by",   "x{y}"};

bool is_referenced(const model& schema, const table& owner, const std::string& column_name) {
  for (const auto& any : schema.tables)
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one);
          key != nullptr && key->referenced_table == owner.name &&
          std::ranges::count(key->referenced_columns, column_name) > 0)
        return true;
  return false;
}

std::vector<std::string> columns_of(const constraint& any) {
  if (const auto* key = std::get_if<primary_key>(&any)) return key->columns;
  if (const auto* one = std::get_if<unique>(&any)) return one->columns;
  if (const auto* key = std::get_if<foreign_key>(&any)) return key->columns;
  std::vector<std::string> names;
  for (const auto& part : parts_of(std::get<check>(any).expression))
    if (part.is_column) names.push_back(part.text);
  return names;
}

bool uses(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::count(names, name) > 0;
}

/// A column as an SQL expression refers to it.
std::string reference(const std::string& name) { return expression_of({{name, true}}); }

void drop_users_of(table& any, const std::string& column_name) {
  std::erase_if(any.constraints, [&](const constraint& one) { return uses(columns_of(one), column_name); });
  std::erase_if(any.indexes, [&](const index& one) {
    return uses(one.columns, column_name) || one.where.find(reference(column_name)) != std::string::npos;
  });
}

}  // namespace

std::uint64_t seed_of_this_run() {
  static const std::uint64_t seed = [] {
    const char* given = std::getenv("INSTAR_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  }();
  return seed;
}

int cases(int usual) {
  const char* given = std::getenv("INSTAR_CASES");
  return given != nullptr ? std::atoi(given) : usual;
}

int random_model::below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

std::string random_model::fresh_name(const std::string& stem) { return stem + std::to_string(++names_); }

type random_model::random_type() {
  static const std::vector<type> types = {{.name = "boolean"},
                                          {.name = "smallint"},
                                          {.name = "integer"},
                                          {.name = "bigint"},
                                          {.name = "double"},
                                          {.name = "text"},
                                          {.name = "varchar", .parameters = {40}, .parameter_count = 1},
                                          {.name = "numeric", .parameters = {12, 3}, .parameter_count = 2},
                                          {.name = "timestamptz"},
                                          {.name = "bytes"}};
  return types[below(static_cast<int>(types.size()))];
}

default_value random_model::random_default(const type& of) {
  if (of.name == "boolean") return {default_kind::boolean, one_in(2) ? "true" : "false"};
  if (of.name == "text" || of.name == "varchar") return {default_kind::text, one_in(2) ? "open" : "it's \\ \"so\""};
  if (of.name == "timestamptz") return {default_kind::text, "2026-11-21 05:00:00+00"};
  if (of.name == "bytes") return {};
  return {default_kind::number, std::to_string(below(100) - 50)};
}

column random_model::random_column() {
  column any{.name = fresh_name(stems[below(static_cast<int>(stems.size()))]), .type = random_type()};
  if (!one_in(3)) any.default_value = random_default(any.type);
  any.not_null = any.default_value.kind != default_kind::none && one_in(2);
  return any;
}

const column& random_model::any_column(const table& of) {
  return of.columns[below(static_cast<int>(of.columns.size()))];
}

void random_model::add_checks_and_indexes(table& to) {
  for (int i = below(3); i > 0; --i)
    to.constraints.insert(check{fresh_name("ck"), reference(any_column(to).name) + " IS NOT NULL OR 1 = 1"});
  for (int i = below(3); i > 0; --i) {
    const auto& first = any_column(to).name;
    index any{.name = fresh_name("ix"), .columns = {first}};
    if (const auto& second = any_column(to).name; second != first) any.columns.push_back(second);
    if (one_in(3)) any.where = reference(any_column(to).name) + " IS NOT NULL";
    to.indexes.insert(std::move(any));
  }
}

table random_model::random_table() {
  table any{.name = fresh_name(stems[below(static_cast<int>(stems.size()))])};
  column key{.name = fresh_name("id"), .type = {.name = "bigint"}, .not_null = true, .identity = !one_in(3)};
  const auto key_name = key.name;
  any.columns.push_back(std::move(key));
  for (int i = 1 + below(5); i > 0; --i) any.columns.push_back(random_column());
  any.constraints.insert(primary_key{fresh_name("pk"), {key_name}});
  if (one_in(2)) any.constraints.insert(unique{fresh_name("uq"), {any_column(any).name}});
  add_checks_and_indexes(any);
  return any;
}

/// A nullable column in one table that references the primary key of another.
void random_model::add_foreign_key(model& schema) {
  const auto pick = [&] { return std::next(schema.tables.begin(), below(static_cast<int>(schema.tables.size()))); };
  const auto referenced = pick();
  const auto* key = referenced->primary_key();
  if (key == nullptr) return;
  const auto& type_of_key = referenced->find_column(key->columns.front())->type;
  foreign_key reference{.name = fresh_name("fk"),
                        .columns = {fresh_name("ref")},
                        .referenced_table = referenced->name,
                        .referenced_columns = key->columns};
  if (one_in(2)) reference.on_delete = one_in(2) ? referential_action::cascade : referential_action::set_null;
  if (one_in(4)) reference.on_update = referential_action::cascade;
  column referring{.name = reference.columns.front(), .type = type_of_key};
  auto node = schema.tables.extract(pick());
  node.value().columns.push_back(std::move(referring));
  node.value().constraints.insert(std::move(reference));
  schema.tables.insert(std::move(node));
}

void random_model::add_foreign_keys(model& schema, int most) {
  if (schema.tables.empty()) return;
  for (int i = below(most + 1); i > 0; --i) add_foreign_key(schema);
}

model random_model::next(int tables) {
  model schema;
  for (int i = below(tables + 1); i > 0; --i) schema.tables.insert(random_table());
  add_foreign_keys(schema, tables);
  return schema;
}

void random_model::drop_column(const model& schema, table& any) {
  const auto name = any_column(any).name;
  if (any.columns.size() < 3 || is_referenced(schema, any, name)) return;
  drop_users_of(any, name);
  std::erase_if(any.columns, [&](const column& one) { return one.name == name; });
}

void random_model::rename_column(changed_model& pair, table& any) {
  const auto from = any_column(any).name;
  const auto to = fresh_name("renamed");
  // The table is changed by the very operation a user would write, so that references follow.
  model alone = instar::apply(std::exchange(pair.after, {}), instar::rename_column{any.name, from, to});
  pair.after = std::move(alone);
  any = *pair.after.find_table(any.name);
  // A second rename of one column is one rename to its user, who knows the first and the last name.
  for (auto& hint : pair.hints)
    if (hint.table == any.name && hint.column == from) {
      hint.column = to;
      return;
    }
  const auto known = pair.before.find_table(any.name);
  if (known != nullptr && known->find_column(from) != nullptr) pair.hints.push_back({any.name, to, from});
}

void random_model::alter_column(table& any) {
  auto& one = any.columns[below(static_cast<int>(any.columns.size()))];
  if (one.identity || one.default_value.kind == default_kind::none) return;
  if (one_in(2)) {
    one.default_value = random_default(one.type);
  } else if (one.type.name == "smallint" || one.type.name == "integer") {
    one.type = {.name = "bigint"};
  } else if (one.type.name == "varchar") {
    one.type = {.name = "text"};
  } else {
    const auto* key = any.primary_key();
    if (key == nullptr || !uses(key->columns, one.name)) one.not_null = false;
  }
}

void random_model::change_table(changed_model& pair, table& any) {
  switch (below(6)) {
    case 0: any.columns.push_back(random_column()); break;
    case 1: drop_column(pair.after, any); break;
    case 2: rename_column(pair, any); break;
    case 3: alter_column(any); break;
    case 4: add_checks_and_indexes(any); break;
    default: any.indexes.clear(); break;
  }
}

changed_model random_model::next_change(int tables) {
  changed_model pair{.before = next(tables), .after = {}, .hints = {}};
  pair.after = pair.before;
  for (int i = below(6); i > 0 && !pair.after.tables.empty(); --i) {
    const auto at = std::next(pair.after.tables.begin(), below(static_cast<int>(pair.after.tables.size())));
    auto changed = *at;
    change_table(pair, changed);
    pair.after.tables.erase(pair.after.tables.find(changed.name));
    pair.after.tables.insert(std::move(changed));
  }
  if (one_in(3)) pair.after.tables.insert(random_table());
  add_foreign_keys(pair.after, 2);
  return pair;
}

}  // namespace instar::testing
