#pragma once

/// What the words of a migration make: pieces with a type, so that each stands only where it makes sense, and with the
/// modifiers that may follow it (`.not_null()`, `.on_delete(cascade)`).

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
    foreign_key<1 + 2 * Columns> key{{join<1 + 2 * Columns>(*this, pieces<Columns>{{piece{.name = columns}...}})}};
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

/// An operation on `table` with the pieces of a single part.
template <std::size_t Size>
[[nodiscard]] constexpr operation<1 + Size> with_part(kind what, std::string_view table,
                                                      const pieces<Size>& part) noexcept {
  operation<1 + Size> whole{{{{.kind = what, .size = Size, .name = table}}}};
  static_cast<void>(copy(part.all, Size, whole.all + 1));
  return whole;
}

/// An operation on `table` that renames something in it.
[[nodiscard]] constexpr operation<3> rename(kind what, std::string_view table, std::string_view from,
                                            std::string_view to) noexcept {
  return {{{{.kind = what, .size = 2, .name = table}, {.name = from}, {.name = to}}}};
}

template <class... Parts>
[[nodiscard]] constexpr auto whole_table(kind what, std::string_view table, const Parts&... parts) noexcept {
  constexpr bool fits[] = {is_table_part<Parts>..., true};
  static_assert(all(fits, fits + sizeof...(Parts)),
                "instar: a table consists of column(...), primary_key(...), unique(...), check(...), index(...) and "
                "foreign_key(...).references(...)");
  constexpr std::size_t size = total_size<Parts...>();
  return operation<1 + size>{join<1 + size>(pieces<1>{{{.kind = what, .size = size, .name = table}}}, parts...)};
}

[[nodiscard]] constexpr piece statement(std::string_view sql) noexcept {
  return {.kind = kind::statement, .text = sql};
}
[[nodiscard]] constexpr piece statement(const dialect_sql& sql) noexcept {
  return {.kind = kind::statement, .name = sql.dialect, .text = sql.text};
}

}  // namespace instar::literal
