#include "generator/hazards.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/schemas.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const model before = schema(R"(table a_parent
  column id bigint not null
  primary key pk_a (id)
table b_child
  column id integer not null
  column label varchar(20)
  column parent bigint
  primary key pk_b (id)
  foreign key fk_b (parent) references a_parent (id)
)");

const column label{.name = "label", .type = {.name = "varchar", .parameters = {20}, .parameter_count = 1}};
const column parent{.name = "parent", .type = {.name = "bigint"}};
const foreign_key reference{
    .name = "fk_b", .columns = {"parent"}, .referenced_table = "a_parent", .referenced_columns = {"id"}};

/// `postgresql:blocks_writers b_child.ix`, sorted as a reviewer sees them.
std::vector<std::string> codes(const std::vector<operation>& operations,
                               const std::vector<const dialect*>& dialects = {&postgresql_dialect()}) {
  std::vector<std::string> all;
  for (const auto& one : find_hazards(operations, before, dialects)) {
    const auto database = one.text.substr(0, one.text.find(": ") + 1);
    const bool named = database == "postgresql:" || database == "sqlite:";
    all.push_back((named ? database : "") + one.code + " " + one.where);
  }
  return all;
}

using list = std::vector<std::string>;

column altered(column any, const std::string& type_name) {
  any.type = {.name = type_name};
  return any;
}

BOOST_AUTO_TEST_SUITE(hazards)

BOOST_AUTO_TEST_CASE(drops_lose_data) {
  BOOST_TEST((codes({drop_column{"b_child", label}}) == list{"loses_data b_child.label"}));
  BOOST_TEST((codes({drop_table{*before.find_table("b_child")}}) ==
              list{"loses_data b_child", "postgresql:blocks_everyone b_child.fk_b"}));
}

BOOST_AUTO_TEST_CASE(checks_over_a_column_are_made_anew_with_its_type) {
  const alter_column to_text{"b_child", label, altered(label, "text")};
  BOOST_TEST((codes({to_text}) == list{}));
  const add_constraint checked{"b_child", check{"ck_b", "{label} <> ''"}};
  BOOST_TEST((codes({checked, to_text}) == list{"may_fail b_child.ck_b", "postgresql:blocks_everyone b_child.ck_b",
                                                "postgresql:blocks_everyone b_child.label"}));
}

BOOST_AUTO_TEST_CASE(what_loses_data_comes_first) {
  BOOST_TEST(
      (codes({create_index{"b_child", {.name = "ix", .columns = {"id"}}}, rename_table{"a_parent", "c"},
              drop_column{"b_child", label}}) ==
       list{"loses_data b_child.label", "breaks_running_programs a_parent", "postgresql:blocks_writers b_child.ix"}));
}

BOOST_AUTO_TEST_CASE(a_wider_type_loses_nothing_and_is_rewritten_only_where_it_is_stored_otherwise) {
  BOOST_TEST(codes({alter_column{"b_child", label, altered(label, "text")}}).empty());
  const auto& id = *before.find_table("b_child")->find_column("id");
  BOOST_TEST(
      (codes({alter_column{"b_child", id, altered(id, "bigint")}}) == list{"postgresql:rewrites_table b_child.id"}));
  BOOST_TEST((codes({alter_column{"b_child", parent, altered(parent, "integer")}}) ==
              list{"loses_data b_child.parent", "postgresql:rewrites_table b_child.parent"}));
}

BOOST_AUTO_TEST_CASE(not_null_may_fail_and_reads_all_rows) {
  auto required = label;
  required.not_null = true;
  BOOST_TEST((codes({alter_column{"b_child", label, required}}) ==
              list{"may_fail b_child.label", "postgresql:blocks_everyone b_child.label"}));
  const auto found = find_hazards({alter_column{"b_child", label, required}}, before, {});
  BOOST_TEST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].suggestion.find("execute(\"UPDATE ...\")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(added_columns_cost_what_their_default_costs) {
  column added{.name = "x", .type = {.name = "timestamptz"}};
  BOOST_TEST(codes({add_column{"b_child", added}}).empty());
  added.default_value = {default_kind::expression, "now()"};
  BOOST_TEST(codes({add_column{"b_child", added}}).empty());
  added.default_value = {default_kind::expression, "clock_timestamp()"};
  BOOST_TEST((codes({add_column{"b_child", added}}) == list{"postgresql:rewrites_table b_child.x"}));
  const column numbered{.name = "n", .type = {.name = "bigint"}, .not_null = true, .identity = true};
  BOOST_TEST((codes({add_column{"b_child", numbered}}) == list{"postgresql:rewrites_table b_child.n"}));
}

BOOST_AUTO_TEST_CASE(constraints_and_indexes_hold_people_up) {
  BOOST_TEST((codes({drop_constraint{"b_child", reference}}) == list{"postgresql:blocks_everyone b_child.fk_b"}));
  auto second = reference;
  second.name = "fk_c";
  BOOST_TEST((codes({add_constraint{"b_child", second}}) ==
              list{"may_fail b_child.fk_c", "postgresql:blocks_writers b_child.fk_c"}));
  BOOST_TEST((codes({add_constraint{"b_child", check{"ck", "{label} <> ''"}}}) ==
              list{"may_fail b_child.ck", "postgresql:blocks_everyone b_child.ck"}));
  BOOST_TEST((codes({create_index{"b_child", {.name = "ix", .columns = {"label"}}}}) ==
              list{"postgresql:blocks_writers b_child.ix"}));
  BOOST_TEST((codes({create_index{"b_child", {.name = "ix", .unique = true, .columns = {"label"}}}}) ==
              list{"may_fail b_child.ix", "postgresql:blocks_writers b_child.ix"}));
}

BOOST_AUTO_TEST_CASE(renames_break_programs_that_run) {
  BOOST_TEST((codes({rename_column{"b_child", "label", "name"}}) == list{"breaks_running_programs b_child.label"}));
}

BOOST_AUTO_TEST_CASE(a_new_table_is_no_hazard_but_for_those_it_references) {
  table fresh{.name = "fresh", .columns = {parent}};
  BOOST_TEST(codes({create_table{fresh}, create_index{"fresh", {.name = "ix", .columns = {"parent"}}}}).empty());
  fresh.constraints.insert(reference);
  BOOST_TEST((codes({create_table{fresh}}) == list{"postgresql:blocks_writers fresh.fk_b"}));
}

BOOST_AUTO_TEST_CASE(sqlite_rebuilds_what_it_cannot_alter) {
  const std::vector<const dialect*> sqlite{&sqlite_dialect()};
  auto required = label;
  required.not_null = true;
  BOOST_TEST((codes({alter_column{"b_child", label, required}}, sqlite) ==
              list{"may_fail b_child.label", "sqlite:rewrites_table b_child"}));
  BOOST_TEST((codes({drop_constraint{"b_child", reference}}, sqlite) == list{"sqlite:rewrites_table b_child"}));
  BOOST_TEST(codes({add_column{"b_child", {.name = "x", .type = {.name = "text"}}}}, sqlite).empty());
}

BOOST_AUTO_TEST_CASE(what_is_the_users_own_is_not_examined) {
  BOOST_TEST((codes({execute{.sql = "DELETE FROM b_child"}, run{"backfill"}}) ==
              list{"not_examined execute", "not_examined backfill"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
