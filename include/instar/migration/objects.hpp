#pragma once

/// What a schema has beside tables, in a migration: `view("open_tasks").definition("SELECT ...")`.

#include <cstddef>
#include <string_view>

#include <instar/migration/parts.hpp>

namespace instar {
namespace literal {

/// What `view` and its like make. Each verb is that of a property (docs/reference/objects.md); which of them a kind has
/// is checked when it is said.
template <std::size_t Size>
struct object : described<object, Size> {
  using larger = literal::object<Size + 1>;

  /// SQL as it stands behind CREATE, the kind and the name.
  [[nodiscard]] constexpr larger definition(std::string_view sql) const { return this->with("definition", sql); }

  /// The names of what must be there before, with a comma between them.
  [[nodiscard]] constexpr larger requiring(std::string_view names) const { return this->with("requires", names); }

  // Types.
  [[nodiscard]] constexpr larger type(std::string_view sql) const { return this->with("type", sql); }
  [[nodiscard]] constexpr larger default_value(sql_text value) const { return this->with("default", value); }
  [[nodiscard]] constexpr larger not_null() const { return this->with("not_null"); }
  [[nodiscard]] constexpr larger collation(std::string_view name) const { return this->with("collation", name); }
  [[nodiscard]] constexpr larger check_name(std::string_view name) const { return this->with("check_name", name); }
  [[nodiscard]] constexpr larger expression(std::string_view sql) const {
    return this->with("expression", sql_text{sql});
  }

  // Sequences.
  [[nodiscard]] constexpr larger start(const term& number) const { return this->with("start", number); }
  [[nodiscard]] constexpr larger increment(const term& number) const { return this->with("increment", number); }
  [[nodiscard]] constexpr larger minimum(const term& number) const { return this->with("minimum", number); }
  [[nodiscard]] constexpr larger maximum(const term& number) const { return this->with("maximum", number); }
  [[nodiscard]] constexpr larger cache(const term& number) const { return this->with("cache", number); }
  [[nodiscard]] constexpr larger cycle() const { return this->with("cycle"); }
  [[nodiscard]] constexpr larger owned_by(std::string_view column) const { return this->with("owned_by", column); }
  [[nodiscard]] constexpr larger unlogged() const { return this->with("unlogged"); }

  // Routines, views, partitions.
  [[nodiscard]] constexpr larger arguments(std::string_view sql) const { return this->with("arguments", sql); }
  [[nodiscard]] constexpr larger returns(std::string_view sql) const { return this->with("returns", sql); }
  [[nodiscard]] constexpr larger without_data() const { return this->with("without_data"); }
  [[nodiscard]] constexpr larger bounds(std::string_view sql) const { return this->with("bounds", sql); }
  [[nodiscard]] constexpr larger partition_by(std::string_view sql) const { return this->with("partition_by", sql); }
  [[nodiscard]] constexpr larger tablespace(std::string_view name) const { return this->with("tablespace", name); }
  [[nodiscard]] constexpr larger parameters(std::string_view list) const { return this->with("parameters", list); }

  // Policies and grants.
  [[nodiscard]] constexpr larger restrictive() const { return this->with("restrictive"); }
  [[nodiscard]] constexpr larger command(std::string_view word) const { return this->with("command", word); }
  [[nodiscard]] constexpr larger roles(std::string_view names) const { return this->with("roles", names); }
  [[nodiscard]] constexpr larger using_expression(std::string_view sql) const { return this->with("using", sql); }
  [[nodiscard]] constexpr larger with_check(std::string_view sql) const { return this->with("with_check", sql); }
  [[nodiscard]] constexpr larger privileges(std::string_view list) const { return this->with("privileges", list); }
  [[nodiscard]] constexpr larger on_kind(std::string_view word) const { return this->with("on_kind", word); }
  [[nodiscard]] constexpr larger grant_option() const { return this->with("grant_option"); }

