#pragma once

/// What can be wrong with a schema beyond what a verb can tell by the types of its arguments: one sentence each.

#include <cstddef>
#include <cstdint>

#include <instar/dsl/phrase.hpp>

namespace instar::dsl {

enum class mistake_kind : std::uint8_t {
  none,
  empty_name,
  unknown_naming_token,
  two_tables_of_one_name,
  two_objects_of_one_name,
  two_parts_of_one_type,
  two_columns_of_one_name,
  two_constraints_of_one_name,
  column_described_twice,
  column_twice_in_key,
  unmapped_type,
  impossible_value,
  member_not_listed,
  member_of_another_struct,
  no_primary_key,
  two_primary_keys,
  needless_without_primary_key,
  foreign_key_out_of_schema,
  foreign_key_to_no_key,
  placeholders_and_members_differ,
  index_without_name,
  property_of_another_element,
  property_said_twice,
  empty_property,
  property_without_database,
  contradictory_properties,
  identity_option_without_identity,
  generated_with_default,
  key_without_operator,
  row_without_key,
  row_without_value,
  value_said_twice,
  two_rows_of_one_key,
  object_without_property,
  on_unknown_table,
  partition_of_whole_table,
  unknown_label,
};

/// A mistake, and the name or text that is wrong.
struct mistake {
  mistake_kind kind = mistake_kind::none;
  phrase subject = {};
};

/// What a mistake is about, in a size and with a zero written behind it that make every compiler show it as text.
template <std::size_t Size>
struct mistake_subject {
  char text[Size + 1] = {};
  constexpr explicit mistake_subject(const char* from) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = from[i];
    text[Size] = '\0';
  }
};

/// Says a mistake in what is described for a struct; `About` is the name in question.
template <mistake_kind Kind, class Struct, auto About, bool Fine = Kind == mistake_kind::none>
struct mistake_in {};

#define INSTAR_SENTENCE(KIND, SENTENCE)                        \
  template <class Struct, auto About, bool Fine>               \
  struct mistake_in<mistake_kind::KIND, Struct, About, Fine> { \
    static_assert(Fine, "instar: " SENTENCE);                  \
  }

// Names.
INSTAR_SENTENCE(empty_name, "a name of this table, or the table's own, is empty");
INSTAR_SENTENCE(unknown_naming_token,
                "the naming convention has a token that there is not; docs/reference/dsl.md lists them");
INSTAR_SENTENCE(two_tables_of_one_name, "two tables of the schema have the same name");
INSTAR_SENTENCE(two_objects_of_one_name, "two objects of the schema are of the same kind and have the same name");
INSTAR_SENTENCE(two_parts_of_one_type,
                "two tables of the schema are described for the same struct; give each a struct of its own");
INSTAR_SENTENCE(two_columns_of_one_name,
                "two members of a struct have the same column name; give one of them another "
                "with .named(\"...\")");
INSTAR_SENTENCE(two_constraints_of_one_name,
                "two constraints of a table, or two indexes of it, have the same name; give one of "
                "them another with .named(\"...\")");

// Columns and members.
INSTAR_SENTENCE(column_described_twice, "a column is described twice; say all of it in one column(...)");
INSTAR_SENTENCE(column_twice_in_key, "a key or an index names the same column twice");
INSTAR_SENTENCE(unmapped_type,
                "the C++ type of a member has no SQL type; give its column one with .type(...), describe an "
                "enumeration with INSTAR_ENUM, or list a composite for its struct in the schema");
INSTAR_SENTENCE(impossible_value,
                "a default or a seeded value is no value of its column's type: a number out of range, a text that is "
                "no number, or an enumerator that INSTAR_ENUM does not name");
INSTAR_SENTENCE(member_not_listed, "a member is used that INSTAR_ADAPT_STRUCT does not list");
INSTAR_SENTENCE(member_of_another_struct, "the description of a table mentions a member of another struct");

// Keys and expressions.
INSTAR_SENTENCE(no_primary_key, "the table has no primary key; give it one, or say without_primary_key()");
INSTAR_SENTENCE(two_primary_keys,
                "the table has two primary keys; for one key over several columns say "
                "primary_key(&T::a, &T::b)");
INSTAR_SENTENCE(needless_without_primary_key, "the table has a primary key and says without_primary_key()");
INSTAR_SENTENCE(foreign_key_out_of_schema,
                "a foreign key references a struct that is not a table of the schema; list its table in the schema, or "
                "name the part that has it with beside<...>()");
INSTAR_SENTENCE(foreign_key_to_no_key, "a foreign key references columns that are neither a primary key nor unique");
INSTAR_SENTENCE(placeholders_and_members_differ,
                "sql() has not as many {} as members; write {{} for braces that are "
                "part of the SQL");
INSTAR_SENTENCE(index_without_name,
                "an index over an expression has no name, and none can be made of its columns; give it one as its "
                "first argument");

// Properties.
INSTAR_SENTENCE(property_of_another_element,
                "a property is said of something that does not have it; docs/reference/dsl.md lists which belong to "
                "what");
INSTAR_SENTENCE(property_said_twice, "a property is said twice of the same thing");
INSTAR_SENTENCE(empty_property, "a property says an empty text; say something, or leave it out");
INSTAR_SENTENCE(property_without_database,
                "this property replaces for one database what holds for all; say for which: "
                "in(sqlite, type(\"BLOB\"))");
INSTAR_SENTENCE(contradictory_properties, "two properties of the same thing exclude each other; keep one");
INSTAR_SENTENCE(identity_option_without_identity,
                "a column that the database does not number has a property of those that it does; say .identity()");
INSTAR_SENTENCE(generated_with_default,
                "a column that the database computes has a default or an identity as well; keep one");
INSTAR_SENTENCE(key_without_operator,
                "a key of an exclusion constraint does not say how it compares; give it "
                ".with(compared_by(\"=\"))");

// Rows.
INSTAR_SENTENCE(row_without_key,
                "a seeded row has no value for a column of the primary key, which tells it from others");
INSTAR_SENTENCE(row_without_value, "a seeded row has no value for a column that is not null and has no default");
INSTAR_SENTENCE(value_said_twice, "a seeded row has two values for the same column");
INSTAR_SENTENCE(two_rows_of_one_key, "two seeded rows of a table have the same primary key");

// Objects.
INSTAR_SENTENCE(
    object_without_property,
    "an object lacks what it is made of, such as definition(\"...\"); docs/reference/dsl.md lists what each "
    "kind needs");
INSTAR_SENTENCE(on_unknown_table, "an object is on a table that the schema does not have; list it in the schema");
INSTAR_SENTENCE(partition_of_whole_table,
                "a partition is of a table that is not partitioned; say partition_by(...) there");
INSTAR_SENTENCE(unknown_label, "a label is renamed to one that the enumeration does not have");
#undef INSTAR_SENTENCE

}  // namespace instar::dsl
