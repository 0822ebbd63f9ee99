#pragma once

/// The words of a migration: what its steps are written with.
///
///     using namespace instar::operations;
///
///     constexpr auto upgrade = steps(
///         add_column("tasks", column("priority", integer).not_null().default_value(0)),
///         create_index("tasks", index("ix_tasks_due", "due_at").where("{status} <> 'done'")));
///
/// Everything here is evaluated by the compiler; nothing of it is left at run time but one text.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <instar/migration/pieces.hpp>

namespace instar::literal {

/// As many columns as PostgreSQL allows in a key, which is the least of all databases that say.
inline constexpr std::size_t most_columns = 32;

// Not constexpr, and defined nowhere: a constant expression that needs one of them is refused, and the compiler's
// message quotes its name.
void a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
void this_integer_exceeds_64_bits_so_write_it_as_number_in_quotes();
void execute_has_two_texts_for_one_database();

template <class... Names>
constexpr void require_columns() {
  static_assert(sizeof...(Names) > 0, "instar: name at least one column");
  static_assert(sizeof...(Names) <= most_columns, "instar: a key or an index has at most 32 columns");
}

struct sql_text {
  std::string_view text;
};

struct number_text {
  std::string_view text;
};

struct dialect_sql {
  std::string_view dialect;
  std::string_view text;
};

/// What `column` makes.
struct column : pieces<1> {
  /// The column never holds NULL.
  [[nodiscard]] constexpr column not_null() const noexcept {
    column changed = *this;
    changed.all[0].not_null = true;
    return changed;
  }

  /// The database numbers new rows by itself.
  [[nodiscard]] constexpr column identity() const noexcept {
    column changed = *this;
    changed.all[0].identity = true;
    return changed;
  }

  /// The value that rows get which are inserted without one, and those that exist when the column is added: an integer,
  /// `true`, a string, `number("0.50")` or `sql("now()")`.
  [[nodiscard]] constexpr column default_value(std::string_view text) const noexcept {
    return with_default({default_kind::text, text});
  }
  [[nodiscard]] constexpr column default_value(const char* text) const noexcept {
    return with_default({default_kind::text, text});
  }
  [[nodiscard]] constexpr column default_value(sql_text expression) const noexcept {
    return with_default({default_kind::expression, expression.text});
  }
  [[nodiscard]] constexpr column default_value(number_text number) const noexcept {
    return with_default({default_kind::number, number.text});
  }
  template <class Value>
    requires std::is_arithmetic_v<Value>
  [[nodiscard]] constexpr column default_value(Value value) const {
    static_assert(!std::is_floating_point_v<Value>,
                  "instar: a floating-point default has no exact text; write number(\"0.50\")");
    static_assert(!std::is_same_v<Value, char>, "instar: a default of one character is a string: \"x\", not 'x'");
    if constexpr (std::is_same_v<Value, bool>) {
      return with_default({default_kind::boolean, value ? "true" : "false"});
    } else {
      if (value > 0 && static_cast<std::uint64_t>(value) > static_cast<std::uint64_t>(INT64_MAX))
        this_integer_exceeds_64_bits_so_write_it_as_number_in_quotes();
      return with_default({default_kind::number, {}, static_cast<std::int64_t>(value)});
    }
  }

 private:
  [[nodiscard]] constexpr column with_default(const literal::default_value& value) const noexcept {
    column changed = *this;
    changed.all[0].default_value = value;
    return changed;
  }
};

/// What `primary_key`, `unique` and `check` make.
template <std::size_t Size>
struct constraint : pieces<Size> {};

/// What `foreign_key(...).references(...)` makes.
template <std::size_t Size>
struct foreign_key : constraint<Size> {
  /// What happens to the referencing rows when the referenced row is deleted.
  [[nodiscard]] constexpr foreign_key on_delete(referential_action action) const noexcept {
    foreign_key changed = *this;
    changed.all[0].on_delete = action;
    return changed;
  }

