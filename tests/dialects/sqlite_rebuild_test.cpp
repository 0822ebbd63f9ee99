#include <algorithm>

#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

const std::string tasks = R"(table tasks
  column id bigint not null identity [autoincrement]
  column title text not null
  column parent bigint
  column done boolean not null default false
  primary key pk_tasks (id)
  foreign key fk_tasks_parent (parent) references tasks (id) on delete cascade
  index ix_tasks_open (title) where `{done} = 0`
)";
const std::string notes = R"(table notes
  column task_id bigint
  column body text
  foreign key fk_notes_task (task_id) references tasks (id) on delete cascade
)";
const std::string links = R"(table links
  column task_id bigint
  foreign key fk_links_task (task_id) references tasks (id) on delete set null
)";

/// A database as an application has filled it over the years.
struct filled_database {
  std::unique_ptr<scratch_database> database = scratch_sqlite();
  model schema = read_declaration({tasks, notes, links}, "test").schema;

  filled_database() {
    create(*database, schema);
    for (const char* sql :
         {"INSERT INTO tasks (id, title, parent) VALUES (1, 'a', NULL), (2, 'b', 1), (3, 'c', 2), (9, 'z', NULL)",
          "DELETE FROM tasks WHERE id = 9",
          "INSERT INTO notes (rowid, task_id, body) VALUES (5, 2, 'x'), (3, 1, 'y'), (8, NULL, 'z')",
          "INSERT INTO links VALUES (3)", "CREATE TABLE log (line TEXT)",
          "CREATE VIEW titles AS SELECT title FROM tasks",
          "CREATE TRIGGER log_task AFTER INSERT ON tasks BEGIN INSERT INTO log VALUES (new.title); END",
          "CREATE TRIGGER log_note AFTER INSERT ON notes BEGIN UPDATE tasks SET done = 1 WHERE id = new.task_id; END",
          "CREATE INDEX by_other_hands ON tasks (parent, title)", "PRAGMA foreign_keys = ON"})
      database->query(sql);
  }

  /// In a transaction begun as the dialect's script begins it.
  void change(const operation& one) {
    database->query("PRAGMA foreign_keys = OFF");
    database->query("BEGIN IMMEDIATE");
    try {
      schema = make(*database, schema, one);
    } catch (...) {
      database->query("ROLLBACK");
      throw;
    }
    database->query("COMMIT");
    database->query("PRAGMA foreign_keys = ON");
  }

  std::vector<text_row> rows(const std::string& sql) { return database->query(sql); }
};

using rows = std::vector<text_row>;

const operation stricter = alter_column{
    "tasks",
    {.name = "done", .type = {.name = "boolean"}, .not_null = true, .default_value = {term_kind::boolean, "false"}},
    {.name = "done", .type = {.name = "boolean"}, .not_null = true}};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_rebuild, filled_database)

BOOST_AUTO_TEST_CASE(rows_that_reference_a_rebuilt_table_stay) {
  change(stricter);
  BOOST_TEST((rows("SELECT id, title, parent FROM tasks ORDER BY id") ==
              testing::rows{{"1", "a", "NULL"}, {"2", "b", "1"}, {"3", "c", "2"}}));
  BOOST_TEST((rows("SELECT task_id FROM notes ORDER BY 1") == testing::rows{{"NULL"}, {"1"}, {"2"}}));
  BOOST_TEST((rows("SELECT task_id FROM links") == testing::rows{{"3"}}));
}

BOOST_AUTO_TEST_CASE(keys_to_a_rebuilt_table_still_hold) {
  change(stricter);
  BOOST_CHECK_THROW(rows("INSERT INTO notes VALUES (77, 'nobody')"), std::runtime_error);
  rows("DELETE FROM tasks WHERE id = 1");
  BOOST_TEST((rows("SELECT count(*) FROM tasks") == testing::rows{{"0"}}));
  BOOST_TEST((rows("SELECT task_id FROM notes") == testing::rows{{"NULL"}}));
  BOOST_TEST((rows("SELECT task_id FROM links") == testing::rows{{"NULL"}}));
}

