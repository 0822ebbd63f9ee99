#include <boost/test/unit_test.hpp>

#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "support/throws.hpp"

namespace instar {
namespace {

using testing::check_says;
using testing::error_of;

const column title{.name = "title", .type = {.name = "text"}};
const unique unique_title{"uq_title", {"title"}, {}};

model example() {
  return read_snapshot(
      "instar snapshot 1\n\n"
      "table categories\n  column id bigint not null\n  primary key pk_categories (id)\n\n"
      "table tasks\n  column category_id bigint\n  column id bigint not null\n  column title text\n"
      "  check ck_title `length({title}) > 0`\n"
      "  foreign key fk_category (category_id) references categories (id)\n"
      "  primary key pk_tasks (id)\n  unique uq_title (title)\n"
      "  index ix_title (title) where `{title} <> ''`\n\nend\n",
      "example");
}

void check_refused(const operation& change, std::string_view sentence) {
  const auto failure = error_of([&] { (void)apply(example(), change); });
  BOOST_TEST((failure.code() == error_code::not_applicable));
  check_says(failure, sentence);
}

BOOST_AUTO_TEST_SUITE(apply_test)

BOOST_AUTO_TEST_CASE(renaming_a_column_reaches_everything_that_refers_to_it) {
  const auto after = apply(example(), rename_column{"tasks", "title", "name"});
  const auto& tasks = *after.find_table("tasks");
  BOOST_TEST(std::get<unique>(*tasks.find_constraint("uq_title")).columns.front() == "name");
  BOOST_TEST(std::get<check>(*tasks.find_constraint("ck_title")).expression == "length({name}) > 0");
  BOOST_TEST(tasks.find_index("ix_title")->keys.front().column == "name");
  BOOST_TEST(tasks.find_index("ix_title")->where == "{name} <> ''");
}

BOOST_AUTO_TEST_CASE(renaming_a_referenced_table_or_column_reaches_the_foreign_key) {
  const auto moved = apply(apply(example(), rename_table{"categories", "kinds"}), rename_column{"kinds", "id", "key"});
  const auto& key = std::get<foreign_key>(*moved.find_table("tasks")->find_constraint("fk_category"));
  BOOST_TEST(key.referenced_table == "kinds");
  BOOST_TEST(key.referenced_columns.front() == "key");
}

BOOST_AUTO_TEST_CASE(a_function_gets_the_tables_that_it_takes_them_for) {
  const auto using_tasks = [](std::vector<column> columns) {
    return run{.function = "f", .uses = {{.name = "tasks", .columns = std::move(columns)}}};
  };
  const auto fine = using_tasks({{.name = "id", .type = {.name = "bigint"}, .not_null = true}, title});
  BOOST_TEST((apply(example(), fine) == example()));
  check_refused(run{.function = "f", .uses = {{.name = "labels"}}}, "there is no table labels at this point");
  check_refused(using_tasks({{.name = "state"}}), "table tasks has no column state at this point");
  check_refused(using_tasks({{.name = "id", .type = {.name = "integer"}}}),
                "function f takes `column id bigint not null` of table tasks for `column id integer`");
  check_refused(using_tasks({{.name = "title", .type = {.name = "text"}, .not_null = true}}),
                "which has no place for NULL: make it std::optional");
}

BOOST_AUTO_TEST_CASE(a_function_takes_a_column_for_what_holds_all_of_its_values) {
  const auto fits = [](const type& taken, const type& is) {
    const auto schema = apply(model{}, create_table{{.name = "t", .columns = {{.name = "c", .type = is}}}});
    const run step{.function = "f", .uses = {{.name = "t", .columns = {{.name = "c", .type = taken}}}}};
    try {
      return apply(schema, step) == schema;
    } catch (const error&) {
      return false;
    }
  };
  const type text{.name = "text"}, real{.name = "real"}, broad{.name = "double"}, large{.name = "bigint"};
  BOOST_TEST(fits(large, {.name = "integer"}));
  BOOST_TEST(!fits({.name = "integer"}, large));
  BOOST_TEST(fits(broad, real));
  BOOST_TEST(!fits(real, broad));
  BOOST_TEST(!fits(broad, large));
  BOOST_TEST(fits(text, {.name = "uuid"}));
  BOOST_TEST(fits(text, {.name = "citext", .raw = true}));
  BOOST_TEST(fits({.name = "varchar", .parameters = {9}, .parameter_count = 1}, text));
  BOOST_TEST(!fits(text, large));
  BOOST_TEST(!fits(text, {.name = "text", .dimensions = 1}));
  BOOST_TEST(!fits({.name = "text", .dimensions = 1}, text));
  BOOST_TEST(!fits({.name = "uuid"}, text));
}

BOOST_AUTO_TEST_CASE(a_backfill_goes_along_a_key) {
  const auto filling = [](std::string key, std::string sql = "UPDATE tasks SET title = '' WHERE {keys}") {
    return backfill{"tasks", std::move(key), std::move(sql)};
  };
  BOOST_TEST((apply(example(), filling("id")) == example()));
  check_refused(filling("state"), "table tasks has no column state");
  check_refused(filling("category_id"), "goes along a column that is not null and unique");
  check_refused(filling("title"), "goes along a column that is not null and unique");
  const auto with_flag = apply(example(), add_column{"tasks", {.name = "done", .type = {.name = "boolean"}}});
  check_says(error_of([&] { (void)apply(with_flag, filling("done")); }),
             "a backfill goes along integers, texts or uuids, and done is none: `column done boolean`");
  check_refused(filling("id", "UPDATE tasks SET title = ''"), "says by {keys} which rows are meant");
  check_refused(backfill{"tags", "id", "{keys}"}, "there is no table tags");
}

BOOST_AUTO_TEST_CASE(rows_that_are_inserted_fit_the_table) {
  const auto inserting = [](std::vector<seeded_value> values) { return bulk_insert{"tasks", {{std::move(values)}}}; };
  const term one{term_kind::number, "1"};
  BOOST_TEST((apply(example(), inserting({{"id", one}})) == example()));
  check_refused(inserting({{"id", one}, {"state", one}}), "there is no column state");
  check_refused(inserting({{"category_id", one}}), "it has no value for column id");
}

BOOST_AUTO_TEST_CASE(what_is_said_of_ones_own_sql_has_to_make_sense) {
  check_refused(execute{.sql = "x", .per_dialect = {}, .done_when = "SELECT 1"}, "say outside_transaction() as well");
  check_refused(execute{.sql = "x", .per_dialect = {}, .arguments = {{"a", {term_kind::text, "b"}}}},
                "say called(\"...\")");
  check_refused(execute{.sql = "{b}", .per_dialect = {}, .title = "own", .arguments = {{"a", {term_kind::text, "b"}}}},
                "operation own has no argument b for {b}");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_named) {
  check_refused(drop_table{{.name = "tags"}}, "there is no table tags");
  check_refused(rename_column{"tasks", "state", "status"}, "table tasks has no column state");
  check_refused(drop_constraint{"tasks", check{"ck_none", "1"}}, "table tasks has no constraint ck_none");
  check_refused(drop_index{"tasks", {.name = "ix_none"}}, "table tasks has no index ix_none");
  check_refused(rename_index{"tasks", "ix_none", "ix"}, "table tasks has no index ix_none");
}

BOOST_AUTO_TEST_CASE(what_is_there_already_is_named) {
  check_refused(create_table{{.name = "tasks"}}, "there is a table tasks already");
  check_refused(add_column{"tasks", title}, "table tasks has a column title already");
  check_refused(rename_table{"tasks", "categories"}, "there is a table categories already");
  check_refused(rename_constraint{"tasks", "uq_title", "pk_tasks"}, "table tasks has the constraint pk_tasks already");
  check_refused(add_constraint{"tasks", unique{"pk_tasks", {"title"}}},
                "table tasks has a constraint pk_tasks already");
  check_refused(create_index{"tasks", {.name = "ix_title"}}, "table tasks has an index ix_title already");
}

BOOST_AUTO_TEST_CASE(a_drop_that_describes_something_else_is_refused) {
  auto other = title;
  other.not_null = true;
  check_refused(drop_column{"tasks", other},
                "table tasks has `column title text`, and the migration describes it as `column title text not null`");
  check_refused(drop_table{{.name = "tasks", .columns = {title}}}, "table tasks is not what the migration describes");
  check_refused(alter_column{"tasks", other, title}, "describes it as");
  other = title;
  other.name = "name";
  check_refused(alter_column{"tasks", title, other},
                "alter column changes everything but the name: rename column title first");
  check_refused(drop_constraint{"tasks", unique{"uq_title", {"id"}}}, "describes it as `unique uq_title (id)`");
}

BOOST_AUTO_TEST_CASE(what_is_in_use_cannot_be_dropped) {
  check_refused(drop_column{"tasks", title}, "there is no column title");
  const auto categories = *example().find_table("categories");
  check_refused(drop_table{categories}, "table categories is referenced by `foreign key fk_category");
  check_refused(drop_constraint{"categories", *categories.primary_key()},
                "no primary key and not unique in categories");
}

BOOST_AUTO_TEST_CASE(the_last_column_cannot_be_dropped) {
  auto small = apply(model{}, create_table{{.name = "t", .columns = {title}}});
  check_says(error_of([&] { (void)apply(small, drop_column{"t", title}); }), "would have no column");
}

BOOST_AUTO_TEST_CASE(a_second_primary_key_is_refused) {
  check_refused(add_constraint{"tasks", primary_key{"pk_2", {"id"}}}, "it has two primary keys");
}

BOOST_AUTO_TEST_CASE(sql_and_functions_change_no_model) {
  BOOST_TEST((apply(example(), execute{"DELETE FROM tasks", {}}) == example()));
  BOOST_TEST((apply(example(), run{"backfill"}) == example()));
  BOOST_TEST(!reverse(execute{"DELETE FROM tasks", {}}).has_value());
  BOOST_TEST(!reverse(run{"backfill"}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
