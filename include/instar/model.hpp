#pragma once

/// What a schema is: value types with equality.

#include <compare>
#include <cstdint>
#include <forward_list>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <instar/shared_set.hpp>
#include <instar/vocabulary/property.hpp>
#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar {

/// A column type: a portable word with parameters, a type that the schema declares, or a database's own spelling.
struct type {
  std::string name;
  std::uint32_t parameters[2] = {};
  std::uint8_t parameter_count = 0;
  bool raw = false;             ///< `name` is SQL
  bool declared = false;        ///< `name` is that of an enumeration, domain or composite
  std::uint8_t dimensions = 0;  ///< of an array
  friend bool operator==(const type&, const type&) = default;
};

/// A value as SQL text: of a default, a property or a seeded row; `text` is read as `kind` says.
struct term {
  term_kind kind = term_kind::none;
  std::string text;
  friend auto operator<=>(const term&, const term&) = default;
};

/// One thing that is said about an element: a word of `property_words`, for all dialects or for one.
struct property {
  std::string dialect;  ///< empty: for all
  std::string name;
  term value;
  friend bool operator==(const property&, const property&) = default;
};

/// Orders properties by dialect and name, of which there is one each.
struct by_word {
  [[nodiscard]] bool operator()(const property& left, const property& right) const {
    return std::tie(left.dialect, left.name) < std::tie(right.dialect, right.name);
  }
};

/// What is said about one element, in the order of `by_word`. Of most elements that is nothing, and elements are many:
/// then it takes no more than a pointer.
class properties {
 public:
  using container = std::forward_list<property>;
  properties() = default;
  properties(std::initializer_list<property> all);

  [[nodiscard]] container::const_iterator begin() const { return all_.begin(); }
  [[nodiscard]] container::const_iterator end() const { return all_.end(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::distance(begin(), end())); }

  /// The value of a property that holds for all dialects, or null.
  [[nodiscard]] const term* find(std::string_view name, std::string_view dialect = {}) const;
  /// The text of a property, empty when there is none.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }

  /// Whether the property was not there before.
  bool add(property one);
  void set(property one);
  void remove(std::string_view name, std::string_view dialect = {});

  friend bool operator==(const properties&, const properties&) = default;

 private:
  container all_;
};

struct column {
  std::string name;
  instar::type type;
  bool not_null = false;
  bool identity = false;  ///< the database numbers new rows by itself
  term default_value;
  instar::properties properties;
  friend bool operator==(const column&, const column&) = default;
};

struct primary_key {
  std::string name;
  std::vector<std::string> columns;
  instar::properties properties;
  friend bool operator==(const primary_key&, const primary_key&) = default;
};

struct unique {
  std::string name;
  std::vector<std::string> columns;
  instar::properties properties;
  friend bool operator==(const unique&, const unique&) = default;
};

struct foreign_key {
  std::string name;
  std::vector<std::string> columns;
  std::string referenced_table;
  std::vector<std::string> referenced_columns;
  referential_action on_delete = referential_action::no_action;
  referential_action on_update = referential_action::no_action;
  instar::properties properties;
  friend bool operator==(const foreign_key&, const foreign_key&) = default;
};

/// `expression` is SQL in which `{name}` refers to a column and `{{` is a brace.
struct check {
  std::string name;
  std::string expression;
  instar::properties properties;
  friend bool operator==(const check&, const check&) = default;
};

/// What an index orders by: a column, or an expression as in `check`.
struct index_key {
  std::string column;  ///< empty when there is an expression
  std::string expression;
  instar::properties properties;
  friend bool operator==(const index_key&, const index_key&) = default;
};

/// The key over a column.
[[nodiscard]] inline index_key key_of(std::string column) { return {.column = std::move(column)}; }
/// The keys over some columns.
[[nodiscard]] std::vector<index_key> keys_of(const std::vector<std::string>& columns);

/// No two rows may compare equal by the `operator` of every key.
struct exclude {
  std::string name;
  std::vector<index_key> keys;
  std::string where;
  instar::properties properties;
  friend bool operator==(const exclude&, const exclude&) = default;
};

using constraint = std::variant<primary_key, unique, foreign_key, check, exclude>;

[[nodiscard]] const std::string& name_of(const constraint& any);
/// The columns of a primary key or a unique constraint, null for the others.
[[nodiscard]] const std::vector<std::string>* columns_of_key(const constraint& any);
[[nodiscard]] const properties& properties_of(const constraint& any);
[[nodiscard]] element element_of(const constraint& any);

