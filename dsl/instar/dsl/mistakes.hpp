#pragma once

/// What can be wrong with a schema, found as values and said as one sentence each.
///
/// What can be told at the verb is said there, by a static_assert on the user's own line: types that do not fit,
/// members of two structs in one key. The rest is found here.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/dsl/lowering.hpp>
#include <instar/dsl/table.hpp>

namespace instar::dsl {

enum class mistake_kind : std::uint8_t {
  none,
  empty_name,
  name_too_long,
  two_tables_of_one_name,
  two_tables_of_one_struct,
  two_columns_of_one_name,
  two_constraints_of_one_name,
  column_described_twice,
  column_twice_in_key,
  unmapped_type,
  impossible_default,
  member_not_listed,
  member_of_another_struct,
  no_primary_key,
  two_primary_keys,
  needless_without_primary_key,
  foreign_key_out_of_schema,
  foreign_key_to_no_key,
  placeholders_and_members_differ,
};

struct mistake {
  mistake_kind kind = mistake_kind::none;
  std::size_t size = 0;
  char subject[longest_name] = {};  ///< the beginning of the name or text that is wrong

  constexpr mistake() = default;
  constexpr mistake(mistake_kind which, std::string_view about) : kind(which) {
    for (; size < about.size() && size < longest_name; ++size) subject[size] = about[size];
  }
};

/// What a mistake is about, in a size and with a zero written behind it that make every compiler show it as text.
template <std::size_t Size>
struct mistake_subject {
  char text[Size + 1] = {};
  constexpr explicit mistake_subject(const mistake& any) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = any.subject[i];
    text[Size] = '\0';
  }
};

/// Says a mistake in the table of a struct; `About` is the name in question.
template <mistake_kind Kind, class Struct, auto About, bool Fine = Kind == mistake_kind::none>
struct mistake_in {};

#define INSTAR_SENTENCE(KIND, SENTENCE)                        \
  template <class Struct, auto About, bool Fine>               \
  struct mistake_in<mistake_kind::KIND, Struct, About, Fine> { \
    static_assert(Fine, "instar: " SENTENCE);                  \
  }

INSTAR_SENTENCE(empty_name, "a name of this table, or the table's own, is empty");
INSTAR_SENTENCE(name_too_long,
                "a name is longer than the 63 bytes that PostgreSQL keeps; give a shorter one, and to a "
                "constraint or index that instar names, one of your own with .named(\"...\")");
INSTAR_SENTENCE(two_tables_of_one_name, "two tables of the schema have the same name");
INSTAR_SENTENCE(two_tables_of_one_struct,
                "two tables of the schema are described for the same struct; give each a struct of its own");
INSTAR_SENTENCE(two_columns_of_one_name,
                "two members of a struct have the same column name; give one of them another "
                "with .named(\"...\")");
INSTAR_SENTENCE(two_constraints_of_one_name,
                "two constraints or indexes of a table have the same name; give one of "
                "them another with .named(\"...\")");
INSTAR_SENTENCE(column_described_twice, "a column is described twice; say all of it in one column(...)");
INSTAR_SENTENCE(column_twice_in_key, "a key or an index names the same column twice");
INSTAR_SENTENCE(unmapped_type,
                "the C++ type of a member has no SQL type; give its column one with .type(...), or "
                "describe an enumeration with INSTAR_ENUM");
INSTAR_SENTENCE(impossible_default,
                "a default is no value of its column's type: a number out of range, a text that is "
                "no number, or an enumerator that INSTAR_ENUM does not name");
INSTAR_SENTENCE(member_not_listed, "a member is used that INSTAR_ADAPT_STRUCT does not list");
INSTAR_SENTENCE(member_of_another_struct, "the description of a table mentions a member of another struct");
INSTAR_SENTENCE(no_primary_key, "the table has no primary key; give it one, or say without_primary_key()");
INSTAR_SENTENCE(two_primary_keys,
                "the table has two primary keys; for one key over several columns say "
                "primary_key(&T::a, &T::b)");
