#include <boost/test/unit_test.hpp>

#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "support/throws.hpp"

namespace instar {
namespace {

using testing::check_says;
using testing::error_of;

const model& example() {
  static const model schema = read_snapshot(R"(instar snapshot 1

schema app
extension citext [in_schema 'app']
enumeration "app.mood" ('sad', 'happy')
domain "app.feeling" [type 'app.mood']
composite reading
  column mood "app.mood"
sequence numbers [owned_by 'tasks.id']
view open_tasks [definition 'SELECT 1', requires 'tasks, app.mood']
partition tasks_2026 on tasks [bounds 'DEFAULT']
trigger touch on tasks [sqlite.definition 'AFTER INSERT ON tasks BEGIN SELECT 1; END']
policy own on tasks [using 'true']
grant reader on "app.mood" [on_kind 'TYPE', privileges 'USAGE']
grant reader on tasks [privileges 'SELECT']

table "app.logs" [inherits 'tasks']
  column id bigint not null
  column mood "app.mood" default 'sad'
  primary key pk_logs (id)
  row (id 1, mood 'sad')
  row (id 2, mood 'happy')

table tasks [partition_by `RANGE ({id}, {title})`]
  column id bigint not null
  column moods "app.mood"[] default '{sad}'
  column shout text [generated_stored `upper({title})`]
  column title text
  exclude ex_title (`lower({title})` [operator '='], id [operator '=']) where `{title} <> ''`
  primary key pk_tasks (id)
  unique uq_id (id) [include `{title}`]
  index ix_title (title [sqlite.expression `trim({title})`], `length({title})`) [include `{title}`, sqlite.where `{title} = 'a'`]
  row (id 1, title 'title')

end
)",
                                            "example");
  return schema;
}

model after(const std::vector<operation>& changes) {
  auto schema = example();
  for (const auto& change : changes) schema = instar::apply(std::move(schema), change);
  return schema;
}

void check_refused(const operation& change, std::string_view sentence) {
  const auto failure = error_of([&] { (void)instar::apply(example(), change); });
  BOOST_TEST((failure.code() == error_code::not_applicable));
  check_says(failure, sentence);
}

object an_object(object_kind kind, std::string_view name, std::string_view on = {}) {
  return *example().find_object(kind, name, on);
}

term number(std::string text) { return {term_kind::number, std::move(text)}; }
term text(std::string value) { return {term_kind::text, std::move(value)}; }

BOOST_AUTO_TEST_SUITE(wide_apply_test)

BOOST_AUTO_TEST_CASE(a_renamed_table_is_renamed_in_what_stands_on_it_and_in_lists_of_names) {
  const auto schema = after({rename_table{"tasks", "jobs"}});
  BOOST_TEST((schema.find_object(object_kind::partition, "tasks_2026", "jobs") != nullptr));
  BOOST_TEST((schema.find_object(object_kind::trigger, "touch", "jobs") != nullptr));
  BOOST_TEST((schema.find_object(object_kind::policy, "own", "jobs") != nullptr));
  BOOST_TEST((schema.find_object(object_kind::grant, "reader", "jobs") != nullptr));
  BOOST_TEST((schema.find_object(object_kind::grant, "reader", "app.mood") != nullptr));
  BOOST_TEST(schema.find_object(object_kind::sequence, "numbers")->properties.text("owned_by") == "jobs.id");
  BOOST_TEST(schema.find_object(object_kind::view, "open_tasks")->properties.text("requires") == "jobs, app.mood");
  BOOST_TEST(schema.find_table("app.logs")->properties.text("inherits") == "jobs");
}

BOOST_AUTO_TEST_CASE(a_renamed_column_is_renamed_in_every_property_that_refers_to_it) {
  const auto schema = after({rename_column{"tasks", "title", "name"}, rename_column{"tasks", "id", "key"}});
  BOOST_TEST(write_table_body(*schema.find_table("tasks"), 0) == R"(column key bigint not null
column moods "app.mood"[] default '{sad}'
column shout text [generated_stored `upper({name})`]
column name text
exclude ex_title (`lower({name})` [operator '='], key [operator '=']) where `{name} <> ''`
primary key pk_tasks (key)
unique uq_id (key) [include `{name}`]
index ix_title (name [sqlite.expression `trim({name})`], `length({name})`) [include `{name}`, sqlite.where `{name} = 'a'`]
row (key 1, name 'title')
)");
  BOOST_TEST(schema.find_table("tasks")->properties.text("partition_by") == "RANGE ({key}, {name})");
  const auto reordered = after({rename_column{"tasks", "title", "a"}});
  BOOST_TEST(write_line(reordered.find_table("tasks")->rows.front()) == "row (a 'title', id 1)");
  BOOST_TEST(schema.find_object(object_kind::sequence, "numbers")->properties.text("owned_by") == "tasks.key");
}

BOOST_AUTO_TEST_CASE(a_renamed_type_is_renamed_wherever_values_of_it_are) {
  const auto schema = after({rename_object{object_kind::enumeration, {}, "app.mood", "temper"}});
  BOOST_TEST(schema.find_table("app.logs")->find_column("mood")->type.name == "temper");
  BOOST_TEST(schema.find_table("tasks")->find_column("moods")->type.name == "temper");
  BOOST_TEST(schema.find_object(object_kind::composite, "reading")->attributes.front().type.name == "temper");
  BOOST_TEST(schema.find_object(object_kind::domain, "app.feeling")->properties.text("type") == "temper");
  BOOST_TEST((schema.find_object(object_kind::grant, "reader", "temper") != nullptr));
  BOOST_TEST(schema.find_object(object_kind::view, "open_tasks")->properties.text("requires") == "tasks, temper");
}

BOOST_AUTO_TEST_CASE(a_renamed_schema_takes_along_what_is_in_it) {
  const auto schema = after({rename_object{object_kind::schema, {}, "app", "core"}});
  BOOST_TEST((schema.find_table("core.logs") != nullptr));
  BOOST_TEST((schema.find_object(object_kind::enumeration, "core.mood") != nullptr));
  BOOST_TEST(schema.find_table("core.logs")->find_column("mood")->type.name == "core.mood");
  BOOST_TEST(schema.find_object(object_kind::domain, "core.feeling")->properties.text("type") == "core.mood");
  BOOST_TEST(schema.find_object(object_kind::extension, "citext")->properties.text("in_schema") == "core");
}

BOOST_AUTO_TEST_CASE(a_renamed_label_is_renamed_in_defaults_and_rows) {
  const auto schema = after({rename_label{"app.mood", "sad", "blue"}});
  const auto& logs = *schema.find_table("app.logs");
  BOOST_TEST(
      (schema.find_object(object_kind::enumeration, "app.mood")->labels == std::vector<std::string>{"blue", "happy"}));
  BOOST_TEST(logs.find_column("mood")->default_value.text == "blue");
  BOOST_TEST(logs.rows.front().find("mood")->text == "blue");
  BOOST_TEST(logs.rows.back().find("mood")->text == "happy");
}

BOOST_AUTO_TEST_CASE(rows_are_told_apart_by_the_primary_key) {
  const row second{{{"id", number("2")}, {"title", text("b")}}};
  check_refused(insert_row{"tasks", {{{"id", number("1")}}}}, "another row has the same key");
  check_refused(insert_row{"tasks", {{{"title", text("b")}}}}, "it has no value for id of the primary key");
  check_refused(insert_row{"tasks", {{{"id", number("2")}, {"done", number("1")}}}}, "there is no column done");
  check_refused(insert_row{"tasks", {{{"id", number("2")}, {"shout", text("A")}}}}, "column shout is generated");
  check_refused(delete_row{"tasks", second}, "table tasks has no `row (id 2, title 'b')` among the rows");
  check_refused(update_row{"tasks", {{{"id", number("1")}, {"title", text("title")}}}, second},
                "update row keeps the primary key, and id changes");
  BOOST_TEST(after({insert_row{"tasks", second}}).find_table("tasks")->rows.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_row_needs_a_key_only_while_rows_are_changed) {
  const auto key = *example().find_table("app.logs")->primary_key();
  const auto schema = after({drop_constraint{"app.logs", key}});
  check_says(error_of([&] {
               (void)instar::apply(schema, insert_row{"app.logs", {{{"id", number("7")}}}});
             }),
             "table app.logs has no primary key, by which the schema tells its rows apart");
  check_says(error_of([&] { (void)read_snapshot(write_snapshot(schema), "x"); }), "it has rows and no primary key");
}

BOOST_AUTO_TEST_CASE(what_a_seed_or_a_property_uses_cannot_be_dropped) {
  const auto column_of_tasks = [&](const char* name) {
    return drop_column{"tasks", *example().find_table("tasks")->find_column(name)};
  };
  check_refused(column_of_tasks("title"), "there is no column title");
  check_refused(column_of_tasks("id"), "column id of table tasks is used by `sequence numbers");
  const auto& logs = *example().find_table("app.logs");
  check_refused(drop_column{"app.logs", *logs.find_column("mood")},
                "`row (id 1, mood 'sad')`: there is no column mood");
}

BOOST_AUTO_TEST_CASE(what_objects_use_cannot_be_dropped) {
  check_refused(drop_table{*example().find_table("tasks")}, "is referenced by table app.logs, which inherits from it");
  check_refused(drop_object{an_object(object_kind::enumeration, "app.mood")},
                "enumeration \"app.mood\" is used by `column mood \"app.mood\" default 'sad'` of table app.logs");
  check_refused(drop_object{an_object(object_kind::schema, "app")}, "schema app is used by table app.logs");
  auto alone = example();
  alone.tables.erase(alone.tables.find(std::string_view("app.logs")));
  const auto failure = error_of([&] { (void)instar::apply(alone, drop_table{*alone.find_table("tasks")}); });
  check_says(failure, "table tasks is referenced by `sequence numbers");
}

BOOST_AUTO_TEST_CASE(a_schema_cannot_take_what_it_has_to_where_that_is) {
  const auto refused = [](const std::string& more) {
    const auto schema = read_snapshot("instar snapshot 1\n\nschema a\nsequence \"a.s\"\n" + more + "\nend\n", "x");
    return error_of([&] { (void)instar::apply(schema, rename_object{object_kind::schema, {}, "a", "b"}); });
  };
  const std::string table_a = "\ntable \"a.t\"\n  column id bigint\n",
                    table_b = "\ntable \"b.t\"\n  column id bigint\n";
  check_says(refused(table_a + table_b), "there is a table b.t already");
  check_says(refused("sequence \"b.s\"\n"), "there is a sequence b.s already");
}

BOOST_AUTO_TEST_CASE(what_is_required_cannot_be_dropped) {
  const auto schema = read_snapshot(
      "instar snapshot 1\n\n"
      "function f [definition 'LANGUAGE sql', requires 't']\nfunction g [definition 'LANGUAGE sql', requires 'f']\n\n"
      "table t\n  column id bigint\n\nend\n",
      "x");
  check_says(error_of([&] { (void)instar::apply(schema, drop_table{*schema.find_table("t")}); }),
             "table t is referenced by `function f");
  check_says(
      error_of([&] { (void)instar::apply(schema, drop_object{*schema.find_object(object_kind::function, "f")}); }),
      "function f is used by `function g");
}

BOOST_AUTO_TEST_CASE(objects_are_described_as_they_are) {
  const auto touch = an_object(object_kind::trigger, "touch", "tasks");
  auto other = touch;
  other.properties.set({{}, "comment", text("more")});
  check_refused(create_object{touch}, "there is a trigger touch on tasks already");
  check_refused(drop_object{other}, "trigger touch on tasks is not what the migration describes");
  check_refused(alter_object{other, touch}, "trigger touch on tasks is not what the migration describes");
  other.name = "poke";
  check_refused(drop_object{other}, "there is no trigger poke on tasks");
  check_refused(alter_object{touch, other}, "rename trigger touch on tasks first");
  check_refused(rename_object{object_kind::trigger, "tasks", "touch", "touch"}, "there is a trigger touch on tasks");
  check_refused(rename_label{"app.mood", "blue", "red"}, "enumeration \"app.mood\" has no label 'blue'");
  check_refused(rename_label{"app.mood", "sad", "happy"}, "enumeration \"app.mood\" has a label 'happy' already");
}

BOOST_AUTO_TEST_CASE(an_alteration_of_properties_changes_nothing_else) {
  const auto& tasks = *example().find_table("tasks");
  const auto& before = *tasks.find_index("ix_title");
  auto renamed = before;
  renamed.keys.pop_back();
  check_refused(alter_index{"tasks", before, renamed}, "alter index changes properties only: drop index ix_title");
  check_refused(alter_constraint{"tasks", unique{"uq_id", {"id"}, {}}, unique{"uq_id", {"id"}, {}}},
                "describes it as `unique uq_id (id)`");
  check_refused(alter_table{"tasks", {}, {}}, "the migration describes table tasks, and it is tasks [partition_by");
  check_refused(alter_table{"tasks", tasks.properties, {{{}, "inherits", text("parents")}}},
                "there is no table parents to inherit from");
}

BOOST_AUTO_TEST_CASE(a_model_with_a_new_object_must_be_possible) {
  check_refused(create_object{{.kind = object_kind::policy, .name = "p", .on = "nothing"}},
                "there is no table nothing");
  check_refused(create_object{{.kind = object_kind::view, .name = "v"}}, "it needs the property definition");
  check_refused(create_object{{.kind = object_kind::domain, .name = "d"}}, "it needs the property type");
  check_refused(create_object{{.kind = object_kind::composite,
                               .name = "c",
                               .attributes = {{.name = "x", .type = {.name = "text"}, .not_null = true}}}},
                "an attribute of a composite has a type and no more");
  check_refused(create_object{{.kind = object_kind::composite,
                               .name = "c",
                               .attributes = {{.name = "x", .type = {.name = "nothing", .declared = true}}}}},
                "the schema declares no type nothing");
  check_refused(
      create_object{
          {.kind = object_kind::sequence, .name = "s", .properties = {{{}, "owned_by", text("tasks.nothing")}}}},
      "there is no column tasks.nothing to own it");
  check_refused(
      create_object{
          {.kind = object_kind::sequence, .name = "s", .properties = {{{}, "requires", text("tasks, nothing")}}}},
      "it requires nothing, and the schema has nothing of this name");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
