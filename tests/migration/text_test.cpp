#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include <instar/migration_text.hpp>

#include "samples.hpp"

namespace {

void check_text(const instar::migration& sample, std::string_view expected) {
  BOOST_TEST(sample.text() == expected);
  BOOST_TEST(instar::write_migration(instar::read_migration(sample.text(), "the sample")) == expected);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migration_text)

BOOST_AUTO_TEST_CASE(every_tie_has_its_canonical_text) {
  check_text(instar_migration_merge_payments, R"(instar migration 1
revision merge_payments
parents 9c2b7d01aaaa 0123456789ab
depends on 3f9a1c0b72de reports
labels payments money
replaces 1111aaaa0001 2222bbbb0002
older programs harmless
message "every tie"
upgrade
downgrade
)");
}

BOOST_AUTO_TEST_CASE(what_new_databases_need_is_said_by_the_numbers_of_steps) {
  check_text(instar_migration_00000000abcd, R"(instar migration 1
revision 00000000abcd
needed when new 1 5 10
needless when new 3
message "what new databases need"
upgrade
  execute `INSERT INTO roles VALUES (1)`
  add column roles note text
  execute postgresql `ANALYZE roles` sqlite `ANALYZE`
  execute `SELECT 1`
  run seed
  execute `a`
  execute `b`
  execute `c`
  execute `d`
  execute `e`
irreversible "only a sample"
)");
}

BOOST_AUTO_TEST_CASE(every_operation_has_its_canonical_text) {
  check_text(instar_migration_0000000000e1, R"(instar migration 1
revision 0000000000e1
parents 9c2b7d01aaaa 0123456789ab
message "every operation"
upgrade
  create table tags
    column id bigint not null identity
    column label varchar(50) not null default 'none'
    check ck_x `length({label}) > 0`
    foreign key fk_x (task_id) references tasks (id) on delete cascade on update restrict
    primary key pk_tags (id)
    unique uq_tags_label (label)
    index ix_x unique (label) where `{label} <> ''`
  drop table old
    column id bigint
  rename table a to b
  add column tasks priority integer not null default 0
  drop column tasks state text
  rename column tasks state to status
  alter column tasks
    column status text
    column status text not null default 'open'
  add constraint tasks foreign key fk_y (a, b) references t (c, d) on delete set null
  add constraint tasks check ck_tasks_title `length({title}) > 0`
  drop constraint tasks unique uq_x (a, b)
  drop constraint tasks primary key pk_tasks (id)
  rename constraint tasks uq_y to uq_z
  create index tasks ix_tasks_due (due_at) where `{status} <> 'done'`
  drop index tasks ix_old (a, b)
  rename index tasks ix_a to ix_b
  execute `UPDATE tasks SET x = 1`
  execute postgresql `SELECT 2` sqlite `SELECT 1`
  execute `SELECT 3` postgresql `SELECT 2` sqlite `SELECT 1`
  run backfill_slugs
  execute outside transaction repeatable `VACUUM`
  execute outside transaction done when `SELECT 1` cleared by `DROP INDEX ix` postgresql `CREATE INDEX CONCURRENTLY ix ON t (a)`
  execute "make copies" (of 'notes', rows 3) `CREATE TABLE "{of}_copies" (a bigint)`
  execute `ANALYZE`
  run tell_all outside transaction
  run lower_labels
    table tags
      column label text not null
      column id bigint
  backfill tasks by id batch 1000 `UPDATE tasks SET x = 1 WHERE {keys}`
  backfill tasks by id batch 50 pause 20 sqlite `UPDATE tasks SET x = 1 WHERE {keys}`
  create index (concurrently) tasks ix_a (a)
  commit
  drop index (concurrently) tasks ix_a (a)
  bulk insert tags
    row (id 1, label 'home')
    row (label 'work')
downgrade
  rename table b to a
  run backfill_slugs
)");
}

BOOST_AUTO_TEST_CASE(every_type_and_default_has_its_canonical_text) {
  check_text(instar_migration_0000000000c1, R"(instar migration 1
revision 0000000000c1
message "every type and default"
upgrade
  create table samples
    column a boolean default true
    column b smallint default false
    column c integer default -9223372036854775808
    column d bigint default 18
    column e real default -0.50
    column f double default 1e10
    column g text default ''
    column h bytes default `x'00'`
    column i date
    column j time
    column k timestamp
    column l timestamptz default `now()`
    column m uuid
    column n json
    column o varchar(200)
    column p numeric(10, 2)
    column q `int4range`
irreversible "the samples are \"gone\""
)");
}

BOOST_AUTO_TEST_CASE(everything_beyond_tables_columns_and_keys_has_its_canonical_text) {
  BOOST_TEST(instar_migration_0000000000d1.text() == R"(instar migration 1
revision 0000000000d1
message "beyond tables, columns and keys"
upgrade
  create schema audit [comment 'who did what']
  create enumeration mood ('sad', 'it\'s fine') [requires 'audit']
  create composite address
    column street text
    column town varchar(50) [collation 'C']
  create view open_tasks [definition 'SELECT 1', only 'sqlite', sqlite.definition 'SELECT 2']
  create table tasks [comment 'what to do', partition_by `RANGE ({id})`, unlogged]
    column id bigint not null identity [always, start 100]
    column moods "mood"[][] [sqlite.type 'TEXT']
    column at timestamptz(3) [generated_stored `{a} + 1`]
    primary key pk (id) [deferrable, include `{at}, {a}}b}`]
    foreign key fk (a, b) references t (c, d) on delete set null [not_valid, set_columns `{a}`]
    exclude ex (room [operator '='], `during({x})` [only 'sqlite', operator '&&']) where `{room} > 0` [method 'gist']
    index ix unique (a, b [collation 'C', descending, nulls_last], `lower({c})`, d) where `{a} > 0` [include `{e}`, parameters 'fillfactor=70']
    row (done false, id 1, label 'open', note `null`, weight 0.50)
  alter table tasks
    properties [unlogged]
    properties
  alter column tasks using `{a}::integer`
    column a text
    column a integer
  alter constraint tasks
    check ck `{a} > 0` [not_valid]
    check ck `{a} > 0`
  alter index tasks
    index ix (a)
    index ix (a) [postgresql.method 'hash']
  insert row states (id 1)
  delete row states (id -2)
  update row states
    row (a 'x', id 1)
    row (a `now()`, id 1)
  alter object
    composite address
      column street text
    composite address [comment 'x']
      column street text
  drop trigger touch on "audit.tasks" [definition 'BEFORE UPDATE']
  rename sequence ids to numbers
  rename policy own on tasks to mine
  rename label mood 'sad' to 'blue'
downgrade
  drop table tasks [comment 'what to do']
    column id bigint
)");
}

BOOST_AUTO_TEST_CASE(awkward_text_is_escaped) {
  check_text(instar_migration_0000000000a1, R"(instar migration 1
revision 0000000000a1
message "say \"hello\"\nand \\ more \x01 \x7f"
upgrade
  create table "my table"
    column select text default 'it\'s `quoted`\n'
    column "1st" text
    column "größe" text
    column "a\"b" `a\`b`
    check "c k" `{select} <> \`x\` AND '{{' <> ''`
  rename column "my table" select to von
  execute `SELECT \`a\`\n  FROM "b" -- \\`
downgrade
)");
}

BOOST_AUTO_TEST_CASE(a_migration_may_do_nothing) {
  check_text(instar_migration_00000000000f, R"(instar migration 1
revision 00000000000f
parents 0000000000e1
message ""
upgrade
downgrade
)");
}

BOOST_AUTO_TEST_CASE(many_steps_have_one_text) {
  std::string expected = "instar migration 1\nrevision 0000000000b1\nmessage \"many steps\"\nupgrade\n";
  for (int i = 100; i != 1000; ++i) {
    if (i == 700) expected += "downgrade\n";
    expected += "  rename table a" + std::to_string(i) + " to b\n";
  }
  check_text(instar_migration_0000000000b1, expected);
}

BOOST_AUTO_TEST_SUITE_END()