/// `where` is SQL as in `check`, empty for an index over all rows.
struct index {
  std::string name;
  bool unique = false;
  std::vector<index_key> keys;
  std::string where;
  instar::properties properties;
  friend bool operator==(const index&, const index&) = default;
};

/// A value in a seeded row.
struct seeded_value {
  std::string column;
  term value;
  friend auto operator<=>(const seeded_value&, const seeded_value&) = default;
};

/// A row that belongs to the schema. Values are sorted by column; a column that is not named is left to the database.
struct row {
  std::vector<seeded_value> values;
  [[nodiscard]] const term* find(std::string_view column_name) const;
  friend auto operator<=>(const row&, const row&) = default;
};

/// Orders named things by their name, and finds them by it.
struct by_name {
  using is_transparent = void;
  template <class Left, class Right>
  [[nodiscard]] bool operator()(const Left& left, const Right& right) const {
    return key(left) < key(right);
  }

 private:
  [[nodiscard]] static std::string_view key(std::string_view name) { return name; }
  [[nodiscard]] static std::string_view key(const constraint& any) { return name_of(any); }
  template <class Named>
  [[nodiscard]] static std::string_view key(const Named& named)
    requires requires { named.properties; }
  {
    return named.name;
  }
};

/// A table. The order of `columns` is that in which a database holds them; it is no part of the schema, and neither is
/// that of `rows`, so tables that differ only in them are equal. In the name of a table of PostgreSQL a dot parts its
/// schema from its own name. Copies share constraints and indexes, so they are for one thread at a time.
struct table {
  std::string name;
  std::vector<column> columns;
  shared_set<constraint, by_name> constraints;
  shared_set<index, by_name> indexes;
  std::vector<row> rows;  ///< sorted where they were read
  instar::properties properties;

  [[nodiscard]] const column* find_column(std::string_view column_name) const;
  [[nodiscard]] const constraint* find_constraint(std::string_view constraint_name) const;
  [[nodiscard]] const index* find_index(std::string_view index_name) const;
  [[nodiscard]] const instar::primary_key* primary_key() const;
  friend bool operator==(const table& left, const table& right);
};

/// What a schema has beside tables: types, sequences, routines, views, triggers and so on. Which members and properties
/// it uses depends on its kind (docs/reference/objects.md).
struct object {
  object_kind kind = object_kind::view;
  std::string name;
  std::string on;                   ///< the table of a trigger, policy or partition; what a grant is about
  std::vector<std::string> labels;  ///< of an enumeration, in their order
  std::vector<column> attributes;   ///< of a composite, in their order
  instar::properties properties;
  friend bool operator==(const object&, const object&) = default;
};

/// What tells an object from all others.
struct object_identity {
  object_kind kind;
  std::string_view on;
  std::string_view name;
  friend auto operator<=>(const object_identity&, const object_identity&) = default;
};

[[nodiscard]] inline object_identity identity_of(const object& any) { return {any.kind, any.on, any.name}; }

struct by_identity {
  using is_transparent = void;
  template <class Left, class Right>
  [[nodiscard]] bool operator()(const Left& left, const Right& right) const {
    return key(left) < key(right);
  }

 private:
  [[nodiscard]] static object_identity key(const object_identity& any) { return any; }
  [[nodiscard]] static object_identity key(const object& any) { return identity_of(any); }
};

/// A whole schema. Its copies share what they have in common.
struct model {
  shared_set<table, by_name> tables;
  shared_set<object, by_identity> objects;

  [[nodiscard]] const table* find_table(std::string_view table_name) const;
  [[nodiscard]] const object* find_object(object_kind kind, std::string_view name, std::string_view on = {}) const;
  friend bool operator==(const model&, const model&) = default;
};

/// A piece of an SQL expression: SQL as the database reads it, or the name of a column that it refers to.
struct expression_part {
  std::string text;
  bool is_column = false;
  friend bool operator==(const expression_part&, const expression_part&) = default;
};

/// The pieces of an expression in which `{name}` refers to a column and `{{` is a brace. A `}}` within a reference is
/// one brace of the name.
[[nodiscard]] std::vector<expression_part> parts_of(std::string_view expression);
[[nodiscard]] std::string expression_of(const std::vector<expression_part>& parts);

/// Whether an expression refers to a column of that name.
[[nodiscard]] bool refers_to(std::string_view expression, std::string_view column_name);

/// The expression with every `{from}` as `{to}`.
[[nodiscard]] std::string rename_in(std::string_view expression, std::string_view from, std::string_view to);

}  // namespace instar
