#include "generator/diff.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/schemas.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

/// The operations from one to the other, which are seen to get there.
std::string difference(const std::string& from, const std::string& to) {
  auto reached = schema(from);
  const auto operations = diff(reached, schema(to));
  for (const auto& change : operations) reached = instar::apply(std::move(reached), change);
  BOOST_TEST((reached == schema(to)));
  return text_of(operations);
}

const std::string parent = R"(table a_parent
  column id bigint not null
  primary key pk_a (id)
)";
const std::string child = R"(table b_child
  column id bigint not null
  column parent bigint
  primary key pk_b (id)
  foreign key fk_b (parent) references a_parent (id)
)";
const std::string child_first = R"(table a_child
  column parent bigint
  foreign key fk_a (parent) references b_parent (id)
)";
const std::string parent_second = R"(table b_parent
  column id bigint not null
  primary key pk_b (id)
)";
const std::string ring = R"(table chicken
  column id bigint not null
  column egg bigint
  primary key pk_chicken (id)
  foreign key fk_chicken (egg) references egg (id)
table egg
  column id bigint not null
  column chicken bigint
  primary key pk_egg (id)
  foreign key fk_egg (chicken) references chicken (id)
)";

std::string tasks(const std::string& lines) {
  return "table tasks\n  column id bigint not null\n  primary key pk_tasks (id)\n" + lines;
}

BOOST_AUTO_TEST_SUITE(difference_of_models)

BOOST_AUTO_TEST_CASE(the_referenced_table_is_created_first_and_dropped_last) {
  BOOST_TEST(difference("", child_first + parent_second) == R"(
create table b_parent
  column id bigint not null
  primary key pk_b (id)
create table a_child
  column parent bigint
  foreign key fk_a (parent) references b_parent (id)
)");
  BOOST_TEST(difference(parent + child, "") == R"(
drop table b_child
  column id bigint not null
  column parent bigint
  foreign key fk_b (parent) references a_parent (id)
  primary key pk_b (id)
drop table a_parent
  column id bigint not null
  primary key pk_a (id)
)");
}

BOOST_AUTO_TEST_CASE(a_ring_is_closed_last_and_opened_first) {
  BOOST_TEST(difference("", ring) == R"(
create table egg
  column id bigint not null
  column chicken bigint
  primary key pk_egg (id)
create table chicken
  column id bigint not null
  column egg bigint
  foreign key fk_chicken (egg) references egg (id)
  primary key pk_chicken (id)
add constraint egg foreign key fk_egg (chicken) references chicken (id)
)");
  BOOST_TEST(difference(ring, "").starts_with(
      "\ndrop constraint egg foreign key fk_egg (chicken) references chicken (id)\ndrop table chicken\n"));
}

