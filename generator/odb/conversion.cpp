#include "generator/odb/conversion.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <set>
#include <utility>

#include "generator/odb/column_options.hpp"
#include "generator/odb/naming.hpp"
#include "generator/odb/sql_text.hpp"

namespace instar::generator::odb {
namespace {

void set_flag(properties& of, std::string name) { of.set({.name = std::move(name), .value = {}}); }
void set_text(properties& of, std::string name, std::string_view text) {
  of.set({.name = std::move(name), .value = {term_kind::text, std::string(text)}});
}

/// Makes a table of the model, element by element.
class table_conversion {
 public:
  table_conversion(const odb::table& from, std::string_view database, std::string_view file)
      : from_(from), on_postgresql_(database == "pgsql"), file_(file) {
    made_.name = from.name;
    for (const auto& any : from.columns) column_names_.push_back(any.name);
  }

  instar::table result() {
    for (const auto& any : from_.columns) add_column(any);
    if (from_.primary_key) add_primary_key(*from_.primary_key);
    for (const auto& any : from_.foreign_keys) add_constraint(foreign_key_of(any));
    for (const auto& any : from_.indexes) made_.indexes.insert(index_of(any));
    read_table_options();
    return std::move(made_);
  }

 private:
  void add_column(const odb::column& any) {
    auto read = read_column_options(any.options, any.name, column_names_, on_postgresql_);
    auto& made = made_.columns.emplace_back();
    made.name = any.name;
    made.type = {.name = any.type, .raw = true};
    made.not_null = !any.null || read.not_null;
    made.default_value = any.default_value ? term_in(*any.default_value) : read.default_value;
    made.properties = std::move(read.properties);
    for (auto& one : read.constraints) {
      std::visit([&](auto& it) { name_it(it.name, one); }, one.definition);
      add_constraint(std::move(one.definition));
    }
  }

  void name_it(std::string& name, const column_constraint& any) const {
    if (!name.empty()) return;
    std::set<std::string> taken;
    for (const auto& one : made_.constraints) taken.insert(name_of(one));
    name = default_name(from_.name, any.column, any.label, taken);
  }

  void add_primary_key(const odb::primary_key& key) {
    for (auto& column : made_.columns) {
      if (std::ranges::find(key.columns, column.name) == key.columns.end()) continue;
      column.identity = key.automatic;
      if (key.automatic && on_postgresql_) set_flag(column.properties, "serial");
      if (key.automatic && !on_postgresql_ && !key.lax) set_flag(column.properties, "autoincrement");
    }
    add_constraint(instar::primary_key{.name = default_name(from_.name, {}, "pkey"), .columns = key.columns});
  }

  static instar::foreign_key foreign_key_of(const odb::foreign_key& any) {
    instar::foreign_key key{.name = any.name,
                            .columns = any.columns,
                            .referenced_table = any.referenced_table,
                            .referenced_columns = any.referenced_columns};
    if (any.on_delete == "CASCADE") key.on_delete = referential_action::cascade;
    if (any.on_delete == "SET NULL") key.on_delete = referential_action::set_null;
    if (!any.deferrable.empty()) set_flag(key.properties, "deferrable");
    if (any.deferrable == "DEFERRED") set_flag(key.properties, "initially_deferred");
    return key;
  }

  instar::index index_of(const odb::index& any) {
    instar::index made{.name = any.name};
    for (const auto& word : tokens_of(any.type)) {
      if (is_word(word, "UNIQUE"))
        made.unique = true;
      else if (!is_word(word, "CONCURRENTLY"))  // how it is made, not what it is
        throw not_understood("index " + any.name, "type", any.type);
    }
    // ODB leaves the method away for SQLite, and BTREE is what PostgreSQL takes by itself.
    if (on_postgresql_ && !any.method.empty() && in_capitals(any.method) != "BTREE")
      set_text(made.properties, "method", any.method);
    for (const auto& column : any.columns) made.keys.push_back(key_of_index(column, any));
    read_index_options(any, made);
    return made;
  }

