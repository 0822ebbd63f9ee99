#pragma once

/// The parts of a table: pieces with a type, so that each stands only where it makes sense, and with the verbs that may
/// follow it (`.not_null()`, `.on_delete(cascade)`).

#include <cstddef>
#include <string_view>

#include <instar/migration/described.hpp>

namespace instar::literal {

/// As many columns as PostgreSQL allows in a key, which is the least of all databases that say.
inline constexpr std::size_t most_columns = 32;

void only_a_foreign_key_has_on_delete_and_on_update();
void of_all_constraints_only_exclude_has_a_condition();
void a_row_has_two_values_for_one_column();
void the_columns_of_a_row_are_names_between_quotes();

template <class... Names>
constexpr void require_key() {
  static_assert(sizeof...(Names) > 0, "instar: name at least one column");
  static_assert(sizeof...(Names) <= most_columns, "instar: a key or an index has at most 32 columns");
}

/// What `column` makes.
template <std::size_t Size>
struct column : described<column, Size> {
  /// The column never holds NULL.
  [[nodiscard]] constexpr column not_null() const noexcept {
    column made = *this;
    made.all[0].not_null = true;
    return made;
  }

  /// The database numbers new rows by itself.
  [[nodiscard]] constexpr column identity() const noexcept {
    column made = *this;
    made.all[0].identity = true;
    return made;
  }

  /// The value that rows get which are inserted without one, and those that exist when the column is added: an integer,
  /// `true`, a string, `number("0.50")` or `sql("now()")`.
  [[nodiscard]] constexpr column default_value(const term& given) const noexcept {
    column made = *this;
    made.all[0].value = given;
    return made;
  }

  using larger = literal::column<Size + 1>;

  /// The column's values follow from an expression, in which `{name}` refers to a column.
  [[nodiscard]] constexpr larger generated_stored(std::string_view sql) const {
    return this->with("generated_stored", sql_text{sql});
  }
  [[nodiscard]] constexpr larger generated_virtual(std::string_view sql) const {
    return this->with("generated_virtual", sql_text{sql});
  }

  [[nodiscard]] constexpr larger collation(std::string_view name) const { return this->with("collation", name); }
  [[nodiscard]] constexpr larger storage(std::string_view how) const { return this->with("storage", how); }
  [[nodiscard]] constexpr larger compression(std::string_view how) const { return this->with("compression", how); }
  [[nodiscard]] constexpr larger statistics(const term& target) const { return this->with("statistics", target); }
  [[nodiscard]] constexpr larger on_conflict(std::string_view action) const {
    return this->with("on_conflict", action);
  }
  /// SQL behind the rest of the column, which is not looked into.
  [[nodiscard]] constexpr larger options(std::string_view sql) const { return this->with("options", sql); }
  [[nodiscard]] constexpr larger nullable() const { return this->with("nullable"); }

  // Of an identity.
  [[nodiscard]] constexpr larger always() const { return this->with("always"); }
  [[nodiscard]] constexpr larger autoincrement() const { return this->with("autoincrement"); }
  [[nodiscard]] constexpr larger start(const term& number) const { return this->with("start", number); }
  [[nodiscard]] constexpr larger increment(const term& number) const { return this->with("increment", number); }
  [[nodiscard]] constexpr larger minimum(const term& number) const { return this->with("minimum", number); }
  [[nodiscard]] constexpr larger maximum(const term& number) const { return this->with("maximum", number); }
  [[nodiscard]] constexpr larger cache(const term& number) const { return this->with("cache", number); }
  [[nodiscard]] constexpr larger cycle() const { return this->with("cycle"); }
  [[nodiscard]] constexpr larger serial() const { return this->with("serial"); }
};

/// What `primary_key`, `unique`, `foreign_key(...).references(...)`, `check` and `exclude` make.
template <std::size_t Size>
struct constraint : described<constraint, Size> {
  /// What happens to the referencing rows when the referenced row is deleted.
  [[nodiscard]] constexpr constraint on_delete(referential_action action) const noexcept {
    if (this->all[0].kind != kind::foreign_key) only_a_foreign_key_has_on_delete_and_on_update();
    constraint made = *this;
    made.all[0].on_delete = action;
    return made;
  }

  /// What happens to the referencing rows when the referenced key changes.
  [[nodiscard]] constexpr constraint on_update(referential_action action) const noexcept {
    if (this->all[0].kind != kind::foreign_key) only_a_foreign_key_has_on_delete_and_on_update();
    constraint made = *this;
    made.all[0].on_update = action;
    return made;
  }