  /// What happens to the referencing rows when the referenced key changes.
  [[nodiscard]] constexpr foreign_key on_update(referential_action action) const noexcept {
    foreign_key changed = *this;
    changed.all[0].on_update = action;
    return changed;
  }
};

/// What `foreign_key` makes: no constraint before it is told what it references.
template <std::size_t Columns>
struct foreign_key_columns : pieces<1 + Columns> {
  /// The table and the columns that the key's values must be found in, as many as the key has.
  template <class... Names>
  [[nodiscard]] constexpr auto references(std::string_view table, const Names&... columns) const noexcept {
    static_assert(sizeof...(Names) == Columns, "instar: a foreign key references as many columns as it has");
    foreign_key<1 + 2 * Columns> key{{join(*this, name(columns)...)}};
    key.all[0].text = table;
    key.all[0].size = 2 * Columns;
    return key;
  }
};

/// What `index` makes.
template <std::size_t Size>
struct index : pieces<Size> {
  /// No two rows have the same values in the index's columns.
  [[nodiscard]] constexpr index unique() const noexcept {
    index changed = *this;
    changed.all[0].unique = true;
    return changed;
  }

  /// Only the rows for which `condition` holds are in the index; `{name}` in it refers to a column.
  [[nodiscard]] constexpr index where(std::string_view condition) const noexcept {
    index changed = *this;
    changed.all[0].text = condition;
    return changed;
  }
};

/// What `create_table` and its like make.
template <std::size_t Size>
struct operation : pieces<Size> {};

/// What `steps` makes.
template <std::size_t Size>
struct steps : pieces<Size> {};

/// What `irreversible` makes.
struct irreversible {
  std::string_view reason;
};

template <class>
inline constexpr bool is_constraint = false;
template <std::size_t Size>
inline constexpr bool is_constraint<constraint<Size>> = true;
template <std::size_t Size>
inline constexpr bool is_constraint<foreign_key<Size>> = true;

template <class>
inline constexpr bool is_index = false;
template <std::size_t Size>
inline constexpr bool is_index<index<Size>> = true;

template <class Part>
inline constexpr bool is_table_part = is_constraint<Part> || is_index<Part> || std::is_same_v<Part, column>;

template <class>
inline constexpr bool is_operation = false;
template <std::size_t Size>
inline constexpr bool is_operation<operation<Size>> = true;

[[nodiscard]] constexpr bool all(const bool* first, const bool* last) noexcept {
  for (; first != last; ++first)
    if (!*first) return false;
  return true;
}

/// An operation on `table` with what belongs to it.
template <class... Parts>
[[nodiscard]] constexpr auto make_operation(kind what, std::string_view table, const Parts&... parts) noexcept {
  constexpr std::size_t size = total_size<Parts...>();
  return operation<1 + size>{join(one({.kind = what, .size = size, .name = table}), parts...)};
}

template <class... Parts>
[[nodiscard]] constexpr auto make_table(kind what, std::string_view table, const Parts&... parts) noexcept {
  constexpr bool fits[] = {is_table_part<Parts>..., true};
  static_assert(all(fits, fits + sizeof...(Parts)),
                "instar: a table consists of column(...), primary_key(...), unique(...), check(...), index(...) and "
                "foreign_key(...).references(...)");
  return make_operation(what, table, parts...);
}

template <class Constraint>
[[nodiscard]] constexpr auto make_constraint(kind what, std::string_view table, const Constraint& definition) noexcept {
  static_assert(
      is_constraint<Constraint>,
      "instar: a constraint is primary_key(...), unique(...), check(...) or foreign_key(...).references(...)");
  return make_operation(what, table, definition);
}

template <class Index>
[[nodiscard]] constexpr auto make_index(kind what, std::string_view table, const Index& definition) noexcept {
  static_assert(is_index<Index>, "instar: an index is index(\"name\", \"column\"...)");
  return make_operation(what, table, definition);
}

[[nodiscard]] constexpr pieces<1> statement(std::string_view sql) noexcept {
  return one({.kind = kind::statement, .text = sql});
}
[[nodiscard]] constexpr pieces<1> statement(const dialect_sql& sql) noexcept {
  return one({.kind = kind::statement, .name = sql.dialect, .text = sql.text});
}

}  // namespace instar::literal

