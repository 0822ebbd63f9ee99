#include "introspection/postgresql_relocation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/grant_word.hpp"
#include "core/name_list.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/sql_token.hpp"

namespace instar {
namespace {

using postgresql_sql::own_name;
using postgresql_sql::schema_of;

/// Properties that are SQL, beside those that are expressions.
bool is_sql(const property& any) {
  constexpr std::array<std::string_view, 5> names = {"definition", "arguments", "returns", "using", "with_check"};
  return any.value.kind == term_kind::expression || std::ranges::find(names, any.name) != names.end();
}

class mover {
 public:
  mover(const model& from, const postgresql_relocation& to) : from_(from), to_(to) {}

  [[nodiscard]] model result() const {
    model moved;
    for (const auto& any : from_.tables) moved.tables.insert(table_of(any));
    for (const auto& any : from_.objects)
      if (any.kind != object_kind::schema && any.kind != object_kind::extension) moved.objects.insert(object_of(any));
    return moved;
  }

 private:
  [[nodiscard]] table table_of(table any) const {
    any.name = to_.path(any.name);
    any.properties = properties_of(any.properties);
    any.rows.clear();
    for (auto& one : any.columns) one = column_of(std::move(one));
    shared_set<constraint, by_name> constraints;
    for (auto one : any.constraints) {
      std::visit([this](auto& some) { move(some); }, one);
      constraints.insert(std::move(one));
    }
    any.constraints = std::move(constraints);
    shared_set<index, by_name> indexes;
    for (auto one : any.indexes) {
      move_keys(one);
      indexes.insert(std::move(one));
    }
    any.indexes = std::move(indexes);
    return any;
  }

  [[nodiscard]] column column_of(column any) const {
    any.type = type_of(any.type);
    if (any.default_value.kind == term_kind::expression) any.default_value.text = to_.sql(any.default_value.text);
    any.properties = properties_of(any.properties);
    return any;
  }

  [[nodiscard]] type type_of(type any) const {
    if (any.declared) any.name = to_.path(any.name);
    if (any.raw) any.name = to_.sql(any.name);
    return any;
  }

  void move(auto& any) const { any.properties = properties_of(any.properties); }
  void move(check& any) const { any.expression = to_.sql(any.expression); }
  void move(exclude& any) const { move_keys(any); }
  void move(foreign_key& any) const { any.referenced_table = to_.path(any.referenced_table); }

  template <class Keyed>
  void move_keys(Keyed& any) const {
    any.where = to_.sql(any.where);
    for (auto& key : any.keys) key.expression = to_.sql(key.expression);
  }

  [[nodiscard]] properties properties_of(const properties& all) const {
    properties moved;
    for (property one : all) {
      if (one.name == "requires") continue;
      if (one.name == "inherits") one.value.text = paths(one.value.text);
      if (is_sql(one)) one.value.text = to_.sql(one.value.text);
      moved.add(std::move(one));
    }
    return moved;
  }

  [[nodiscard]] std::string paths(const std::string& list) const {
    std::string moved;
    for (const auto& name : names_in(list)) moved += (moved.empty() ? "" : ", ") + to_.path(name);
    return moved;
  }

  [[nodiscard]] object object_of(object any) const {
    any.properties = properties_of(any.properties);
    for (auto& one : any.attributes) one = column_of(std::move(one));
    const bool is_grant = any.kind == object_kind::grant;
    if (is_grant && grant_word(any) == "SCHEMA") {
      any.on = std::string(schema_of(to_.path(any.on + ".it")));
    } else if (!any.on.empty()) {
      any.on = to_.path(any.on);
    }
    if (!stands_on_another(any.kind) || any.kind == object_kind::partition) any.name = to_.path(any.name);
    if (any.kind == object_kind::domain) move_domain(any);
    if (const std::string owner(any.properties.text("owned_by")); !owner.empty()) {
      const auto dot = owner.rfind('.');
      any.properties.set({{}, "owned_by", {term_kind::text, to_.path(owner.substr(0, dot)) + owner.substr(dot)}});
    }
    return any;
  }

  void move_domain(object& any) const {
    const std::string text(any.properties.text("type"));
    const auto end = std::min(text.find_first_of("(["), text.size());
    const auto name = text.substr(0, end);
    const bool is_declared = std::ranges::any_of(from_.objects, [&](const object& one) {
      return one.name == name && (one.kind == object_kind::enumeration || one.kind == object_kind::domain ||
                                  one.kind == object_kind::composite);
    });
    if (is_declared) any.properties.set({{}, "type", {term_kind::text, to_.path(name) + text.substr(end)}});
  }

  const model& from_;
  const postgresql_relocation& to_;
};

}  // namespace

std::string postgresql_relocation::path(std::string_view name) const {
  const auto found = schemas.find(schema_of(name));
  return (found == schemas.end() ? std::string(schema_of(name)) : found->second) + "." + std::string(own_name(name));
}

std::string postgresql_relocation::sql(std::string_view text) const {
  const auto tokens = tokens_of(text, sql_language::postgresql);
  std::string moved;
  std::size_t done = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto& any = tokens[i];
    if (!any.is_name() || !tokens[i + 1].is_sign(".") || (i > 0 && tokens[i - 1].is_sign("."))) continue;
    const auto found = schemas.find(any.text == default_schema ? "" : any.text);
    if (found == schemas.end()) continue;
    moved += std::string(text.substr(done, any.begin - done)) + found->second;
    done = any.end;
  }
  return moved + std::string(text.substr(done));
}

model relocated(const model& any, const postgresql_relocation& to) { return mover(any, to).result(); }

std::set<std::string> schemas_of(const model& any) {
  std::set<std::string> names = {""};
  for (const auto& one : any.tables) names.emplace(schema_of(one.name));
  for (const auto& one : any.objects) {
    if (one.kind == object_kind::schema)
      names.insert(one.name);
    else if (one.kind != object_kind::extension && (!stands_on_another(one.kind) || one.kind == object_kind::partition))
      names.emplace(schema_of(one.name));
  }
  return names;
}

}  // namespace instar
