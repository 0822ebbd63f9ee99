#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"
#include "support/throws.hpp"

namespace instar::testing {
namespace {

using rows = std::vector<text_row>;

/// A database that holds a schema, and changes as a migration says them.
class changing_database {
 public:
  explicit changing_database(const std::vector<std::string_view>& blocks)
      : database_(scratch_postgresql()), schema_(read_declaration(blocks, "test").schema) {
    create(*database_, schema_);
  }

  rows query(const std::string& sql) { return database_->query(sql); }

  void change(const std::string& operations) {
    const std::string text =
        "instar migration 1\nrevision 000000000000\nmessage \"\"\nupgrade\n" + operations + "irreversible \"a test\"\n";
    query("BEGIN");
    try {
      schema_ = make(*database_, schema_, read_migration(text, "test").upgrade);
      query("COMMIT");
    } catch (...) {
      query("ROLLBACK");
      throw;
    }
  }

 private:
  std::unique_ptr<scratch_database> database_;
  model schema_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(postgresql_changes)

BOOST_AUTO_TEST_CASE(a_row_that_holds_a_value_which_goes_stops_the_change) {
  changing_database any({"enumeration mood ('sad', 'glad')\n", "table people\n  column feels \"mood\"\n"});
  any.query("INSERT INTO people VALUES ('sad')");
  const std::string change = "  alter object\n    enumeration mood ('sad', 'glad')\n    enumeration mood ('glad')\n";
  BOOST_TEST(message_of([&] { any.change(change); }).find("people.feels") != std::string::npos);
  BOOST_TEST((any.query("SELECT feels FROM people") == rows{{"sad"}}));
  any.query("UPDATE people SET feels = 'glad'");
  any.change(change);
  BOOST_TEST((any.query("SELECT feels FROM people") == rows{{"glad"}}));
}

BOOST_AUTO_TEST_CASE(a_value_that_holds_within_an_array_stops_the_change) {
  changing_database any({"enumeration mood ('sad', 'glad')\n", "table people\n  column felt \"mood\"[]\n"});
  any.query("INSERT INTO people VALUES ('{glad,sad}')");
  BOOST_CHECK_THROW(any.change("  alter object\n    enumeration mood ('sad', 'glad')\n    enumeration mood ('glad')\n"),
                    std::runtime_error);
}

BOOST_AUTO_TEST_CASE(an_added_value_rewrites_no_table) {
  changing_database any({"enumeration mood ('sad', 'glad')\n", "table people\n  column feels \"mood\"\n"});
  const auto file = any.query("SELECT pg_relation_filenode('people')");
  any.change("  alter object\n    enumeration mood ('sad', 'glad')\n    enumeration mood ('sad', 'so so', 'glad')\n");
  BOOST_TEST((any.query("SELECT pg_relation_filenode('people')") == file));
}

BOOST_AUTO_TEST_CASE(an_added_value_can_be_used_at_once) {
  changing_database any({"enumeration mood ('sad')\n", "table people\n  column feels \"mood\"\n"});
  any.query("INSERT INTO people VALUES (NULL)");
  any.change(
      "  alter object\n    enumeration mood ('sad')\n    enumeration mood ('sad', 'glad')\n"
      "  execute `UPDATE people SET feels = 'glad'`\n");
  BOOST_TEST((any.query("SELECT feels FROM people") == rows{{"glad"}}));
}

BOOST_AUTO_TEST_CASE(a_renamed_value_is_renamed_in_the_rows) {
  changing_database any({"enumeration mood ('sad')\n", "table people\n  column feels \"mood\"\n"});
  any.query("INSERT INTO people VALUES ('sad')");
  any.change("  rename label mood 'sad' to 'blue'\n");
  BOOST_TEST((any.query("SELECT feels FROM people") == rows{{"blue"}}));
}

BOOST_AUTO_TEST_CASE(a_composite_keeps_the_attributes_that_stay) {
  changing_database any({"composite place\n  column street text\n  column zip integer\n",
                         "table people\n  column lives \"place\"\n  column lived \"place\"[]\n"});
  any.query("INSERT INTO people VALUES (ROW('a', 7), ARRAY[ROW('b', 8)::place, NULL]), (NULL, '{}')");
  any.change(
      "  alter object\n    composite place\n      column street text\n      column zip integer\n"
      "    composite place\n      column zip text\n      column city text\n      column street text\n");
  BOOST_TEST((any.query("SELECT lives, lived FROM people ORDER BY lives") ==
              rows{{"(7,,a)", "{\"(8,,b)\",NULL}"}, {"NULL", "{}"}}));
}

BOOST_AUTO_TEST_CASE(numbers_go_on_when_their_options_change) {
  changing_database any({"table people\n  column id bigint not null identity\n  column name text\n"});
  const auto next = [&] { return any.query("INSERT INTO people (name) VALUES ('x') RETURNING id"); };
  BOOST_TEST((next() == rows{{"1"}}));
  any.change(
      "  alter column people\n    column id bigint not null identity\n"
      "    column id bigint not null identity [increment 10]\n");
  BOOST_TEST((next() == rows{{"11"}}));
  any.change(
      "  alter column people\n    column id bigint not null identity [increment 10]\n"
      "    column id bigint not null identity [minimum 100]\n");
  BOOST_TEST((next() == rows{{"101"}}));
  any.change(
      "  alter column people\n    column id bigint not null identity [minimum 100]\n"
      "    column id bigint not null identity [minimum 100, start 500]\n");
  BOOST_TEST((next() == rows{{"102"}}));
}

BOOST_AUTO_TEST_CASE(an_unused_identity_starts_where_it_is_told_to) {
  changing_database any({"table people\n  column id bigint not null identity\n  column name text\n"});
  any.change(
      "  alter column people\n    column id bigint not null identity\n"
      "    column id bigint not null identity [start 500]\n");
  BOOST_TEST((any.query("INSERT INTO people (name) VALUES ('x') RETURNING id") == rows{{"500"}}));
}

BOOST_AUTO_TEST_CASE(an_identity_that_becomes_one_counts_on_in_its_own_way) {
  changing_database any({"table people\n  column id bigint not null\n  column name text\n"});
  any.query("INSERT INTO people (id) VALUES (-7), (3)");
  any.change(
      "  alter column people\n    column id bigint not null\n"
      "    column id bigint not null identity [always, increment -2]\n");
  BOOST_TEST((any.query("INSERT INTO people (name) VALUES ('x') RETURNING id") == rows{{"-9"}}));
}

BOOST_AUTO_TEST_CASE(new_rows_get_numbers_behind_those_of_the_schema) {
  changing_database any(
      {"table states\n  column id bigint not null identity [always]\n  column name text\n"
       "  primary key pk_states (id)\n  row (id 7, name 'open')\n"});
  const auto next = [&] { return any.query("INSERT INTO states (name) VALUES ('x') RETURNING id"); };
  BOOST_TEST((next() == rows{{"8"}}));
  any.change("  insert row states (id 3, name 'a')\n");
  BOOST_TEST((next() == rows{{"9"}}));
  any.change("  insert row states (id 20, name 'b')\n");
  BOOST_TEST((next() == rows{{"21"}}));
}

BOOST_AUTO_TEST_CASE(a_table_is_parted_with_its_rows_and_numbers) {
  changing_database any(
      {"table events\n  column id bigint not null identity [always]\n  column at integer not null\n"
       "  primary key pk_events (id, at)\n"});
  any.query("INSERT INTO events (at) VALUES (1), (100), (2)");
  any.query("DELETE FROM events WHERE id = 3");
  any.change(
      "  create partition low on events [bounds 'FROM (0) TO (10)']\n"
      "  create partition rest on events [bounds 'DEFAULT']\n"
      "  alter table events\n    properties\n    properties [partition_by `RANGE ({at})`]\n");
  BOOST_TEST((any.query("SELECT tableoid::regclass, id, at FROM events ORDER BY id") ==
              rows{{"low", "1", "1"}, {"rest", "2", "100"}}));
  BOOST_TEST((any.query("INSERT INTO events (at) VALUES (5) RETURNING id") == rows{{"4"}}));
  any.change(
      "  alter table events\n    properties [partition_by `RANGE ({at})`]\n    properties\n"
      "  drop partition low on events [bounds 'FROM (0) TO (10)']\n"
      "  drop partition rest on events [bounds 'DEFAULT']\n");
  BOOST_TEST((any.query("SELECT id, at FROM events ORDER BY id") == rows{{"1", "1"}, {"2", "100"}, {"4", "5"}}));
  BOOST_TEST((any.query("INSERT INTO events (at) VALUES (5) RETURNING id") == rows{{"5"}}));
}

BOOST_AUTO_TEST_CASE(a_table_with_a_stranger_s_trigger_is_not_exchanged) {
  const std::string change =
      "  create partition rest on events [bounds 'DEFAULT']\n"
      "  alter table events\n    properties\n    properties [partition_by `RANGE ({at})`]\n";
  for (const std::string stranger :
       {"CREATE TRIGGER mine BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()",
        "CREATE POLICY mine ON events", "CREATE INDEX mine ON events (at)",
        "CREATE STATISTICS mine ON id, at FROM events", "CREATE RULE mine AS ON DELETE TO events DO INSTEAD NOTHING",
        "CREATE PUBLICATION mine FOR TABLE events", "ALTER TABLE events ADD CHECK (at > 0)",
        "ALTER TABLE events ADD mine text"}) {
    changing_database any({"table events\n  column id bigint\n  column at integer not null\n"});
    any.query(stranger);
    BOOST_TEST(message_of([&] { any.change(change); }).find("what no migration made") != std::string::npos);
    any.query("DROP PUBLICATION IF EXISTS mine");
  }
}

BOOST_AUTO_TEST_CASE(row_security_hides_no_row_from_an_exchange) {
  changing_database any({"table other\n  column id bigint\n"});
  any.query("GRANT ALL ON SCHEMA public TO writer");
  any.query("SET ROLE writer");
  any.change(
      "  create table events [row_security, force_row_security]\n    column at integer not null\n"
      "  create policy few on events [using 'at < 10']\n");
  any.query("INSERT INTO events VALUES (1), (2)");
  any.query("ALTER TABLE events NO FORCE ROW LEVEL SECURITY");
  any.query("INSERT INTO events VALUES (100)");
  any.query("ALTER TABLE events FORCE ROW LEVEL SECURITY");
  any.change(
      "  create partition rest on events [bounds 'DEFAULT']\n"
      "  alter table events\n    properties [row_security, force_row_security]\n"
      "    properties [row_security, force_row_security, partition_by `RANGE ({at})`]\n");
  BOOST_TEST((any.query("SELECT count(*) FROM events") == rows{{"2"}}));
  any.query("RESET ROLE");
  BOOST_TEST((any.query("SELECT count(*) FROM events") == rows{{"3"}}));
}

BOOST_AUTO_TEST_CASE(an_attached_partition_refuses_rows_that_are_not_its_own) {
  changing_database any({"table events [partition_by `RANGE ({at})`]\n  column at integer\n",
                         "partition low on events [bounds 'FROM (0) TO (10)']\n"});
  any.query("INSERT INTO events VALUES (7)");
  BOOST_CHECK_THROW(any.change("  alter object\n    partition low on events [bounds 'FROM (0) TO (10)']\n"
                               "    partition low on events [bounds 'FROM (0) TO (5)']\n"),
                    std::runtime_error);
  BOOST_TEST((any.query("SELECT at FROM low") == rows{{"7"}}));
}

BOOST_AUTO_TEST_CASE(a_generated_column_follows_its_new_expression) {
  changing_database any(
      {"table things\n  column size integer\n  column more integer [generated_stored `{size} + 1`]\n"});
  any.query("INSERT INTO things VALUES (1)");
  any.change(
      "  alter column things\n    column more integer [generated_stored `{size} + 1`]\n"
      "    column more integer [generated_stored `{size} + 2`]\n");
  BOOST_TEST((any.query("SELECT more FROM things") == rows{{"3"}}));
  any.change(
      "  alter column things\n    column more integer [generated_stored `{size} + 2`]\n    column more integer\n");
  any.query("UPDATE things SET size = 10");
  BOOST_TEST((any.query("SELECT more FROM things") == rows{{"3"}}));
}

BOOST_AUTO_TEST_CASE(a_conversion_says_what_becomes_of_a_value) {
  changing_database any({"table things\n  column size text\n"});
  any.query("INSERT INTO things VALUES ('12 kg')");
  any.change(
      "  alter column things using `split_part({size}, ' ', 1)::integer`\n    column size text\n"
      "    column size integer\n");
  BOOST_TEST((any.query("SELECT size FROM things") == rows{{"12"}}));
}

BOOST_AUTO_TEST_CASE(a_type_that_is_stored_alike_rewrites_no_table) {
  changing_database any({"table things\n  column size varchar(10) [collation 'C']\n  column exact numeric(8, 2)\n"});
  const auto file = any.query("SELECT pg_relation_filenode('things')");
  any.change(
      "  alter column things\n    column size varchar(10) [collation 'C']\n    column size text [collation 'C']\n"
      "  alter column things\n    column exact numeric(8, 2)\n    column exact numeric\n");
  BOOST_TEST((any.query("SELECT pg_relation_filenode('things')") == file));
}

BOOST_AUTO_TEST_CASE(nothing_changes_where_only_the_description_does) {
  changing_database any(
      {"table states\n  column id integer not null\n  column name text\n"
       "  primary key pk_states (id)\n  row (id 1, name 'open')\n"});
  any.change("  update row states\n    row (id 1, name 'open')\n    row (id 1)\n");
  BOOST_TEST((any.query("SELECT name FROM states") == rows{{"open"}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