namespace instar::operations {

using namespace instar::types;
using enum instar::referential_action;

/// SQL that the database evaluates, as a default: `default_value(sql("now()"))`.
[[nodiscard]] constexpr literal::sql_text sql(std::string_view expression) noexcept { return {expression}; }

/// A number in exactly this spelling, as a default: `default_value(number("0.50"))`.
[[nodiscard]] constexpr literal::number_text number(std::string_view spelling) {
  constexpr std::string_view allowed = "0123456789+-.eE";
  bool digits = false;
  for (char c : spelling) {
    digits = digits || (c >= '0' && c <= '9');
    if (allowed.find(c) == std::string_view::npos)
      literal::a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
  }
  if (!digits) literal::a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
  return {spelling};
}

/// A column: `column("label", varchar(50)).not_null().default_value("none")`.
[[nodiscard]] constexpr literal::column column(std::string_view name, const type_word& type) noexcept {
  return {{{{.kind = literal::kind::column, .name = name, .type = type}}}};
}

/// A primary key over one column or several.
template <class... Names>
[[nodiscard]] constexpr auto primary_key(std::string_view name, const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return literal::constraint<1 + sizeof...(Names)>{
      literal::join(literal::one({.kind = literal::kind::primary_key, .size = sizeof...(Names), .name = name}),
                    literal::name(columns)...)};
}

/// A constraint: no two rows have the same values in these columns.
template <class... Names>
[[nodiscard]] constexpr auto unique(std::string_view name, const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return literal::constraint<1 + sizeof...(Names)>{
      literal::join(literal::one({.kind = literal::kind::unique, .size = sizeof...(Names), .name = name}),
                    literal::name(columns)...)};
}

/// A reference to rows of a table: `foreign_key("fk_x", "task_id").references("tasks", "id").on_delete(cascade)`.
template <class... Names>
[[nodiscard]] constexpr auto foreign_key(std::string_view name, const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return literal::foreign_key_columns<sizeof...(Names)>{
      literal::join(literal::one({.kind = literal::kind::foreign_key, .own_columns = sizeof...(Names), .name = name}),
                    literal::name(columns)...)};
}

/// A condition that every row fulfils: SQL in which `{name}` refers to a column and `{{` is a brace.
[[nodiscard]] constexpr literal::constraint<1> check(std::string_view name, std::string_view condition) noexcept {
  return {{{{.kind = literal::kind::check, .name = name, .text = condition}}}};
}

/// An index: `index("ix_tasks_due", "due_at").unique().where("{status} <> 'done'")`.
template <class... Names>
[[nodiscard]] constexpr auto index(std::string_view name, const Names&... columns) noexcept {
  literal::require_columns<Names...>();
  return literal::index<1 + sizeof...(Names)>{literal::join(
      literal::one({.kind = literal::kind::index, .size = sizeof...(Names), .name = name}), literal::name(columns)...)};
}

/// Creates a table of columns, constraints and indexes.
template <class... Parts>
[[nodiscard]] constexpr auto create_table(std::string_view table, const Parts&... parts) noexcept {
  return literal::make_table(literal::kind::create_table, table, parts...);
}

/// Drops a table. It is given whole, so that the drop can be shown to lose what it says, and be undone.
template <class... Parts>
[[nodiscard]] constexpr auto drop_table(std::string_view table, const Parts&... parts) noexcept {
  return literal::make_table(literal::kind::drop_table, table, parts...);
}

/// Renames a table, and whatever refers to it.
[[nodiscard]] constexpr auto rename_table(std::string_view from, std::string_view to) noexcept {
  return literal::make_operation(literal::kind::rename_table, from, literal::name(to));
}

/// Adds a column to a table that exists.
[[nodiscard]] constexpr auto add_column(std::string_view table, const literal::column& definition) noexcept {
  return literal::make_operation(literal::kind::add_column, table, definition);
}

/// Drops a column, and its values. It is given whole, as in `drop_table`.
[[nodiscard]] constexpr auto drop_column(std::string_view table, const literal::column& definition) noexcept {
  return literal::make_operation(literal::kind::drop_column, table, definition);
}

/// Renames a column, and whatever refers to it.
[[nodiscard]] constexpr auto rename_column(std::string_view table, std::string_view from,
                                           std::string_view to) noexcept {
  return literal::make_operation(literal::kind::rename_column, table, literal::name(from), literal::name(to));
}

/// Changes everything about a column but its name, which both descriptions share.
[[nodiscard]] constexpr auto alter_column(std::string_view table, const literal::column& before,
                                          const literal::column& after) noexcept {
  return literal::make_operation(literal::kind::alter_column, table, before, after);
}

/// Adds a constraint to a table that exists.
template <class Constraint>
[[nodiscard]] constexpr auto add_constraint(std::string_view table, const Constraint& definition) noexcept {
  return literal::make_constraint(literal::kind::add_constraint, table, definition);
}

/// Drops a constraint. It is given whole, as in `drop_table`.
template <class Constraint>
[[nodiscard]] constexpr auto drop_constraint(std::string_view table, const Constraint& definition) noexcept {
  return literal::make_constraint(literal::kind::drop_constraint, table, definition);
}

/// Renames a constraint.
[[nodiscard]] constexpr auto rename_constraint(std::string_view table, std::string_view from,
                                               std::string_view to) noexcept {
  return literal::make_operation(literal::kind::rename_constraint, table, literal::name(from), literal::name(to));
}

/// Creates an index on a table that exists.
template <class Index>
[[nodiscard]] constexpr auto create_index(std::string_view table, const Index& definition) noexcept {
  return literal::make_index(literal::kind::create_index, table, definition);
}

/// Drops an index. It is given whole, as in `drop_table`.
template <class Index>
[[nodiscard]] constexpr auto drop_index(std::string_view table, const Index& definition) noexcept {
  return literal::make_index(literal::kind::drop_index, table, definition);
}

/// Renames an index.
[[nodiscard]] constexpr auto rename_index(std::string_view table, std::string_view from, std::string_view to) noexcept {
  return literal::make_operation(literal::kind::rename_index, table, literal::name(from), literal::name(to));
}

/// SQL for SQLite alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql sqlite(std::string_view sql) noexcept { return {"sqlite", sql}; }

/// SQL for PostgreSQL alone, in `execute`.
[[nodiscard]] constexpr literal::dialect_sql postgresql(std::string_view sql) noexcept { return {"postgresql", sql}; }

/// Executes SQL of your own: one text for every database, or one for each, `execute(sqlite("..."), postgresql("..."))`.
/// Where both are given, a database takes its own.
template <class... Texts>
[[nodiscard]] constexpr auto execute(const Texts&... texts) {
  static_assert(sizeof...(Texts) > 0, "instar: execute(...) needs SQL");
  auto made = literal::make_operation(literal::kind::execute, {}, literal::statement(texts)...);
  // Sorted by database, as canonical text has it; the text for every database has no name and so comes first.
  for (std::size_t end = 2; end <= sizeof...(Texts); ++end)
    for (std::size_t i = end; i != 1 && !(made.all[i - 1].name < made.all[i].name); --i) {
      if (made.all[i - 1].name == made.all[i].name) literal::execute_has_two_texts_for_one_database();
      const literal::piece later = made.all[i - 1];
      made.all[i - 1] = made.all[i];
      made.all[i] = later;
    }
  return made;
}

/// Runs a C++ function `void body(instar::transaction&)`. The text of the migration, and so its digest, holds the name:
/// a change of what the function does is not seen by `review`.
[[nodiscard]] constexpr auto run(std::string_view name, migration_body body) noexcept {
  return literal::operation<1>{{{{.kind = literal::kind::run, .name = name, .body = body}}}};
}

/// What a migration does, in this order.
template <class... Operations>
[[nodiscard]] constexpr auto steps(const Operations&... operations) noexcept {
  constexpr bool fits[] = {literal::is_operation<Operations>..., true};
  static_assert(literal::all(fits, fits + sizeof...(Operations)),
                "instar: steps are operations such as create_table(...), add_column(...), execute(...); a column, "
                "constraint or index stands inside one of them");
  return literal::steps<literal::total_size<Operations...>()>{literal::join(operations...)};
}

/// In the place of a migration's downgrade: there is none, and why.
[[nodiscard]] constexpr literal::irreversible irreversible(std::string_view reason) noexcept { return {reason}; }

}  // namespace instar::operations