  /// Only the rows for which `condition` holds exclude each other; `{name}` in it refers to a column.
  [[nodiscard]] constexpr constraint where(std::string_view condition) const noexcept {
    if (this->all[0].kind != kind::exclude) of_all_constraints_only_exclude_has_a_condition();
    constraint made = *this;
    made.all[0].text = condition;
    return made;
  }

  using larger = literal::constraint<Size + 1>;

  /// The columns that ON DELETE SET NULL or SET DEFAULT sets.
  template <class... Names>
  [[nodiscard]] constexpr auto set_columns(Names... columns) const {
    return this->with_columns("set_columns", columns...);
  }

  /// Columns that the key's index holds beside those of the key.
  template <class... Names>
  [[nodiscard]] constexpr auto include(Names... columns) const {
    return this->with_columns("include", columns...);
  }

  [[nodiscard]] constexpr larger deferrable() const { return this->with("deferrable"); }
  [[nodiscard]] constexpr larger initially_deferred() const { return this->with("initially_deferred"); }
  [[nodiscard]] constexpr larger nulls_not_distinct() const { return this->with("nulls_not_distinct"); }
  [[nodiscard]] constexpr larger match_full() const { return this->with("match_full"); }
  [[nodiscard]] constexpr larger not_valid() const { return this->with("not_valid"); }
  [[nodiscard]] constexpr larger no_inherit() const { return this->with("no_inherit"); }
  [[nodiscard]] constexpr larger on_conflict(std::string_view action) const {
    return this->with("on_conflict", action);
  }
  [[nodiscard]] constexpr larger method(std::string_view name) const { return this->with("method", name); }
  [[nodiscard]] constexpr larger tablespace(std::string_view name) const { return this->with("tablespace", name); }
  [[nodiscard]] constexpr larger parameters(std::string_view list) const { return this->with("parameters", list); }
};

/// What `foreign_key` makes: no constraint before it is told what it references.
template <std::size_t Columns>
struct foreign_key_columns : pieces<1 + Columns> {
  /// The table and the columns that the key's values must be found in, as many as the key has.
  template <class... Names>
  [[nodiscard]] constexpr auto references(std::string_view table, Names... columns) const noexcept {
    static_assert(sizeof...(Names) == Columns, "instar: a foreign key references as many columns as it has");
    constraint<1 + 2 * Columns> made;
    const piece referenced[] = {{.kind = kind::referenced, .name = columns}...};
    copy(referenced, Columns, copy(this->all, 1 + Columns, made.all));
    made.all[0].size = 2 * Columns;
    made.all[0].text = table;
    return made;
  }
};

/// What `key` makes: a column or an expression that an index orders by.
template <std::size_t Size>
struct key : described<key, Size> {
  using larger = literal::key<Size + 1>;
  [[nodiscard]] constexpr larger descending() const { return this->with("descending"); }
  [[nodiscard]] constexpr larger nulls_first() const { return this->with("nulls_first"); }
  [[nodiscard]] constexpr larger nulls_last() const { return this->with("nulls_last"); }
  [[nodiscard]] constexpr larger collation(std::string_view name) const { return this->with("collation", name); }
  [[nodiscard]] constexpr larger operator_class(std::string_view name) const {
    return this->with("operator_class", name);
  }

  /// The operator by which rows exclude each other.
  [[nodiscard]] constexpr larger with_operator(std::string_view name) const { return this->with("operator", name); }
};

/// What `index` makes.
template <std::size_t Size>
struct index : described<index, Size> {
  /// No two rows have the same values in the index's columns.
  [[nodiscard]] constexpr index unique() const noexcept {
    index made = *this;
    made.all[0].unique = true;
    return made;
  }

  /// Only the rows for which `condition` holds are in the index; `{name}` in it refers to a column.
  [[nodiscard]] constexpr index where(std::string_view condition) const noexcept {
    index made = *this;
    made.all[0].text = condition;
    return made;
  }

  using larger = literal::index<Size + 1>;

  /// Columns that the index holds beside those that it orders by.
  template <class... Names>
  [[nodiscard]] constexpr auto include(Names... columns) const {
    return this->with_columns("include", columns...);
  }

