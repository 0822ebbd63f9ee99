#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

const model example = read_snapshot(R"(instar snapshot 1

enumeration mood ('sad', 'happy')
trigger touch on tasks [only 'sqlite', sqlite.definition 'AFTER INSERT ON tasks BEGIN SELECT 1; END']

table shapes [only 'postgresql']
  column id bigint not null
  column place point
  primary key pk_shapes (id)
  row (id 1)

table tasks [comment 'all of them', postgresql.comment 'in the big database', postgresql.unlogged]
  column address inet default '10.0.0.1' [sqlite.default `'::1'`, sqlite.type 'TEXT']
  column id bigint not null
  column mood "mood" default 'sad' [sqlite.type 'TEXT']
  column place point [only 'postgresql spatialite']
  check ck_id `{id} > 0` [sqlite.expression `{id} > 1`]
  exclude ex_id (id [operator '=']) [only 'postgresql']
  primary key pk_tasks (id)
  index ix_id (id, `{id} % 7` [only 'postgresql'], address [postgresql.descending]) where `{id} > 3` [sqlite.where `{id} > 4`]
  row (id 1, mood 'sad', place '(1,2)')

end
)",
                                    "example");

std::string seen(const operation& change, std::string_view dialect) {
  std::string text;
  for (const auto& step : project(change, example, dialect)) text += write_operation(step, 0);
  return text.empty() ? "nothing" : text;
}

BOOST_AUTO_TEST_SUITE(projection_test)

BOOST_AUTO_TEST_CASE(each_dialect_sees_what_was_said_for_it_and_for_all) {
  BOOST_TEST(write_snapshot(project(example, "sqlite")) == R"(instar snapshot 1

enumeration mood ('sad', 'happy')
trigger touch on tasks [definition 'AFTER INSERT ON tasks BEGIN SELECT 1; END']

table tasks [comment 'all of them']
  column address `TEXT` default `'::1'`
  column id bigint not null
  column mood `TEXT` default 'sad'
  check ck_id `{id} > 1`
  primary key pk_tasks (id)
  index ix_id (id, address) where `{id} > 4`
  row (id 1, mood 'sad')

end
)");
  BOOST_TEST(write_snapshot(project(example, "postgresql")) == R"(instar snapshot 1

enumeration mood ('sad', 'happy')

table shapes
  column id bigint not null
  column place point
  primary key pk_shapes (id)
  row (id 1)

table tasks [comment 'in the big database', unlogged]
  column address inet default '10.0.0.1'
  column id bigint not null
  column mood "mood" default 'sad'
  column place point
  check ck_id `{id} > 0`
  exclude ex_id (id [operator '='])
  primary key pk_tasks (id)
  index ix_id (id, `{id} % 7`, address [descending]) where `{id} > 3`
  row (id 1, mood 'sad', place '(1,2)')

end
)");
}

BOOST_AUTO_TEST_CASE(changes_to_what_a_dialect_does_not_see_are_nothing_to_it) {
  for (const operation& change : std::vector<operation>{
           rename_table{"shapes", "forms"}, add_column{"shapes", {.name = "c", .type = {.name = "text"}}},
           rename_column{"tasks", "place", "spot"}, rename_constraint{"tasks", "ex_id", "ex"},
           rename_constraint{"shapes", "pk_shapes", "pk"}, add_constraint{"shapes", unique{"uq", {"id"}, {}}},
           insert_row{"shapes", {{{"id", {term_kind::number, "2"}}}}},
           update_row{"tasks",
                      {{{"id", {term_kind::number, "1"}}, {"place", {term_kind::text, "(1,2)"}}}},
                      {{{"id", {term_kind::number, "1"}}, {"place", {term_kind::text, "(3,4)"}}}}}}) {
    BOOST_TEST(seen(change, "sqlite") == "nothing");
    BOOST_TEST(seen(change, "postgresql") == write_operation(change, 0));
  }
  BOOST_TEST(seen(rename_object{object_kind::trigger, "tasks", "touch", "poke"}, "postgresql") == "nothing");
}

BOOST_AUTO_TEST_CASE(a_renamed_label_is_renamed_too_where_a_dialect_has_another_type_for_it) {
  const rename_label change{"mood", "sad", "blue"};
  BOOST_TEST(seen(change, "postgresql") == "rename label mood 'sad' to 'blue'\n");
  BOOST_TEST(seen(change, "sqlite") ==
             "rename label mood 'sad' to 'blue'\n"
             "alter column tasks\n  column mood `TEXT` default 'sad'\n  column mood `TEXT` default 'blue'\n"
             "update row tasks\n  row (id 1, mood 'sad')\n  row (id 1, mood 'blue')\n");
}

BOOST_AUTO_TEST_CASE(an_element_that_a_dialect_comes_to_see_is_added_and_one_that_it_loses_is_dropped) {
  const auto& tasks = *example.find_table("tasks");
  auto everywhere = *tasks.find_column("place");
  everywhere.properties = {};
  const alter_column widened{"tasks", *tasks.find_column("place"), everywhere};
  BOOST_TEST(seen(widened, "sqlite") == "add column tasks place point\n");
  BOOST_TEST(seen(widened, "postgresql") == "nothing");
  BOOST_TEST(seen(*reverse(widened), "sqlite") == "drop column tasks place point\n");

  const alter_table shared{"shapes", example.find_table("shapes")->properties, {}};
  BOOST_TEST(seen(shared, "sqlite") ==
             "create table shapes\n  column id bigint not null\n  column place point\n  primary key pk_shapes (id)\n"
             "  row (id 1)\n");
  BOOST_TEST(seen(shared, "postgresql") == "nothing");
  BOOST_TEST(seen(alter_table{"tasks", example.find_table("tasks")->properties, {{{}, "only", {term_kind::text, "x"}}}},
                  "sqlite")
                 .starts_with("drop table tasks [comment 'all of them']\n  column address `TEXT`"));

  auto trigger = *example.objects.begin();
  trigger.properties = {{{}, "only", {term_kind::text, "postgresql"}}};
  BOOST_TEST(seen(alter_object{*example.objects.begin(), trigger}, "sqlite") ==
             "drop enumeration mood ('sad', 'happy')\n");
}

BOOST_AUTO_TEST_CASE(properties_for_other_dialects_change_nothing) {
  auto after = *example.find_table("tasks")->find_column("address");
  const auto before = after;
  after.properties.set({"sqlite", "type", {term_kind::text, "BLOB"}});
  BOOST_TEST(seen(alter_column{"tasks", before, after}, "postgresql") == "nothing");
  BOOST_TEST(seen(alter_column{"tasks", before, after}, "sqlite") ==
             "alter column tasks\n  column address `TEXT` default `'::1'`\n  column address `BLOB` default `'::1'`\n");
}

BOOST_AUTO_TEST_CASE(a_model_without_a_word_for_one_dialect_is_seen_as_it_is) {
  BOOST_TEST(depends_on_dialect(example));
  const auto plain = project(example, "sqlite");
  BOOST_TEST(!depends_on_dialect(plain));
  BOOST_TEST((project(plain, "postgresql") == plain));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
