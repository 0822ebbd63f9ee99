#include "generator/hazards.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

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
      (codes({create_index{"b_child", {.name = "ix", .keys = keys_of({"id"})}}, rename_table{"a_parent", "c"},
              drop_column{"b_child", label}}) ==
       list{"loses_data b_child.label", "breaks_running_programs a_parent", "postgresql:blocks_writers b_child.ix"}));
}

BOOST_AUTO_TEST_CASE(a_wider_type_loses_nothing_and_is_rewritten_only_where_it_is_stored_otherwise) {
  BOOST_TEST(codes({alter_column{"b_child", label, altered(label, "text")}}).empty());
  const auto& id = *before.find_table("b_child")->find_column("id");
  BOOST_TEST(
      (codes({alter_column{"b_child", id, altered(id, "bigint")}}) == list{"postgresql:rewrites_table b_child.id"}));
  BOOST_TEST((codes({alter_column{"b_child", parent, altered(parent, "integer")}}) ==
              list{"may_fail b_child.parent", "postgresql:rewrites_table b_child.parent"}));
  BOOST_TEST((codes({alter_column{"b_child", parent, altered(parent, "boolean")}}) ==
              list{"loses_data b_child.parent", "postgresql:rewrites_table b_child.parent"}));
  BOOST_TEST((codes({alter_column{"b_child", parent, altered(parent, "boolean"), "{parent} > 3"}}) ==
              list{"postgresql:rewrites_table b_child.parent", "not_examined b_child.parent"}));
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
  added.default_value = {term_kind::expression, "now()"};
  BOOST_TEST(codes({add_column{"b_child", added}}).empty());
  added.default_value = {term_kind::expression, "clock_timestamp()"};
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
  BOOST_TEST((codes({create_index{"b_child", {.name = "ix", .keys = keys_of({"label"})}}}) ==
              list{"postgresql:blocks_writers b_child.ix"}));
  BOOST_TEST((codes({create_index{"b_child", {.name = "ix", .unique = true, .keys = keys_of({"label"})}}}) ==
              list{"may_fail b_child.ix", "postgresql:blocks_writers b_child.ix"}));
}

BOOST_AUTO_TEST_CASE(renames_break_programs_that_run) {
  BOOST_TEST((codes({rename_column{"b_child", "label", "name"}}) == list{"breaks_running_programs b_child.label"}));
}

BOOST_AUTO_TEST_CASE(a_new_table_is_no_hazard_but_for_those_it_references) {
  table fresh{.name = "fresh", .columns = {parent}};
  BOOST_TEST(codes({create_table{fresh}, create_index{"fresh", {.name = "ix", .keys = keys_of({"parent"})}}}).empty());
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

const property unlogged{{}, "unlogged", {}}, row_security{{}, "row_security", {}}, not_valid{{}, "not_valid", {}};

object object_of(object_kind kind, const std::string& name, const std::string& on = {}) {
  return {.kind = kind, .name = name, .on = on};
}

object mood(std::vector<std::string> labels) {
  auto any = object_of(object_kind::enumeration, "mood");
  any.labels = std::move(labels);
  return any;
}

BOOST_AUTO_TEST_CASE(properties_of_a_table_can_be_hazards) {
  const alter_table to_unlogged{"b_child", {}, {unlogged}}, to_logged{"b_child", {unlogged}, {}};
  const auto found = codes({to_unlogged});
  BOOST_TEST((found == list{"loses_data b_child", "postgresql:rewrites_table b_child"}));
  auto twice = found;
  twice.push_back("postgresql:rewrites_table b_child");
  BOOST_TEST((codes({to_unlogged, to_logged}) == twice));
  BOOST_TEST((codes({alter_table{"b_child", {}, {row_security}}}) == list{"breaks_running_programs b_child"}));
  BOOST_TEST(codes({alter_table{"b_child", {}, {{{}, "comment", {term_kind::text, "x"}}}}}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_valid_is_looked_at_later) {
  auto later = reference;
  later.name = "fk_c";
  later.properties.set(not_valid);
  BOOST_TEST((codes({add_constraint{"b_child", later}}) == list{"postgresql:blocks_writers b_child.fk_c"}));
  auto valid = later;
  valid.properties = {};
  BOOST_TEST((codes({add_constraint{"b_child", later}, alter_constraint{"b_child", later, valid}}) ==
              list{"may_fail b_child.fk_c", "postgresql:blocks_writers b_child.fk_c"}));
  check unlooked{"ck", "{label} <> ''", {not_valid}};
  BOOST_TEST(codes({add_constraint{"b_child", unlooked}}).empty());
}

BOOST_AUTO_TEST_CASE(a_check_can_prove_that_there_is_a_value) {
  auto required = label;
  required.not_null = true;
  const add_constraint proof{"b_child", check{"ck", "{label} is not null"}};
  const auto found = codes({proof, alter_column{"b_child", label, required}});
  BOOST_TEST((found == list{"may_fail b_child.ck", "may_fail b_child.label", "postgresql:blocks_everyone b_child.ck"}));
}

BOOST_AUTO_TEST_CASE(exclusion_may_fail_and_builds_an_index) {
  index_key key = key_of("label");
  key.properties.set({{}, "operator", {term_kind::text, "="}});
  BOOST_TEST((codes({add_constraint{"b_child", exclude{"ex", {key}, {}, {}}}}) ==
              list{"may_fail b_child.ex", "postgresql:blocks_everyone b_child.ex"}));
}

BOOST_AUTO_TEST_CASE(what_is_computed_is_written_and_not_lost) {
  column twice{.name = "twice", .type = {.name = "bigint"}};
  twice.properties.set({{}, "generated_stored", {term_kind::expression, "{id} * 2"}});
  BOOST_TEST((codes({add_column{"b_child", twice}}) == list{"postgresql:rewrites_table b_child.twice"}));
  BOOST_TEST((codes({add_column{"b_child", twice}, drop_column{"b_child", twice}}) ==
              list{"postgresql:rewrites_table b_child.twice"}));
}

BOOST_AUTO_TEST_CASE(a_database_that_no_longer_sees_something_loses_it) {
  auto hidden = label;
  hidden.properties.set({{}, "only", {term_kind::text, "postgresql"}});
  const auto found = find_hazards({alter_column{"b_child", label, hidden}}, before, {});
  BOOST_TEST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].text == "sqlite: the column is dropped with all its values");
}

BOOST_AUTO_TEST_CASE(seeded_rows_can_be_hazards) {
  const row one{{{"id", {term_kind::number, "1"}}}};
  BOOST_TEST((codes({insert_row{"b_child", one}}) == list{"may_fail b_child"}));
  BOOST_TEST((codes({insert_row{"b_child", one}, delete_row{"b_child", one}}) ==
              list{"loses_data b_child", "may_fail b_child"}));
}

BOOST_AUTO_TEST_CASE(objects_that_hold_data_lose_it) {
  auto part = object_of(object_kind::partition, "p", "b_child");
  part.properties.set({{}, "bounds", {term_kind::text, "DEFAULT"}});
  const auto numbers = object_of(object_kind::sequence, "numbers");
  BOOST_TEST((codes({create_object{part}, create_object{numbers}, drop_object{part}, drop_object{numbers}}) ==
              list{"postgresql:blocks_everyone b_child.p", "postgresql:blocks_everyone b_child.p"}));
  auto with = before;
  with.objects = {part, numbers};
  const auto found = find_hazards({drop_object{part}, drop_object{numbers}}, with, {});
  BOOST_TEST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].code + found[0].where == "loses_datab_child.p");
  BOOST_TEST(found[1].code + found[1].where == "loses_datanumbers");
}