  // Extensions, and objects of the user's own.
  [[nodiscard]] constexpr larger version(std::string_view text) const { return this->with("version", text); }
  [[nodiscard]] constexpr larger in_schema(std::string_view name) const { return this->with("in_schema", name); }
  [[nodiscard]] constexpr larger create(std::string_view sql) const { return this->with("create", sql); }
  [[nodiscard]] constexpr larger drop(std::string_view sql) const { return this->with("drop", sql); }
};

template <std::size_t Size>
inline constexpr role role_of<object<Size>> = role::object;

template <class... Parts>
constexpr void require_objects() {
  static_assert(((role_of<Parts> == role::object) && ...),
                "instar: an object is view(...), enumeration(...), trigger(...) and the like");
}

[[nodiscard]] constexpr object<1> named_object(object_kind what, std::string_view name,
                                               std::string_view on = {}) noexcept {
  object<1> made;
  made.all[0] = {.kind = kind::object, .object = what, .name = name, .text = on};
  return made;
}

}  // namespace literal

namespace operations {

/// A namespace of PostgreSQL.
[[nodiscard]] constexpr auto schema(std::string_view name) noexcept {
  return literal::named_object(object_kind::schema, name);
}

/// An extension of PostgreSQL: `extension("citext")`.
[[nodiscard]] constexpr auto extension(std::string_view name) noexcept {
  return literal::named_object(object_kind::extension, name);
}

/// A type with named values, in their order: `enumeration("mood", "sad", "happy")`.
template <class... Labels>
[[nodiscard]] constexpr auto enumeration(std::string_view name, Labels... labels) noexcept {
  const literal::piece all[] = {
      {.kind = literal::kind::object, .object = object_kind::enumeration, .size = sizeof...(Labels), .name = name},
      {.name = labels}...};
  literal::object<1 + sizeof...(Labels)> made;
  literal::copy(all, 1 + sizeof...(Labels), made.all);
  return made;
}

/// A type with constraints: `domain("email").type("text").expression("VALUE LIKE '%@%'")`.
[[nodiscard]] constexpr auto domain(std::string_view name) noexcept {
  return literal::named_object(object_kind::domain, name);
}

/// A type with attributes, in their order: `composite("address", column("street", text), column("town", text))`.
template <class... Columns>
[[nodiscard]] constexpr auto composite(std::string_view name, const Columns&... attributes) noexcept {
  literal::require_columns<Columns...>();
  constexpr std::size_t size = literal::total_size<Columns...>();
  literal::object<1 + size> made;
  made.all[0] = {.kind = literal::kind::object, .object = object_kind::composite, .size = size, .name = name};
  literal::copy_all(made.all + 1, attributes...);
  return made;
}

[[nodiscard]] constexpr auto sequence(std::string_view name) noexcept {
  return literal::named_object(object_kind::sequence, name);
}

/// A function: `function("add").arguments("a int, b int").returns("int").definition("LANGUAGE sql AS $$ ... $$")`.
[[nodiscard]] constexpr auto function(std::string_view name) noexcept {
  return literal::named_object(object_kind::function, name);
}

[[nodiscard]] constexpr auto procedure(std::string_view name) noexcept {
  return literal::named_object(object_kind::procedure, name);
}

/// A view; its definition is the SELECT.
[[nodiscard]] constexpr auto view(std::string_view name) noexcept {
  return literal::named_object(object_kind::view, name);
}

[[nodiscard]] constexpr auto materialized_view(std::string_view name) noexcept {
  return literal::named_object(object_kind::materialized_view, name);
}

/// A partition of a table: `partition("events_2024", "events").bounds("FROM (2024) TO (2025)")`.
[[nodiscard]] constexpr auto partition(std::string_view name, std::string_view table) noexcept {
  return literal::named_object(object_kind::partition, name, table);
}

/// A trigger on a table; its definition is all that stands behind its name in CREATE TRIGGER.
[[nodiscard]] constexpr auto trigger(std::string_view name, std::string_view table) noexcept {
  return literal::named_object(object_kind::trigger, name, table);
}

/// A policy on a table: `policy("own", "tasks").using_expression("owner = current_user")`.
[[nodiscard]] constexpr auto policy(std::string_view name, std::string_view table) noexcept {
  return literal::named_object(object_kind::policy, name, table);
}

/// What a role may do: `grant("reader", "tasks").privileges("SELECT")`.
[[nodiscard]] constexpr auto grant(std::string_view role, std::string_view on) noexcept {
  return literal::named_object(object_kind::grant, role, on);
}

/// Anything else, by SQL of your own: `custom("audit").create("CREATE ...").drop("DROP ...")`.
[[nodiscard]] constexpr auto custom(std::string_view name) noexcept {
  return literal::named_object(object_kind::custom, name);
}

}  // namespace operations
}  // namespace instar