BOOST_AUTO_TEST_CASE(rowids_stay_in_a_table_without_a_numbered_key) {
  change(add_constraint{"notes", unique{"uq_notes", {"body"}}});
  BOOST_TEST(
      (rows("SELECT rowid, body FROM notes ORDER BY rowid") == testing::rows{{"3", "y"}, {"5", "x"}, {"8", "z"}}));
}

BOOST_AUTO_TEST_CASE(numbering_goes_on_behind_rows_long_gone) {
  change(stricter);
  rows("INSERT INTO tasks (title, done) VALUES ('new', 0)");
  BOOST_TEST((rows("SELECT id FROM tasks WHERE title = 'new'") == testing::rows{{"10"}}));
}

BOOST_AUTO_TEST_CASE(numbering_goes_on_in_an_empty_table) {
  rows("DELETE FROM tasks");
  change(stricter);
  rows("INSERT INTO tasks (title, done) VALUES ('new', 0)");
  BOOST_TEST((rows("SELECT id FROM tasks") == testing::rows{{"10"}}));
}

BOOST_AUTO_TEST_CASE(triggers_views_and_foreign_indexes_stay) {
  const auto list = "SELECT type, name FROM sqlite_schema WHERE type <> 'table' ORDER BY 1, 2";
  const auto before = rows(list);
  change(stricter);
  BOOST_TEST((rows(list) == before));
  rows("INSERT INTO tasks (title, done) VALUES ('new', 0)");
  BOOST_TEST((rows("SELECT line FROM log ORDER BY rowid DESC LIMIT 1") == testing::rows{{"new"}}));
  BOOST_TEST((rows("SELECT title FROM titles WHERE title = 'new'") == testing::rows{{"new"}}));
  rows("INSERT INTO notes VALUES (10, 'done')");
  BOOST_TEST((rows("SELECT done FROM tasks WHERE id = 10") == testing::rows{{"1"}}));
}

BOOST_AUTO_TEST_CASE(a_table_that_others_have_changed_is_not_rebuilt_over) {
  rows("ALTER TABLE tasks ADD COLUMN by_hand TEXT DEFAULT 'kept'");
  BOOST_CHECK_THROW(change(stricter), std::runtime_error);
  BOOST_TEST((rows("SELECT by_hand FROM tasks WHERE id = 1") == testing::rows{{"kept"}}));
  rows("ALTER TABLE tasks DROP COLUMN by_hand");
  change(stricter);
}

