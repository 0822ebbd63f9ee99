#include <boost/test/unit_test.hpp>
#include <set>

#include <instar/migration_text.hpp>

#include "support/throws.hpp"

namespace instar {
namespace {

using testing::check_says;
using testing::error_of;

const std::string example = R"(instar migration 1
revision 3f9a1c0b72de
parents 9c2b7d01aaaa 0123456789ab
message "add \"priority\""
upgrade
  create table "my tags"
    column id bigint not null identity
    column label varchar(50) not null default 'none'
    check ck_label `length({label}) > 0`
    primary key pk_tags (id)
    index ix_label unique (label) where `{label} <> ''`
  drop table old
    column id bigint
  rename table a to b
  add column tasks priority integer not null default 0
  drop column tasks state text
  rename column tasks state to status
  alter column tasks
    column status text
    column status text not null default 'open'
  add constraint tasks foreign key fk_x (a, b) references t (c, d) on delete cascade
  drop constraint tasks unique uq_x (a)
  rename constraint tasks uq_y to uq_z
  create index tasks ix_tasks_due (due_at)
  drop index tasks ix_old (a)
  rename index tasks ix_a to ix_b
  create table shapes [comment 'of all\nkinds', strict, postgresql.unlogged]
    column path integer[][] [postgresql.storage 'EXTERNAL']
    column mood "mood"[] default '{}' [comment 'how it felt']
    column code `citext` default `upper('x')`
    exclude ex_path (id [operator '='], `lower({code})` [operator '=']) where `{id} > 3` [method 'gist']
    foreign key fk_x (a) references t (b) on update set default [deferrable, match_full]
    index ix_code unique (code [descending, nulls_last], `({id} + 1)`) where `{id} > 0` [include `{a}, {b}`]
    row (code 'x', id 1, mood `null`)
  alter table shapes
    properties
    properties [unlogged]
  alter column tasks using `{status}::integer`
    column status text
    column status integer [comment 'a number']
  alter constraint tasks
    foreign key fk_x (a) references t (b) [not_valid]
    foreign key fk_x (a) references t (b)
  alter index tasks
    index ix_a (a)
    index ix_a (a) [parameters 'fillfactor=70']
  insert row tasks (id 1, title 'it\'s')
  delete row tasks (id 2)
  update row tasks
    row (id 1)
    row (done true, id 1)
  create enumeration "mood swing" ('sad', 'it\'s fine')
  create composite place
    column x double
    column name text
  create trigger touch on tasks [sqlite.definition 'AFTER UPDATE ON tasks BEGIN SELECT 1; END']
  drop materialized view totals [definition 'SELECT 1']
  alter object
    composite place
      column x double
    composite place [comment 'where']
      column x double
      column y double
  rename materialized view totals to sums
  rename trigger touch on tasks to "touch it"
  rename label "mood swing" 'sad' to 'blue\n'
  execute `UPDATE tasks SET x = 1`
  execute postgresql `SELECT 2` sqlite `SELECT 1`
  execute `SELECT 0` sqlite `SELECT 1`
  execute "make copies" (copy 'it\'s', number 3) `CREATE TABLE "{copy}" (a bigint)`
  execute outside transaction repeatable `VACUUM`
  execute "x" outside transaction done when `SELECT 1` cleared by `DROP INDEX ix` sqlite `CREATE INDEX ix ON t (a)`
  run backfill_slugs
  run tell_all outside transaction
  run lower_labels
    table tags
      column id bigint not null
      column label text
    table "more tags"
      column id bigint
  backfill tasks by id batch 1000 `UPDATE tasks SET x = 1 WHERE {keys}`
  backfill "my tasks" by "my id" batch 5 pause 20 sqlite `UPDATE t SET x = 1 WHERE {keys}`
  create index (concurrently) tasks ix_a (a)
  drop index (concurrently) tasks concurrently (a)
  commit
  bulk insert tags
    row (id 1, label 'home')
    row (label 'work')
downgrade
  drop table "my tags"
    column id bigint not null identity
)";

std::string with(std::string text, std::string_view part, std::string_view replacement) {
  return text.replace(text.find(part), part.size(), replacement);
}

error error_of_reading(const std::string& text) {
  return error_of([&] { (void)read_migration(text, "add_priority.o"); });
}

BOOST_AUTO_TEST_SUITE(migration_text_test)

BOOST_AUTO_TEST_CASE(every_operation_is_read_and_written_back_the_same) {
  const auto migration = read_migration(example, "x");
  BOOST_TEST(write_migration(migration) == example);
  std::set<std::size_t> kinds;
  for (const auto& step : migration.upgrade) kinds.insert(step.index());
  BOOST_TEST(kinds.size() == std::variant_size_v<operation>);
  BOOST_TEST(migration.message == "add \"priority\"");
  BOOST_TEST(migration.parents.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_migration_may_have_no_way_down) {
  const auto text = example.substr(0, example.find("downgrade\n")) + "irreversible \"the column is gone\"\n";
  BOOST_TEST(read_migration(text, "x").irreversible.value() == "the column is gone");
  BOOST_TEST(write_migration(read_migration(text, "x")) == text);
}

BOOST_AUTO_TEST_CASE(the_message_of_a_migration_is_read_without_the_rest) {
  BOOST_TEST(read_message(example, "x") == "add \"priority\"");
  BOOST_TEST(read_message(with(example, "upgrade\n", "upgrade\n  no step at all\n"), "x") == "add \"priority\"");
  const auto told_twice = with(example, "upgrade\n", "upgrade\n  execute sql \"\nmessage \\\"other\\\"\"\n");
  BOOST_TEST(read_message(told_twice, "x") == "add \"priority\"");

  const auto misspelt = with(example, "message", "massage");
  BOOST_TEST(error_of([&] { (void)read_message(misspelt, "add_priority.o"); }).message() == "expected `message`");
  for (const auto* text : {"", "message", "instar migration 1\nrevision a\nmessage no quotes\n",
                           "instar migration 1\nmessage \"a\" and more\nupgrade\n",
                           "instar migration 1\nrevision a\nupgrade\nmessage \"a\"\n"})
    BOOST_CHECK_THROW((void)read_message(text, "x"), error);
  const auto cut_off = error_of([] { (void)read_message("instar migration 1\nmessage \"add", "add_priority.o"); });
  BOOST_TEST(cut_off.where() == "add_priority.o:2:13");
}

BOOST_AUTO_TEST_CASE(the_digest_covers_operations_and_not_the_message) {
  const auto reworded = with(example, "add \\\"priority\\\"", "upgrade");
  BOOST_TEST(digested_part(example) == digested_part(reworded));
  BOOST_TEST(digested_part(example).starts_with("upgrade\n  create table"));
  BOOST_TEST(digested_part(example) != digested_part(with(example, "default 0", "default 1")));
}

BOOST_AUTO_TEST_CASE(a_mistake_is_reported_with_its_line) {
  check_says(error_of_reading(with(example, "rename table a to b", "rename tabel a to b")),
             "add_priority.o:14:8: no operation starts like this");
  check_says(error_of_reading(with(example, "run backfill", "walk backfill")), "no operation starts like this");
  check_says(error_of_reading(with(example, "    column status text\n", "")), "expected a column line");
  check_says(error_of_reading(with(example, "    properties\n", "")), "expected a properties line");
  check_says(error_of_reading(with(example, "    row (id 1)\n", "")), "expected a row line");
  check_says(error_of_reading(with(example, "create trigger touch on tasks", "create trigger touch")),
             "a trigger stands on something: expected `on NAME`");
  check_says(error_of_reading(with(example, "view totals [", "view totals on tasks [")),
             "a materialized view stands on nothing");
  check_says(error_of_reading(with(example, "sqlite `SELECT 1`", "sqlite `SELECT 1` sqlite `x`")), "named twice");
}

BOOST_AUTO_TEST_CASE(what_is_said_of_new_databases_is_outside_the_digest_and_about_opaque_steps) {
  const std::string text =
      "instar migration 1\nrevision a1\nneeded when new 2\nneedless when new 3\nmessage \"x\"\nupgrade\n"
      "  add column t c text\n  execute `a`\n  run b\ndowngrade\n";
  const auto migration = read_migration(text, "x");
  BOOST_TEST(write_migration(migration) == text);
  BOOST_TEST(tells_of_new_databases(migration));
  const auto silent = with(text, "needed when new 2\n", "");
  BOOST_TEST(!tells_of_new_databases(read_migration(silent, "x")));
  BOOST_TEST(digested_part(silent) == digested_part(text));
  for (const char* numbers : {"1", "4", "0"})
    check_says(error_of_reading(with(text, "needed when new 2", "needed when new " + std::string(numbers))),
               "step " + std::string(numbers) + " up is no SQL and no function");
  check_says(error_of_reading(with(text, "needed when new 2", "needed when new 2 3")), "both needed and needless");
  check_says(error_of_reading(with(text, "needed when new 2", "needed when new 3 2")), "not in order");
}

BOOST_AUTO_TEST_CASE(what_is_said_of_older_programs_is_one_of_two_words) {
  for (const bool harmless : {true, false}) {
    auto migration = read_migration(example, "x");
    migration.harmless_to_older_programs = harmless;
    const auto text = write_migration(migration);
    BOOST_TEST((read_migration(text, "x") == migration));
    for (const char* words : {"harmful harmless", "friendly"})
      check_says(error_of_reading(with(text, harmless ? " harmless" : " harmful", " " + std::string(words))),
                 "a migration is harmless or harmful to older programs");
  }
}

BOOST_AUTO_TEST_CASE(a_cut_at_any_line_but_whole_steps_of_the_way_down_is_seen) {
  const auto downgrade = example.find("downgrade\n");
  for (std::size_t size = 0; size < downgrade; ++size)
    BOOST_CHECK_THROW((void)read_migration(example.substr(0, size), "x"), error);
}

BOOST_AUTO_TEST_CASE(a_description_is_one_line) {
  for (const auto& step : read_migration(example, "x").upgrade)
    BOOST_TEST(describe(step).find('\n') == std::string::npos);
  BOOST_TEST(describe(alter_column{"t", {.name = "c"}, {.name = "c"}}) == "alter column t c");
  const object trigger{.kind = object_kind::trigger, .name = "touch", .on = "tasks"};
  BOOST_TEST(describe(alter_object{trigger, trigger}) == "alter trigger touch on tasks");
  BOOST_TEST(describe(alter_constraint{"t", check{"ck", "1", {}}, check{"ck", "1", {}}}) == "alter constraint t ck");
  BOOST_TEST(describe(alter_index{"t", {.name = "ix"}, {.name = "ix"}}) == "alter index t ix");
  BOOST_TEST(describe(alter_table{"t", {}, {}}) == "alter table t");
  const row seeded{{{"id", {term_kind::number, "1"}}}};
  BOOST_TEST(describe(update_row{"t", seeded, seeded}) == "update row t (id 1)");
  BOOST_TEST(describe(backfill{"t", "id", "UPDATE t SET a = 1 WHERE {keys}"}) == "backfill t by id in batches of 1000");
  BOOST_TEST(describe(bulk_insert{"t", {seeded}}) == "insert 1 row into t");
  BOOST_TEST(describe(execute{.sql = "x", .per_dialect = {}, .title = "keep copies", .arguments = seeded.values}) ==
             "keep copies (id 1)");
  BOOST_TEST(describe(alter_column{"group by", {.name = "a b"}, {.name = "a b"}}) ==
             R"(alter column "group by" "a b")");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