  [[nodiscard]] constexpr larger method(std::string_view name) const { return this->with("method", name); }
  [[nodiscard]] constexpr larger nulls_not_distinct() const { return this->with("nulls_not_distinct"); }
  [[nodiscard]] constexpr larger tablespace(std::string_view name) const { return this->with("tablespace", name); }
  [[nodiscard]] constexpr larger parameters(std::string_view list) const { return this->with("parameters", list); }
};

/// What `properties` makes: what is said about a table beyond its parts.
template <std::size_t Size>
struct table_properties : described<table_properties, Size> {
  using larger = table_properties<Size + 1>;

  /// How the table is partitioned, `{name}` for a column: `RANGE ({created_at})`.
  [[nodiscard]] constexpr larger partition_by(std::string_view sql) const {
    return this->with("partition_by", sql_text{sql});
  }

  [[nodiscard]] constexpr larger inherits(std::string_view tables) const { return this->with("inherits", tables); }
  [[nodiscard]] constexpr larger unlogged() const { return this->with("unlogged"); }
  [[nodiscard]] constexpr larger row_security() const { return this->with("row_security"); }
  [[nodiscard]] constexpr larger force_row_security() const { return this->with("force_row_security"); }
  [[nodiscard]] constexpr larger strict() const { return this->with("strict"); }
  [[nodiscard]] constexpr larger without_rowid() const { return this->with("without_rowid"); }
  [[nodiscard]] constexpr larger tablespace(std::string_view name) const { return this->with("tablespace", name); }
  [[nodiscard]] constexpr larger parameters(std::string_view list) const { return this->with("parameters", list); }
};

/// What `row` makes.
template <std::size_t Size>
struct row : pieces<Size> {};

template <std::size_t Size>
inline constexpr role role_of<column<Size>> = role::column;
template <std::size_t Size>
inline constexpr role role_of<constraint<Size>> = role::constraint;
template <std::size_t Size>
inline constexpr role role_of<index<Size>> = role::index;
template <std::size_t Size>
inline constexpr role role_of<row<Size>> = role::row;
template <std::size_t Size>
inline constexpr role role_of<table_properties<Size>> = role::properties;

template <class... Parts>
constexpr void require_columns() {
  static_assert(((role_of<Parts> == role::column) && ...), "instar: a column is column(\"name\", type)");
}
template <class... Parts>
constexpr void require_constraints() {
  static_assert(((role_of<Parts> == role::constraint) && ...),
                "instar: a constraint is primary_key(...), unique(...), check(...), exclude(...) or "
                "foreign_key(...).references(...)");
}
template <class... Parts>
constexpr void require_indexes() {
  static_assert(((role_of<Parts> == role::index) && ...), "instar: an index is index(\"name\", \"column\"...)");
}
template <class... Parts>
constexpr void require_rows() {
  static_assert(((role_of<Parts> == role::row) && ...), "instar: a row is row(\"column\", value...)");
}
template <class... Parts>
constexpr void require_properties() {
  static_assert(((role_of<Parts> == role::properties) && ...),
                "instar: what is said about a table itself is properties()");
}

/// Puts values into a row, whose first piece is made; they come as columns and values by turns.
constexpr void fill_row(piece* row, const term* first, const term* last) {
  piece* end = row + 1;
  for (; first != last; first += 2, ++end) {
    if (first->kind != term_kind::text) the_columns_of_a_row_are_names_between_quotes();
    piece* place = end;
    for (; place != row + 1 && !(place[-1].name < first->text); --place) {
      if (place[-1].name == first->text) a_row_has_two_values_for_one_column();
      *place = place[-1];
    }
    *place = {.kind = kind::value, .name = first->text, .value = first[1]};
  }
}

[[nodiscard]] constexpr key<1> as_key(std::string_view column) noexcept {
  key<1> made;
  made.all[0] = {.kind = kind::key, .name = column};
  return made;
}
[[nodiscard]] constexpr key<1> as_key(sql_text expression) noexcept {
  key<1> made;
  made.all[0] = {.kind = kind::key, .text = expression.text};
  return made;
}
template <std::size_t Size>
[[nodiscard]] constexpr key<Size> as_key(const key<Size>& given) noexcept {
  return given;
}

/// A part that has a name and keys.
template <class Part, class... Keys>
[[nodiscard]] constexpr Part with_keys(kind what, std::string_view name, const Keys&... keys) noexcept {
  Part made;
  made.all[0] = {.kind = what, .size = Part::size - 1, .name = name};
  copy_all(made.all + 1, keys...);
  return made;
}

/// A part that has a name and columns.
template <class Part, class... Names>
[[nodiscard]] constexpr Part with_names(kind what, std::string_view name, Names... columns) noexcept {
  require_key<Names...>();
  const piece all[] = {{.kind = what, .size = sizeof...(Names), .name = name}, {.name = columns}...};
  Part made;
  copy(all, 1 + sizeof...(Names), made.all);
  return made;
}

}  // namespace instar::literal

