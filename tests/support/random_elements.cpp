#include "support/random_elements.hpp"

#include <algorithm>
#include <utility>

namespace instar::testing {
namespace {

term text(std::string value) { return {term_kind::text, std::move(value)}; }
term number(int value) { return {term_kind::number, std::to_string(value)}; }
term sql(std::string value) { return {term_kind::expression, std::move(value)}; }

const std::string& key_of(const table& any) { return any.primary_key()->columns.front(); }

std::string quoted(std::string_view name) {
  std::string whole = "\"";
  for (char c : name) whole.append(c == '"' ? 2 : 1, c);
  return whole + '"';
}

bool is_strict(const table& any) { return any.properties.find("strict", "sqlite") != nullptr; }

std::vector<std::string> columns_of(const std::vector<index_key>& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys) names.push_back(key.column);
  return names;
}

/// The words whose SQLite types a strict table takes.
bool fits_strict(const type& any) {
  return !any.declared && !any.raw &&
         (any.name == "integer" || any.name == "real" || any.name == "text" || any.name == "bytes" ||
          any.name == "date" || any.name == "time");
}

}  // namespace

std::string reference_to(const std::string& column_name) { return expression_of({{column_name, true}}); }

std::string quoted_path(const std::string& name) {
  const auto dot = name.find('.');
  return dot == std::string::npos ? quoted(name) : quoted(name.substr(0, dot)) + "." + quoted(name.substr(dot + 1));
}

bool is_generated(const column& any) {
  return std::ranges::any_of(any.properties, [](const property& one) { return one.name.starts_with("generated_"); });
}

bool is_partitioned(const table& any) { return any.properties.has("partition_by"); }

bool can_be_referenced(const table& any) {
  return any.properties.find("unlogged", "postgresql") == nullptr && any.primary_key() != nullptr &&
         any.primary_key()->columns.size() == 1;
}

void random_elements::say_in_sqlite(properties& all, std::string name, term value) {
  if (for_sqlite()) all.set({"sqlite", std::move(name), std::move(value)});
}

void random_elements::say_in_postgresql(properties& all, std::string name, term value) {
  if (for_postgresql()) all.set({"postgresql", std::move(name), std::move(value)});
}

const column& random_elements::any_column(const table& of) {
  for (;;)
    if (const auto& any = random_.any_of(of.columns); !any.properties.has("only")) return any;
}

void random_elements::include_another(properties& all, const table& of, const std::vector<std::string>& keys) {
  const auto& name = any_column(of).name;
  if (std::ranges::count(keys, name) == 0) say_in_postgresql(all, "include", sql(reference_to(name)));
}

type random_elements::new_type(const model& schema, const table& of) {
  std::vector<type> all;
  for (const auto& sample : sample_types(width_))
    if (!is_strict(of) || fits_strict(sample.type)) all.push_back(sample.type);
  for (const auto& any : schema.objects)
    if (!is_strict(of) &&
        (any.kind == object_kind::enumeration || any.kind == object_kind::domain || any.kind == object_kind::composite))
      for (int weight = 0; weight != 4; ++weight) all.push_back({.name = any.name, .declared = true});
  return random_.any_of(all);
}

term random_elements::new_value(const model& schema, const type& of) {
  const auto sample = sample_of(of, schema);
  return sample.values.empty() ? term{} : random_.any_of(sample.values);
}

properties random_elements::new_column_properties(const table& of, const column& any) {
  properties all;
  if (one_in(5)) all.set({{}, "comment", text("a column of " + of.name)});
  if (is_text(any.type) && one_in(4)) {
    say_in_sqlite(all, "collation", text("NOCASE"));
    say_in_postgresql(all, "collation", text("C"));
  }
  if (any.type.name == "text" && !any.type.declared && one_in(5)) {
    say_in_postgresql(all, "storage", text("EXTERNAL"));
    say_in_postgresql(all, "compression", text("pglz"));
  }
  if (one_in(8)) say_in_postgresql(all, "statistics", number(10 + random_.below(90)));
  if (any.not_null && one_in(4)) say_in_sqlite(all, "on_conflict", text("FAIL"));
  if (width_ == width::portable && one_in(8)) all.set({{}, "only", text(one_in(2) ? "sqlite" : "postgresql")});
  return all;
}

column random_elements::new_column(const model& schema, const table& of) {
  column any{.name = random_.awkward_name(), .type = new_type(schema, of)};
  const auto is_source = [&](const column& one) {
    return one.type == any.type && !one.identity && !is_generated(one) && !one.properties.has("only");
  };
  const auto source = std::ranges::find_if(of.columns, is_source);
  const bool can_have_default = !one_in(3);
  if (is_wide() && source != of.columns.end() && one_in(2)) {
    any.properties = new_column_properties(of, any);
    any.properties.set({{}, "generated_stored", sql(reference_to(source->name))});
    return any;
  }
  if (can_have_default) any.default_value = new_value(schema, any.type);
  any.not_null = any.default_value.kind != term_kind::none && one_in(2);
  if (is_wide()) any.properties = new_column_properties(of, any);
  return any;
}