BOOST_AUTO_TEST_CASE(a_column_that_is_gone_is_not_filled_with_its_name) {
  rows("ALTER TABLE notes DROP COLUMN body");
  BOOST_CHECK_THROW(change(add_constraint{"notes", unique{"uq_notes", {"task_id"}}}), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_strict_table_is_not_rebuilt_as_another) {
  rows("DROP TABLE links");
  rows("CREATE TABLE links (task_id INTEGER) STRICT");
  BOOST_CHECK_THROW(change(add_constraint{"links", unique{"uq_links", {"task_id"}}}), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_rename_after_a_rebuild_is_followed_by_all_that_refers_to_the_table) {
  change(stricter);
  change(rename_table{"tasks", "todos"});
  change(rename_column{"todos", "title", "name"});
  rows("INSERT INTO todos (name, done) VALUES ('new', 0)");
  BOOST_TEST((rows("SELECT line FROM log ORDER BY rowid DESC LIMIT 1") == testing::rows{{"new"}}));
  BOOST_TEST((rows("SELECT count(*) FROM titles") == testing::rows{{"4"}}));
  rows("DELETE FROM todos");
  BOOST_TEST((rows("SELECT count(*) FROM notes") == testing::rows{{"1"}}));
}

BOOST_AUTO_TEST_CASE(a_column_that_a_view_shows_is_not_dropped_under_it) {
  rows("CREATE VIEW bodies AS SELECT body FROM notes");
  BOOST_CHECK_THROW(change(drop_column{"notes", *schema.find_table("notes")->find_column("body")}), std::runtime_error);
  BOOST_TEST((rows("SELECT count(*) FROM bodies") == testing::rows{{"3"}}));
}

BOOST_AUTO_TEST_CASE(a_value_that_the_new_type_cannot_hold_stops_the_change) {
  const auto before = database->description();
  BOOST_CHECK_THROW(change(alter_column{"tasks",
                                        {.name = "title", .type = {.name = "text"}, .not_null = true},
                                        {.name = "title", .type = {.name = "integer"}, .not_null = true}}),
                    std::runtime_error);
  BOOST_TEST((rows("SELECT title FROM tasks ORDER BY id") == testing::rows{{"a"}, {"b"}, {"c"}}));
  BOOST_TEST((database->description() == before));
}

BOOST_AUTO_TEST_CASE(values_that_the_new_type_can_hold_become_it) {
  rows("UPDATE tasks SET title = id || '0'");
  change(alter_column{"tasks",
                      {.name = "title", .type = {.name = "text"}, .not_null = true},
                      {.name = "title", .type = {.name = "integer"}, .not_null = true}});
  BOOST_TEST((rows("SELECT title, typeof(title) FROM tasks ORDER BY id") ==
              testing::rows{{"10", "integer"}, {"20", "integer"}, {"30", "integer"}}));
}

BOOST_AUTO_TEST_CASE(text_becomes_the_bytes_it_is_made_of_and_back) {
  const column text{.name = "body", .type = {.name = "text"}}, bytes{.name = "body", .type = {.name = "bytes"}};
  change(alter_column{"notes", text, bytes});
  BOOST_TEST((rows("SELECT hex(body), typeof(body) FROM notes WHERE rowid = 5") == testing::rows{{"78", "blob"}}));
  change(alter_column{"notes", bytes, text});
  BOOST_TEST((rows("SELECT body, typeof(body) FROM notes WHERE rowid = 5") == testing::rows{{"x", "text"}}));
}

BOOST_AUTO_TEST_CASE(a_null_in_a_column_that_must_have_a_value_stops_the_change) {
  BOOST_CHECK_THROW(change(alter_column{"tasks",
                                        {.name = "parent", .type = {.name = "bigint"}},
                                        {.name = "parent", .type = {.name = "bigint"}, .not_null = true}}),
                    std::runtime_error);
  BOOST_TEST((rows("SELECT count(*) FROM tasks") == testing::rows{{"3"}}));
}

BOOST_AUTO_TEST_CASE(a_row_that_breaks_a_new_foreign_key_stops_the_change) {
  rows("INSERT INTO notes VALUES (1, '77')");
  change(add_column{"notes", {.name = "number", .type = {.name = "bigint"}}});
  rows("UPDATE notes SET number = 77 WHERE body = '77'");
  BOOST_CHECK_THROW(change(add_constraint{"notes", foreign_key{.name = "fk_notes_number",
                                                               .columns = {"number"},
                                                               .referenced_table = "tasks",
                                                               .referenced_columns = {"id"}}}),
                    std::runtime_error);
}

BOOST_AUTO_TEST_CASE(an_added_identity_numbers_the_rows_there_are) {
  change(add_column{"notes", {.name = "id", .type = {.name = "bigint"}, .not_null = true, .identity = true}});
  change(add_constraint{"notes", primary_key{"pk_notes", {"id"}}});
  BOOST_TEST((rows("SELECT id, body FROM notes ORDER BY id") == testing::rows{{"3", "y"}, {"5", "x"}, {"8", "z"}}));
  rows("INSERT INTO notes (body) VALUES ('new')");
  BOOST_TEST((rows("SELECT id FROM notes WHERE body = 'new'") == testing::rows{{"9"}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