namespace instar::operations {

namespace types = instar::types;  // `types::time`, because <ctime> has a `time` as well
using namespace instar::types;
using enum instar::referential_action;

/// A column: `column("label", varchar(50)).not_null().default_value("none").comment("shown to everyone")`.
[[nodiscard]] constexpr auto column(std::string_view name, const type_word& type) noexcept {
  literal::column<1> made;
  made.all[0] = {.kind = literal::kind::column, .name = name, .type = type};
  return made;
}

/// A primary key over one column or several.
template <class... Names>
[[nodiscard]] constexpr auto primary_key(std::string_view name, Names... columns) noexcept {
  return literal::with_names<literal::constraint<1 + sizeof...(Names)>>(literal::kind::primary_key, name, columns...);
}

/// A constraint: no two rows have the same values in these columns.
template <class... Names>
[[nodiscard]] constexpr auto unique(std::string_view name, Names... columns) noexcept {
  return literal::with_names<literal::constraint<1 + sizeof...(Names)>>(literal::kind::unique, name, columns...);
}

/// A reference to rows of a table: `foreign_key("fk_x", "task_id").references("tasks", "id").on_delete(cascade)`.
template <class... Names>
[[nodiscard]] constexpr auto foreign_key(std::string_view name, Names... columns) noexcept {
  return literal::with_names<literal::foreign_key_columns<sizeof...(Names)>>(literal::kind::foreign_key, name,
                                                                             columns...);
}

/// A condition that every row fulfils: SQL in which `{name}` refers to a column and `{{` is a brace.
[[nodiscard]] constexpr auto check(std::string_view name, std::string_view condition) noexcept {
  literal::constraint<1> made;
  made.all[0] = {.kind = literal::kind::check, .name = name, .text = condition};
  return made;
}

/// What an index orders by, where there is more to say than the name of a column: `key("due_at").descending()`,
/// `key(sql("lower({title})")).collation("C")`.
[[nodiscard]] constexpr auto key(std::string_view column) noexcept { return literal::as_key(column); }
[[nodiscard]] constexpr auto key(literal::sql_text expression) noexcept { return literal::as_key(expression); }

/// An index over columns, expressions and keys: `index("ix_tasks_due", "due_at").unique().where("{status} <> 'done'")`.
template <class... Keys>
[[nodiscard]] constexpr auto index(std::string_view name, Keys... keys) noexcept {
  literal::require_key<Keys...>();
  constexpr std::size_t size = literal::total_size<decltype(literal::as_key(keys))...>();
  return literal::with_keys<literal::index<1 + size>>(literal::kind::index, name, literal::as_key(keys)...);
}

/// A constraint: no two rows compare equal by the operators of all keys, `exclude("ex", key("room").with_operator("="),
/// key("during").with_operator("&&")).method("gist")`.
template <class... Keys>
[[nodiscard]] constexpr auto exclude(std::string_view name, Keys... keys) noexcept {
  literal::require_key<Keys...>();
  constexpr std::size_t size = literal::total_size<decltype(literal::as_key(keys))...>();
  return literal::with_keys<literal::constraint<1 + size>>(literal::kind::exclude, name, literal::as_key(keys)...);
}

/// What is said about a table itself: `properties().comment("what is to be done").unlogged()`.
[[nodiscard]] constexpr auto properties() noexcept {
  literal::table_properties<1> made;
  made.all[0].kind = literal::kind::properties;
  return made;
}

/// A row that belongs to the schema, columns and their values by turns: `row("id", 1, "label", "open", "note", null)`.
template <class... Values>
[[nodiscard]] constexpr auto row(Values... values) {
  static_assert(sizeof...(Values) != 0 && sizeof...(Values) % 2 == 0,
                "instar: a row consists of columns and their values by turns: row(\"id\", 1, \"label\", \"open\")");
  const literal::term all[] = {literal::term(values)...};
  literal::row<1 + sizeof...(Values) / 2> made;
  made.all[0] = {.kind = literal::kind::row, .size = sizeof...(Values) / 2};
  literal::fill_row(made.all, all, all + sizeof...(Values));
  return made;
}

}  // namespace instar::operations