std::vector<std::string> random_elements::key_and_another(const model& schema, const table& of) {
  std::vector<std::string> names = {key_of(of)};
  const auto& other = any_column(of);
  if (other.name != names.front() && sample_of(other.type, schema).is_ordered) names.push_back(other.name);
  return names;
}

constraint random_elements::new_unique(const model& schema, const table& of) {
  unique one{.name = random_.fresh_name("uq"), .columns = key_and_another(schema, of)};
  if (!is_wide()) return one;
  if (one_in(3)) one.properties.set({{}, "comment", text("one of a kind")});
  if (one_in(4)) say_in_sqlite(one.properties, "on_conflict", text("ABORT"));
  if (one_in(4)) say_in_postgresql(one.properties, "nulls_not_distinct");
  if (one_in(4)) include_another(one.properties, of, one.columns);
  if (one_in(4)) say_in_postgresql(one.properties, "parameters", text("fillfactor=80"));
  if (one_in(4)) {
    say_in_postgresql(one.properties, "deferrable");
    if (one_in(2)) say_in_postgresql(one.properties, "initially_deferred");
  }
  return one;
}

constraint random_elements::new_exclude(const model& schema, const table& of) {
  exclude one{.name = random_.fresh_name("ex")};
  for (const auto& name : key_and_another(schema, of)) {
    one.keys.push_back(instar::key_of(name));
    one.keys.back().properties.set({{}, "operator", text("=")});
  }
  one.properties.set({{}, "method", text("btree")});
  if (width_ == width::portable) one.properties.set({{}, "only", text("postgresql")});
  if (one_in(2)) one.where = reference_to(any_column(of).name) + " IS NOT NULL";
  return one;
}

constraint random_elements::new_check(const table& of) {
  const auto refers = reference_to(any_column(of).name);
  check one{.name = random_.fresh_name("ck"), .expression = refers + " IS NOT NULL OR 1 = 1"};
  if (!is_wide()) return one;
  if (one_in(3)) one.properties.set({{}, "comment", text("always true")});
  if (one_in(4)) say_in_postgresql(one.properties, "expression", sql(refers + " IS NOT NULL OR true"));
  if (one_in(4)) say_in_postgresql(one.properties, "no_inherit");
  if (one_in(4)) say_in_postgresql(one.properties, "not_valid");
  return one;
}

constraint random_elements::new_constraint(const model& schema, const table& of) {
  if (for_postgresql() && one_in(5)) return new_exclude(schema, of);
  return one_in(2) ? new_unique(schema, of) : new_check(of);
}

index_key random_elements::new_index_key(const model& schema, const table& of) {
  const auto& any = any_column(of);
  auto key = instar::key_of(any.name);
  if (is_wide() && (one_in(4) || !sample_of(any.type, schema).is_ordered))
    key = {.column = {}, .expression = "(" + reference_to(any.name) + " IS NULL)"};
  if (!is_wide()) return key;
  if (one_in(3)) key.properties.set({{}, "descending", {}});
  if (one_in(4)) say_in_postgresql(key.properties, one_in(2) ? "nulls_first" : "nulls_last");
  if (!is_text(any.type) || key.column.empty()) return key;
  if (one_in(3)) say_in_sqlite(key.properties, "collation", text("RTRIM"));
  if (one_in(3)) say_in_postgresql(key.properties, "collation", text("POSIX"));
  if (any.type.name == "text" && one_in(3))
    say_in_postgresql(key.properties, "operator_class", text("text_pattern_ops"));
  return key;
}

index random_elements::new_index(const model& schema, const table& of) {
  index any{.name = random_.fresh_name("ix"), .keys = {new_index_key(schema, of)}};
  if (auto second = new_index_key(schema, of); second != any.keys.front()) any.keys.push_back(std::move(second));
  if (one_in(3)) any.where = reference_to(any_column(of).name) + " IS NOT NULL";
  if (!is_wide()) return any;
  if (one_in(4)) {
    any.unique = true;
    any.keys.insert(any.keys.begin(), instar::key_of(key_of(of)));
    if (one_in(3)) say_in_postgresql(any.properties, "nulls_not_distinct");
  } else if (one_in(6)) {
    say_in_postgresql(any.properties, "method", text("brin"));
    any.keys = {instar::key_of(key_of(of))};
    return any;
  }
  if (one_in(4)) any.properties.set({{}, "comment", text("finds things")});
  if (one_in(4)) include_another(any.properties, of, columns_of(any.keys));
  if (one_in(4)) say_in_postgresql(any.properties, "parameters", text("fillfactor=80"));
  if (one_in(6) && !any.where.empty()) say_in_sqlite(any.properties, "where", sql("1 = 1"));
  return any;
}

row random_elements::new_row(const model& schema, const table& of) {
  row any;
  // Numbers that the rows of a test do not use.
  any.values.push_back({key_of(of), {term_kind::number, random_.fresh_name("100")}});
  for (const auto& one : of.columns) {
    if (one.name == key_of(of) || is_generated(one) || one_in(3)) continue;
    const bool refers = std::ranges::any_of(of.constraints, [&](const constraint& each) {
      const auto* key = std::get_if<foreign_key>(&each);
      return key != nullptr && std::ranges::count(key->columns, one.name) != 0;
    });
    auto value = refers ? sql("null") : new_value(schema, one.type);
    if (value.kind != term_kind::none) any.values.push_back({one.name, std::move(value)});
  }
  std::ranges::sort(any.values);
  return any;
}