BOOST_AUTO_TEST_CASE(a_table_may_reference_itself) {
  const std::string tree = R"(table tree
  column id bigint not null
  column up bigint
  primary key pk (id)
  foreign key fk (up) references tree (id)
)";
  BOOST_TEST(difference("", tree).find("add constraint") == std::string::npos);
  BOOST_TEST(difference(tree, "").find("drop constraint") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(references_to_a_table_that_goes_are_dropped_before_it) {
  BOOST_TEST(difference(parent + child, R"(table b_child
  column id bigint not null
  column parent bigint
  primary key pk_b (id)
)") == R"(
drop constraint b_child foreign key fk_b (parent) references a_parent (id)
drop table a_parent
  column id bigint not null
  primary key pk_a (id)
)");
}

BOOST_AUTO_TEST_CASE(what_uses_a_column_goes_before_it_and_comes_after_it) {
  BOOST_TEST(difference(tasks("  column old text\n  unique uq_old (old)\n  index ix_old (old)\n"),
                        tasks("  column new integer\n  check ck_new `{new} > 0`\n  index ix_new (new)\n")) == R"(
drop index tasks ix_old (old)
drop constraint tasks unique uq_old (old)
add column tasks new integer
drop column tasks old text
add constraint tasks check ck_new `{new} > 0`
create index tasks ix_new (new)
)");
}

BOOST_AUTO_TEST_CASE(all_columns_can_be_replaced) {
  BOOST_TEST(difference("table t\n  column a text\n", "table t\n  column b text\n") == R"(
add column t b text
drop column t a text
)");
}

BOOST_AUTO_TEST_CASE(what_is_equal_but_for_its_name_is_renamed) {
  BOOST_TEST(difference(tasks("  column a text\n  unique uq_one (a)\n  index ix_one (a)\n"),
                        tasks("  column a text\n  unique uq_two (a)\n  index ix_two (a)\n")) == R"(
rename constraint tasks uq_one to uq_two
rename index tasks ix_one to ix_two
)");
}

BOOST_AUTO_TEST_CASE(a_name_is_given_up_before_another_table_takes_it) {
  const auto tables = [](const std::string& first, const std::string& second) {
    return "table a\n  column x text\n  index " + first + " (x)\ntable b\n  column x text\n  index " + second +
           " (x)\n";
  };
  BOOST_TEST(difference(tables("ix_1", "ix_2"), tables("ix_2", "ix_3")) == R"(
rename index b ix_2 to ix_3
rename index a ix_1 to ix_2
)");
  BOOST_TEST(difference(tables("ix_1", "ix_2"),
                        "table a\n  column x text\n  index ix_1 (x)\n  index ix_2 unique (x)\n"
                        "table b\n  column x text\n  index ix_3 (x)\n") == R"(
rename index b ix_2 to ix_3
create index a ix_2 unique (x)
)");
  BOOST_TEST(difference(tables("ix_1", "ix_2"), tables("ix_2", "ix_1")) == R"(
drop index a ix_1 (x)
drop index b ix_2 (x)
create index a ix_2 (x)
create index b ix_1 (x)
)");
}

BOOST_AUTO_TEST_CASE(checks_pass_no_names_to_indexes) {
  const auto check = [](const std::string& name) {
    return "table a\n  column x bigint\n  check " + name + " `{x} > 0`\n";
  };
  const auto table = [](const std::string& name, const std::string& index) {
    return "table " + name + "\n  column x bigint\n  index " + index + " (x)\n";
  };
  // The names of indexes go round, whoever else has one of them.
  BOOST_TEST(difference(check("one") + table("b", "one") + table("c", "two"),
                        check("three") + table("b", "two") + table("c", "one")) == R"(
drop index b one (x)
drop index c two (x)
rename constraint a one to three
create index b two (x)
create index c one (x)
)");
  // What goes round only with the name of a check does not.
  BOOST_TEST(difference(check("one") + table("b", "two"), check("two") + table("b", "one")) == R"(
rename constraint a one to two
rename index b two to one
)");
}

BOOST_AUTO_TEST_CASE(a_constraint_waits_for_no_index_that_gets_its_name) {
  const std::string known =
      "function known [arguments 'v bigint', definition 'LANGUAGE sql AS $$ SELECT v IN (SELECT x FROM c) $$',"
      " requires 'c', returns 'boolean']\n";
  const auto table = [](const std::string& name, const std::string& index) {
    return "table " + name + "\n  column x bigint\n  index " + index + " (x)\n";
  };
  BOOST_TEST(difference(known + table("a", "one") + "  check two `{x} > 0` [postgresql.expression `known({x})`]\n" +
                            table("b", "two") + table("c", "three"),
                        table("a", "two") + "  check two `{x} > 0`\n" + table("b", "three")) == R"(
alter constraint a
  check two `{x} > 0` [postgresql.expression `known({x})`]
  check two `{x} > 0`
drop function known [arguments 'v bigint', definition 'LANGUAGE sql AS $$ SELECT v IN (SELECT x FROM c) $$', requires 'c', returns 'boolean']
drop table c
  column x bigint
  index three (x)
rename index b two to three
rename index a one to two
)");
}

BOOST_AUTO_TEST_CASE(names_that_are_swapped_are_no_renames) {
  const auto with = [](const std::string& one, const std::string& two) {
    return tasks("  column a text\n  column b text\n  index ix_one (" + one + ")\n  index ix_two (" + two + ")\n");
  };
  BOOST_TEST(difference(with("a", "b"), with("b", "a")) == R"(
drop index tasks ix_one (a)
drop index tasks ix_two (b)
create index tasks ix_one (b)
create index tasks ix_two (a)
)");
}

BOOST_AUTO_TEST_CASE(a_key_goes_only_after_the_references_that_rest_on_it) {
  const auto with = [](const std::string& key) {
    return "table a_parent\n  column id bigint not null\n  column x bigint not null\n  " + key +
           "\ntable b_child\n  column parent bigint\n  foreign key fk_b (parent) references a_parent (id)\n";
  };
  BOOST_TEST(difference(with("primary key pk_a (id)"), with("unique uq_a (id)\n  primary key pk_a (x)")) == R"(
drop constraint b_child foreign key fk_b (parent) references a_parent (id)
drop constraint a_parent primary key pk_a (id)
add constraint a_parent primary key pk_a (x)
add constraint a_parent unique uq_a (id)
add constraint b_child foreign key fk_b (parent) references a_parent (id)
)");
}

BOOST_AUTO_TEST_CASE(both_sides_of_a_reference_can_change_their_type) {
  const auto with = [](const std::string& type) {
    return "table a_parent\n  column id " + type + " not null\n  primary key pk_a (id)\n" +
           "table b_child\n  column parent " + type + "\n  foreign key fk_b (parent) references a_parent (id)\n";
  };
  BOOST_TEST(difference(with("bigint"), with("uuid")) == R"(
drop constraint b_child foreign key fk_b (parent) references a_parent (id)
alter column a_parent
  column id bigint not null
  column id uuid not null
alter column b_child
  column parent bigint
  column parent uuid
add constraint b_child foreign key fk_b (parent) references a_parent (id)
)");
  // Whole numbers of any size can be compared all the while.
  BOOST_TEST(difference(with("integer"), with("bigint")).find("constraint") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_new_table_can_reference_what_an_old_one_gets) {
  const std::string old = "table z_old\n  column id bigint not null\n  primary key pk (id)\n";
  BOOST_TEST(difference(old, "table a_new\n  column code text\n  foreign key fk (code) references z_old (code)\n" +
                                 old + "  column code text\n  unique uq_code (code)\n") == R"(
add column z_old code text
add constraint z_old unique uq_code (code)
create table a_new
  column code text
  foreign key fk (code) references z_old (code)
)");
}

BOOST_AUTO_TEST_CASE(numbering_ends_before_its_key_goes_and_begins_after_its_key_comes) {
  BOOST_TEST(
      difference("table t\n  column a bigint not null identity\n  column b bigint not null\n  primary key pk (a)\n",
                 "table t\n  column a bigint\n  column b bigint not null identity\n  primary key pk (b)\n") == R"(
alter column t
  column a bigint not null identity
  column a bigint not null
drop constraint t primary key pk (a)
alter column t
  column a bigint not null
  column a bigint
add constraint t primary key pk (b)
alter column t
  column b bigint not null
  column b bigint not null identity
)");
}

BOOST_AUTO_TEST_CASE(the_order_of_columns_is_no_difference) {
  const auto declared = read_declaration({"table t\n  column b text\n  column a text\n"}, "probe.o").schema;
  BOOST_TEST(diff(schema("table t\n  column a text\n  column b text\n"), declared).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