INSTAR_SENTENCE(needless_without_primary_key, "the table has a primary key and says without_primary_key()");
INSTAR_SENTENCE(foreign_key_out_of_schema,
                "a foreign key references a struct that is not a table of the schema; list its table in the schema");
INSTAR_SENTENCE(foreign_key_to_no_key, "a foreign key references columns that are neither a primary key nor unique");
INSTAR_SENTENCE(placeholders_and_members_differ,
                "sql() has not as many {} as members; write {{} for braces that are "
                "part of the SQL");
#undef INSTAR_SENTENCE

namespace detail {

/// Looks at one table of a schema, and stops at its first mistake.
class table_inspection {
 public:
  constexpr table_inspection(table_views tables, std::size_t place) : tables_(tables), table_(tables[place]) {
    inspect_table(place);
    // A later question relies on the answers to those before it.
    if (fine()) inspect_columns();
    if (fine()) inspect_column_names();
    if (fine()) inspect_members();
    if (fine()) inspect_keys();
    if (fine()) inspect_foreign_keys();
    if (fine()) inspect_names();
  }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  table_views tables_;
  const table_view& table_;
  mistake found_;

  [[nodiscard]] constexpr bool fine() const { return found_.kind == mistake_kind::none; }

  constexpr void is_mistake(bool wrong, mistake_kind kind, std::string_view about) {
    if (wrong && fine()) found_ = mistake(kind, about);
  }

  constexpr void inspect_name(std::string_view name) {
    is_mistake(name.empty(), mistake_kind::empty_name, table_.name);
    is_mistake(name.size() > longest_name, mistake_kind::name_too_long, name);
  }

  constexpr void inspect_table(std::size_t place) {
    inspect_name(table_.name);
    if (table_.renamed_from.chosen) inspect_name(table_.renamed_from.text);
    // Every table looks at all before it; comparing marks keeps that cheap in a schema of hundreds.
    for (const table_view *earlier = tables_.data(), *end = earlier + place; earlier != end; ++earlier) {
      if (earlier->name_mark != table_.name_mark && earlier->id != table_.id) continue;
      is_mistake(earlier->name == table_.name, mistake_kind::two_tables_of_one_name, table_.name);
      is_mistake(earlier->id == table_.id, mistake_kind::two_tables_of_one_struct, table_.name);
    }
  }

