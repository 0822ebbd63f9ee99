#include <boost/test/unit_test.hpp>

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
  execute `UPDATE tasks SET x = 1`
  execute postgresql `SELECT 2` sqlite `SELECT 1`
  execute `SELECT 0` sqlite `SELECT 1`
  run backfill_slugs
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
  BOOST_TEST(migration.upgrade.size() == std::variant_size_v<operation> + 2);
  BOOST_TEST(migration.message == "add \"priority\"");
  BOOST_TEST(migration.parents.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_migration_may_have_no_way_down) {
  const auto text = example.substr(0, example.find("downgrade\n")) + "irreversible \"the column is gone\"\n";
  BOOST_TEST(read_migration(text, "x").irreversible.value() == "the column is gone");
  BOOST_TEST(write_migration(read_migration(text, "x")) == text);
}

BOOST_AUTO_TEST_CASE(the_digest_covers_operations_and_not_the_message) {
  const auto reworded = with(example, "add \\\"priority\\\"", "upgrade");
  BOOST_TEST(digested_part(example) == digested_part(reworded));
  BOOST_TEST(digested_part(example).starts_with("upgrade\n  create table"));
  BOOST_TEST(digested_part(example) != digested_part(with(example, "default 0", "default 1")));
}

BOOST_AUTO_TEST_CASE(a_mistake_is_reported_with_its_line) {
  check_says(error_of_reading(with(example, "rename table a to b", "rename tabel a to b")),
             "add_priority.o:14:1: no operation starts like this");
  check_says(error_of_reading(with(example, "    column status text\n", "")), "expected a column line");
  check_says(error_of_reading(with(example, "sqlite `SELECT 1`", "sqlite `SELECT 1` sqlite `x`")), "named twice");
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
  BOOST_TEST(describe(alter_column{"group by", {.name = "a b"}, {.name = "a b"}}) ==
             R"(alter column "group by" "a b")");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
