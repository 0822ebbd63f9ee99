#pragma once

/// What a schema is: value types with equality.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar {

/// A column type: a portable word with parameters, or a database's own spelling (`raw`).
struct type {
  std::string name;
  std::uint32_t parameters[2] = {};
  std::uint8_t parameter_count = 0;
  bool raw = false;
  friend bool operator==(const type&, const type&) = default;
};

/// The default of a column; `text` is read as `kind` says.
struct default_value {
  default_kind kind = default_kind::none;
  std::string text;
  friend bool operator==(const default_value&, const default_value&) = default;
};

struct column {
  std::string name;
  instar::type type;
  bool not_null = false;
  bool identity = false;  ///< the database numbers new rows by itself
  instar::default_value default_value;
  friend bool operator==(const column&, const column&) = default;
};

struct primary_key {
  std::string name;
  std::vector<std::string> columns;
  friend bool operator==(const primary_key&, const primary_key&) = default;
};

struct unique {
  std::string name;
  std::vector<std::string> columns;
  friend bool operator==(const unique&, const unique&) = default;
};

struct foreign_key {
  std::string name;
  std::vector<std::string> columns;
  std::string referenced_table;
  std::vector<std::string> referenced_columns;
  referential_action on_delete = referential_action::no_action;
  referential_action on_update = referential_action::no_action;
  friend bool operator==(const foreign_key&, const foreign_key&) = default;
};

/// `expression` is SQL in which `{name}` refers to a column and `{{` is a brace.
struct check {
  std::string name;
  std::string expression;
  friend bool operator==(const check&, const check&) = default;
};

using constraint = std::variant<primary_key, unique, foreign_key, check>;

[[nodiscard]] const std::string& name_of(const constraint& any);

/// `where` is SQL as in `check`, empty for an index over all rows.
struct index {
  std::string name;
  bool unique = false;
  std::vector<std::string> columns;
  std::string where;
  friend bool operator==(const index&, const index&) = default;
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
    requires requires { named.columns; }
  {
    return named.name;
  }
};

/// A table. The order of `columns` is that in which a database holds them; it is no part of the schema, so tables that
/// differ only in it are equal.
struct table {
  std::string name;
  std::vector<column> columns;
  std::set<constraint, by_name> constraints;
  std::set<index, by_name> indexes;

  [[nodiscard]] const column* find_column(std::string_view column_name) const;
  [[nodiscard]] const constraint* find_constraint(std::string_view constraint_name) const;
  [[nodiscard]] const index* find_index(std::string_view index_name) const;
  [[nodiscard]] const instar::primary_key* primary_key() const;
  friend bool operator==(const table& left, const table& right);
};

/// A whole schema.
struct model {
  std::set<table, by_name> tables;

  [[nodiscard]] const table* find_table(std::string_view table_name) const;
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