BOOST_AUTO_TEST_CASE(labels_that_go_may_be_in_use) {
  auto of_mood = label;
  of_mood.type = {.name = "mood", .declared = true};
  const std::vector<operation> steps{create_object{mood({"sad", "odd"})}, alter_column{"b_child", label, of_mood}};
  auto with = steps;
  with.push_back(alter_object{mood({"sad", "odd"}), mood({"sad"})});
  const auto found = codes(with);
  BOOST_TEST(std::ranges::count(found, "may_fail mood:odd") == 1);
  BOOST_TEST(std::ranges::count(found, "postgresql:rewrites_table b_child") == 1);
  with.back() = alter_object{mood({"sad", "odd"}), mood({"sad", "odd", "new"})};
  BOOST_TEST(codes(with).size() == codes(steps).size());
}

BOOST_AUTO_TEST_CASE(what_programs_know_breaks_them_when_it_goes_for_good) {
  auto view = object_of(object_kind::view, "v");
  view.properties.set({{}, "definition", {term_kind::text, "SELECT 1"}});
  auto with = before;
  with.objects = {view};
  const auto all = [&](const std::vector<operation>& operations) {
    return find_hazards(operations, with, {&postgresql_dialect()}).size();
  };
  BOOST_TEST(all({drop_object{view}}) == 1u);
  BOOST_TEST(all({drop_object{view}, create_object{view}}) == 0u);
  auto trigger = object_of(object_kind::trigger, "t", "b_child");
  trigger.properties.set({{}, "definition", {term_kind::text, "AFTER INSERT"}});
  BOOST_TEST((codes({create_object{trigger}}) == list{"postgresql:blocks_writers b_child.t"}));
}

BOOST_AUTO_TEST_CASE(what_is_the_users_own_is_not_examined) {
  BOOST_TEST((codes({execute{.sql = "DELETE FROM b_child"}, run{"backfill"}}) ==
              list{"not_examined execute", "not_examined backfill"}));
  BOOST_TEST((codes({execute{.sql = "VACUUM", .per_dialect = {}, .outside_transaction = true, .title = "tidy"}}) ==
              list{"commits_halfway tidy", "may_need_a_hand tidy", "not_examined tidy"}));
  BOOST_TEST((codes({execute{.sql = "VACUUM", .per_dialect = {}, .outside_transaction = true, .repeatable = true}}) ==
              list{"commits_halfway execute", "not_examined execute"}));
  BOOST_TEST((codes({backfill{"b_child", "id", "UPDATE b_child SET label = '' WHERE {keys}"}}) ==
              list{"commits_halfway b_child", "not_examined b_child"}));
  BOOST_TEST(
      (codes({run{.function = "f", .outside_transaction = true}}) == list{"commits_halfway f", "not_examined f"}));
  BOOST_TEST((codes({commit_here{}}) == list{"commits_halfway commit_here"}));
  BOOST_TEST((codes({bulk_insert{"b_child", {}}}) == list{"may_fail b_child"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