  constexpr void inspect_columns() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto& note = table_.columns[i];
      is_mistake(note.owner != table_.id, mistake_kind::member_of_another_struct, table_.name);
      is_mistake(note.position == unlisted_member, mistake_kind::member_not_listed, table_.name);
      if (!fine()) return;
      for (const auto& earlier : table_.columns.first(i))
        is_mistake(earlier.position == note.position, mistake_kind::column_described_twice,
                   table_.fields[note.position].name);
      if (note.renamed_from.chosen) inspect_name(note.renamed_from.text);
      is_mistake(!note.default_value.sensible, mistake_kind::impossible_default, table_.fields[note.position].name);
      if (note.default_value.kind == default_kind::expression) inspect_expression(note.default_value.sql);
    }
  }

  constexpr void inspect_column_names() {
    for (std::size_t i = 0; i < table_.fields.size(); ++i) {
      const auto column = lower_column(table_, i);
      inspect_name(column.name);
      is_mistake(column.type.name.empty(), mistake_kind::unmapped_type, column.name);
    }
    // Members differ in name, so only a chosen name can meet another.
    for (const auto& note : table_.columns)
      for (std::size_t i = 0; note.name.chosen && i < table_.fields.size(); ++i)
        is_mistake(i != note.position && column_name(table_, i) == note.name.text,
                   mistake_kind::two_columns_of_one_name, note.name.text);
  }

  constexpr void inspect_set(const member_set& members, const table_view& table, std::string_view about) {
    is_mistake(members.count != 0 && members.owner != table.id, mistake_kind::member_of_another_struct, about);
    for (std::size_t i = 0; i < members.count; ++i)
      is_mistake(members.positions[i] == unlisted_member, mistake_kind::member_not_listed, about);
  }

  constexpr void inspect_key_set(const member_set& members) {
    inspect_set(members, table_, table_.name);
    for (std::size_t i = 0; fine() && i < members.count; ++i)
      for (std::size_t j = 0; j < i; ++j)
        is_mistake(members.positions[i] == members.positions[j], mistake_kind::column_twice_in_key,
                   column_name(table_, members.positions[i]));
  }

  constexpr void inspect_expression(const expression& any) {
    is_mistake(placeholders_in(any.text) != any.members.count, mistake_kind::placeholders_and_members_differ, any.text);
    inspect_set(any.members, table_, any.text);
  }

  constexpr void inspect_members() {
    for (const auto& note : table_.keys) inspect_key_set(note.members);
    for (const auto& note : table_.foreign_keys) inspect_key_set(note.members);
    for (const auto& note : table_.indexes) {
      inspect_key_set(note.members);
      inspect_expression(note.condition);
    }
    for (const auto& note : table_.checks) inspect_expression(note.condition);
  }

  constexpr void inspect_keys() {
    std::size_t primary_keys = 0;
    each_key(table_, [&](const lowered_key& key) { primary_keys += key.primary; });
    is_mistake(primary_keys == 0 && !table_.keyless, mistake_kind::no_primary_key, table_.name);
    is_mistake(primary_keys > 1, mistake_kind::two_primary_keys, table_.name);
    is_mistake(primary_keys == 1 && table_.keyless, mistake_kind::needless_without_primary_key, table_.name);
  }

  /// Whether the columns, in any order, are those of a key.
  [[nodiscard]] static constexpr bool is_key(const table_view& table, const name_list& wanted) {
    bool found = false;
    each_key(table, [&](const lowered_key& key) {
      std::size_t common = 0;
      for (auto one : key.columns)
        for (auto other : wanted) common += one == other;
      found = found || (common == wanted.count && common == key.columns.count);
    });
    return found;
  }

  constexpr void inspect_foreign_keys() {
    for (const auto& note : table_.foreign_keys) {
      const auto column = column_name(table_, note.members.positions[0]);
      const auto place = find_table(tables_, note.referenced.owner);
      is_mistake(place == tables_.size(), mistake_kind::foreign_key_out_of_schema, column);
      if (fine()) inspect_set(note.referenced, tables_[place], column);
      if (fine())
        is_mistake(!is_key(tables_[place], names_of(tables_[place], note.referenced)),
                   mistake_kind::foreign_key_to_no_key, column);
    }
  }

  /// Writes the names of all constraints and indexes, each with a zero behind it.
  template <class Sink>
  constexpr void write_names(Sink& sink) const {
    each_key(table_, [&](const lowered_key& key) {
      write_name_of(sink, table_, key);
      sink.put('\0');
    });
    for (const auto& note : table_.foreign_keys) {
      write_name_of(sink, table_, note, tables_[find_table(tables_, note.referenced.owner)].name);
      sink.put('\0');
    }
    for (const auto& note : table_.checks) {
      sink.put(note.name.text);
      sink.put('\0');
    }
    for (const auto& note : table_.indexes) {
      write_name_of(sink, table_, note);
      sink.put('\0');
    }
  }

  constexpr void inspect_names() {
    const transient_text all([&](auto& sink) { write_names(sink); });
    for (std::string_view rest = all; !rest.empty();) {
      const auto name = take_name(rest);
      inspect_name(name);
      for (auto others = rest; !others.empty();)
        is_mistake(take_name(others) == name, mistake_kind::two_constraints_of_one_name, name);
    }
  }

  [[nodiscard]] static constexpr std::string_view take_name(std::string_view& rest) {
    const auto name = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(name.size() + 1);
    return name;
  }
};

[[nodiscard]] constexpr mistake find_mistake(table_views tables, std::size_t place) {
  return table_inspection(tables, place).found();
}

}  // namespace detail
}  // namespace instar::dsl