std::string random_elements::new_table_name(const model& schema) {
  const auto is_schema = [](const object& any) { return any.kind == object_kind::schema; };
  const auto found = std::ranges::find_if(schema.objects, is_schema);
  const auto name = random_.awkward_name();
  return found != schema.objects.end() && one_in(3) ? found->name + "." + name : name;
}

column random_elements::new_key_column() {
  column key{.name = random_.fresh_name("id"), .type = {.name = "bigint"}, .not_null = true, .identity = !one_in(3)};
  if (!is_wide() || !key.identity) return key;
  if (one_in(4)) say_in_sqlite(key.properties, "autoincrement");
  if (one_in(4)) say_in_postgresql(key.properties, "always");
  if (one_in(4)) say_in_postgresql(key.properties, "increment", number(1 + random_.below(5)));
  if (one_in(4)) say_in_postgresql(key.properties, "cache", number(1 + random_.below(5)));
  return key;
}

properties random_elements::new_table_properties() {
  properties all;
  if (!is_wide()) return all;
  if (one_in(3)) all.set({{}, "comment", text("a table's \"comment\"")});
  if (one_in(6)) say_in_sqlite(all, "strict");
  if (one_in(6)) say_in_postgresql(all, "unlogged");
  if (one_in(4)) say_in_postgresql(all, "parameters", text("fillfactor=70"));
  if (one_in(6)) say_in_postgresql(all, "row_security");
  return all;
}

table random_elements::new_table(const model& schema) {
  table any{.name = new_table_name(schema), .properties = new_table_properties()};
  auto key = new_key_column();
  if (!key.identity && is_wide() && one_in(3)) say_in_sqlite(any.properties, "without_rowid");
  any.constraints.insert(primary_key{random_.fresh_name("pk"), {key.name}, {}});
  any.columns.push_back(std::move(key));
  for (int i = 1 + random_.below(5); i > 0; --i) any.columns.push_back(new_column(schema, any));
  for (int i = random_.below(4); i > 0; --i) any.constraints.insert(new_constraint(schema, any));
  for (int i = random_.below(3); i > 0; --i) any.indexes.insert(new_index(schema, any));
  if (is_wide() && one_in(2))
    for (int i = random_.below(4); i > 0; --i) any.rows.push_back(new_row(schema, any));
  std::ranges::sort(any.rows);
  return any;
}

table random_elements::new_partitioned_table() {
  table any{.name = random_.awkward_name()};
  const auto region = random_.fresh_name("region");
  any.columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                 {.name = region, .type = {.name = "text"}, .not_null = true}};
  any.constraints.insert(primary_key{random_.fresh_name("pk"), {"id", region}, {}});
  any.properties = {{{}, "partition_by", sql("LIST (" + reference_to(region) + ")")}};
  return any;
}

table random_elements::with_foreign_key(const model& schema, table from) {
  const auto& referenced = random_.any_of(schema.tables);
  if (!can_be_referenced(from) || !can_be_referenced(referenced) || is_strict(from)) return from;
  const auto* key = referenced.primary_key();
  foreign_key reference{.name = random_.fresh_name("fk"),
                        .columns = {random_.fresh_name("ref")},
                        .referenced_table = referenced.name,
                        .referenced_columns = key->columns};
  if (one_in(2)) reference.on_delete = one_in(2) ? referential_action::cascade : referential_action::set_null;
  if (one_in(4)) reference.on_update = referential_action::cascade;
  if (is_wide()) {
    if (one_in(3)) reference.properties.set({{}, "deferrable", {}});
    if (reference.properties.has("deferrable") && one_in(2)) reference.properties.set({{}, "initially_deferred", {}});
    if (one_in(4)) say_in_postgresql(reference.properties, "match_full");
    if (one_in(4)) say_in_postgresql(reference.properties, "not_valid");
    if (reference.on_delete == referential_action::set_null && one_in(2))
      say_in_postgresql(reference.properties, "set_columns", sql(reference_to(reference.columns.front())));
  }
  from.columns.push_back(
      {.name = reference.columns.front(), .type = referenced.find_column(key->columns.front())->type});
  from.constraints.insert(std::move(reference));
  return from;
}

properties random_elements::changed(properties all, element of) {
  if (all.has("comment") && one_in(2)) {
    all.remove("comment");
    return all;
  }
  const auto* parameters = all.find("parameters", "postgresql");
  if (parameters != nullptr && one_in(2)) {
    say_in_postgresql(all, "parameters", text(parameters->text == "fillfactor=60" ? "fillfactor=50" : "fillfactor=60"));
    return all;
  }
  if (of == element::table && one_in(3)) {
    say_in_postgresql(all, "force_row_security");
    return all;
  }
  all.set({{}, "comment", text(random_.fresh_name("remark "))});
  return all;
}

}  // namespace instar::testing