  index_key key_of_index(const index_column& any, const odb::index& of) {
    auto key = key_of(any.name);
    const auto all = tokens_of(any.options);
    for (std::size_t at = 0; at != all.size(); ++at) {
      const bool has_next = at + 1 != all.size();
      if (is_word(all[at], "DESC"))
        set_flag(key.properties, "descending");
      else if (is_word(all[at], "NULLS") && has_next)
        set_flag(key.properties, is_word(all[++at], "FIRST") ? "nulls_first" : "nulls_last");
      else if (is_word(all[at], "COLLATE") && has_next)
        set_text(key.properties, "collation", name_as_is(all[++at]));
      else if (all[at].kind == token_kind::word && on_postgresql_ && !is_word(all[at], "ASC"))
        set_text(key.properties, "operator_class", name_in(all[at]));
      else if (!is_word(all[at], "ASC"))
        throw not_understood("column " + any.name + " of index " + of.name, "options", any.options);
    }
    return key;
  }

  void read_index_options(const odb::index& any, instar::index& made) {
    for (const auto& one : clauses_of(any.options, {"WHERE", "WITH", "TABLESPACE", "INCLUDE", "NULLS"})) {
      const auto inside = without_parentheses(one.body);
      if (one.keyword == "WHERE")
        made.where = with_references(inside, column_names_);
      else if (one.keyword == "WITH")
        set_text(made.properties, "parameters", inside);
      else if (one.keyword == "TABLESPACE")
        set_text(made.properties, "tablespace", one.body);
      else if (one.keyword == "INCLUDE")
        made.properties.set(
            {.name = "include", .value = {term_kind::expression, with_references(inside, column_names_)}});
      else if (one.keyword == "NULLS" && in_capitals(one.body) == "NOT DISTINCT")
        set_flag(made.properties, "nulls_not_distinct");
      else
        throw not_understood("index " + any.name, "options", any.options);
    }
  }

  void read_table_options() {
    for (const auto& one : clauses_of(from_.options, {"WITH", "WITHOUT", "TABLESPACE", "STRICT", ","})) {
      if (one.keyword == "WITH" && on_postgresql_)
        set_text(made_.properties, "parameters", without_parentheses(one.body));
      else if (one.keyword == "TABLESPACE" && on_postgresql_)
        set_text(made_.properties, "tablespace", one.body);
      else if (one.keyword == "STRICT")
        set_flag(made_.properties, "strict");
      else if (one.keyword == "WITHOUT" && in_capitals(one.body).starts_with("ROWID"))
        set_flag(made_.properties, "without_rowid");
      else
        throw not_understood("table " + from_.name, "options", from_.options);
    }
  }

  static std::string name_as_is(const token& any) {
    return any.kind == token_kind::quoted_name ? name_in(any) : std::string(any.text);
  }

  void add_constraint(constraint any) {
    if (made_.find_constraint(name_of(any)) != nullptr)
      throw unsupported("table " + from_.name + " has two constraints called " + name_of(any),
                        "name one of them otherwise in its options: CONSTRAINT name ...");
    made_.constraints.insert(std::move(any));
  }

  [[nodiscard]] error not_understood(const std::string& of, const std::string& what, const std::string& sql) const {
    return unsupported(of + (of.starts_with("table") ? "" : " of table " + from_.name) + ": the " + what + " '" + sql +
                           "' cannot be read",
                       "write them otherwise, or leave them out and make what they are for by an `execute` step in a "
                       "migration.");
  }

  [[nodiscard]] error unsupported(const std::string& what, const std::string& remedy) const {
    return error(error_code::unsupported, what,
                 {.where = std::string(file_), .state = "nothing was written.", .remedy = remedy});
  }

  const odb::table& from_;
  bool on_postgresql_;
  std::string_view file_;
  std::vector<std::string> column_names_;
  instar::table made_;
};

}  // namespace

model convert(const changelog& from, std::string_view file) {
  model made;
  for (const auto& any : from.tables) {
    made.tables.insert(table_conversion(any, from.database, file).result());
    const auto schema = parts_of_name(any.name).schema;
    if (from.database == "pgsql" && !schema.empty() && schema != "public")
      made.objects.insert({.kind = object_kind::schema, .name = std::string(schema)});
  }
  return made;
}

}  // namespace instar::generator::odb
