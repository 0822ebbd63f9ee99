#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"
#include "support/throws.hpp"

namespace instar::testing {
namespace {

const std::string mood = "enumeration mood ('happy', 'sad', 'so so')\n";
const std::string people = R"(table people
  column id integer not null
  column mood "mood"
  column age text
  column boss integer
  primary key pk_people (id)
  foreign key fk_boss (boss) references people (id) on delete cascade
)";

using table_rows = std::vector<text_row>;

struct some_people {
  std::unique_ptr<scratch_database> database = scratch_sqlite();
  model schema = read_declaration({mood, people}, "test").schema;

  some_people() {
    create(*database, schema);
    rows(
        "INSERT INTO people VALUES (1, 'happy', '41', NULL), (2, 'sad', NULL, 1), (3, 'sad', 'old', 1), "
        "(4, NULL, '7', 2)");
  }

  table_rows rows(const std::string& sql) { return database->query(sql); }

  void change(const std::string& lines) {
    const auto all = read_migration("instar migration 1\nrevision 000000000000\nmessage \"\"\nupgrade\n" + lines +
                                        "irreversible \"a test\"\n",
                                    "test")
                         .upgrade;
    rows("BEGIN");
    try {
      schema = make(*database, schema, all);
    } catch (...) {
      rows("ROLLBACK");
      throw;
    }
    rows("COMMIT");
  }

  /// What stands in the way of a change, without the SQL.
  std::string objection_of_rows(const std::string& lines) {
    const auto before = database->description();
    const std::string message = message_of([&] { change(lines); });
    BOOST_TEST((database->description() == before));
    return message.substr(0, message.find('\n'));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_rows, some_people)

BOOST_AUTO_TEST_CASE(a_label_that_is_in_use_cannot_go) {
  const std::string without_sad =
      "  alter object\n    enumeration mood ('happy', 'sad', 'so so')\n"
      "    enumeration mood ('happy', 'so so')\n";
  BOOST_TEST(objection_of_rows(without_sad) ==
             "rows of people hold values in mood that are no labels of enumeration mood: sad");
  change("  execute `UPDATE people SET mood = 'so so' WHERE mood = 'sad'`\n" + without_sad);
  BOOST_TEST((rows("SELECT DISTINCT mood FROM people ORDER BY 1") == table_rows{{"NULL"}, {"happy"}, {"so so"}}));
  BOOST_TEST(message_of([&] { rows("UPDATE people SET mood = 'sad'"); }).starts_with("CHECK constraint failed: mood"));
}

BOOST_AUTO_TEST_CASE(a_label_is_renamed_in_every_row) {
  change("  rename label mood 'sad' to 'it\\'s {blue}'\n");
  BOOST_TEST((rows("SELECT mood FROM people ORDER BY id") ==
              table_rows{{"happy"}, {"it's {blue}"}, {"it's {blue}"}, {"NULL"}}));
}

BOOST_AUTO_TEST_CASE(texts_become_labels_where_they_are_some) {
  change("  alter column people\n    column mood \"mood\"\n    column mood text\n");
  rows("UPDATE people SET mood = 'angry' WHERE id = 4");
  const std::string back = "  alter column people\n    column mood text\n    column mood \"mood\"\n";
  BOOST_TEST(objection_of_rows(back) ==
             "rows of people hold values in mood that are no labels of enumeration mood: angry");
  rows("UPDATE people SET mood = 'sad' WHERE id = 4");
  change(back);
}

BOOST_AUTO_TEST_CASE(a_column_that_must_have_values_names_the_rows_without) {
  BOOST_TEST(objection_of_rows("  alter column people\n    column age text\n    column age text not null\n") ==
             "column age of people must have a value in every row, and these have none: 2");
  BOOST_TEST(objection_of_rows("  add column people name text not null\n") ==
             "column name of people must have a value in every row, and nothing says which in these: 1");
  change("  alter column people using `coalesce({age}, 'none')`\n    column age text\n    column age text not null\n");
  BOOST_TEST((rows("SELECT age FROM people WHERE id = 2") == table_rows{{"none"}}));
}

BOOST_AUTO_TEST_CASE(values_that_the_new_type_has_not_are_named) {
  BOOST_TEST(objection_of_rows("  alter column people\n    column age text\n    column age integer\n") ==
             "rows of people hold values in age that are no INTEGER: old");
  change("  alter column people using `CAST({age} AS INTEGER) + {id}`\n    column age text\n    column age integer\n");
  BOOST_TEST((rows("SELECT age, typeof(age) FROM people ORDER BY id") ==
              table_rows{{"42", "integer"}, {"NULL", "null"}, {"3", "integer"}, {"11", "integer"}}));
}

BOOST_AUTO_TEST_CASE(a_strict_table_takes_no_value_of_another_type) {
  rows("UPDATE people SET boss = 'nobody' WHERE id = 1");
  BOOST_TEST(objection_of_rows("  alter table people\n    properties\n    properties [strict]\n") ==
             "cannot store TEXT value in INTEGER column instar_new_people.boss");
  rows("UPDATE people SET boss = NULL WHERE id = 1");
  change("  alter table people\n    properties\n    properties [strict]\n");
}

BOOST_AUTO_TEST_CASE(a_conflict_clause_passes_over_no_row_that_is_there) {
  BOOST_TEST(objection_of_rows("  add constraint people unique uq_boss (boss) [on_conflict 'IGNORE']\n") ==
             "UNIQUE constraint failed: instar_new_people.boss");
  BOOST_TEST((rows("SELECT count(*) FROM people") == table_rows{{"4"}}));
}

BOOST_AUTO_TEST_CASE(rows_of_the_schema_come_change_and_go) {
  change(
      "  insert row people (age 'it\\'s', id 10, mood 'happy')\n"
      "  insert row people (boss 10, id 11)\n"
      "  update row people\n    row (age 'it\\'s', id 10, mood 'happy')\n    row (age `'n' || 'o'`, id 10)\n");
  BOOST_TEST((rows("SELECT * FROM people WHERE id > 9") ==
              table_rows{{"10", "happy", "no", "NULL"}, {"11", "NULL", "NULL", "10"}}));
  BOOST_TEST(objection_of_rows("  delete row people (age `'n' || 'o'`, id 10)\n") ==
             "rows of people reference rows that are not there: people");
  change("  delete row people (age `'n' || 'o'`, id 10)\n  delete row people (boss 10, id 11)\n");
  BOOST_TEST((rows("SELECT count(*) FROM people") == table_rows{{"4"}}));
}

BOOST_AUTO_TEST_CASE(a_row_that_is_there_already_stops_the_change) {
  BOOST_TEST(objection_of_rows("  insert row people (id 1)\n") == "UNIQUE constraint failed: people.id");
}

BOOST_AUTO_TEST_CASE(a_view_that_refers_to_nothing_stops_the_change) {
  BOOST_TEST(objection_of_rows("  create view names [definition 'SELECT name FROM people']\n") ==
             "no such column: name");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
