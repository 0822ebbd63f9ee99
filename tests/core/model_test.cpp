#include <boost/test/unit_test.hpp>

#include <instar/model.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

BOOST_AUTO_TEST_SUITE(model_test)

BOOST_AUTO_TEST_CASE(the_order_of_columns_is_no_part_of_a_table) {
  const column id{.name = "id", .type = {.name = "bigint"}};
  const column title{.name = "title", .type = {.name = "text"}};
  BOOST_TEST((table{.name = "t", .columns = {id, title}} == table{.name = "t", .columns = {title, id}}));
  BOOST_TEST(!(table{.name = "t", .columns = {id}} == table{.name = "t", .columns = {title}}));
}

BOOST_AUTO_TEST_CASE(neither_is_that_of_rows_and_all_else_is) {
  const row first{{{"id", {term_kind::number, "1"}}}}, second{{{"id", {term_kind::number, "2"}}}};
  const table both{.name = "t", .rows = {first, second}};
  BOOST_TEST((both == table{.name = "t", .rows = {second, first}}));
  BOOST_TEST((write_snapshot({.tables = {both}, .objects = {}}) ==
              write_snapshot({.tables = {{.name = "t", .rows = {second, first}}}, .objects = {}})));
  BOOST_TEST(!(both == table{.name = "t", .rows = {first, first}}));
  BOOST_TEST(!(both == table{.name = "t", .rows = {first, second}, .properties = {{{}, "strict", {}}}}));
}

BOOST_AUTO_TEST_CASE(of_a_property_there_is_one_for_each_dialect_and_one_for_all) {
  properties all = {{{}, "comment", {term_kind::text, "a"}}, {"sqlite", "comment", {term_kind::text, "b"}}};
  BOOST_TEST(!all.add({{}, "comment", {term_kind::text, "c"}}));
  BOOST_TEST(all.text("comment") == "a");
  all.set({{}, "comment", {term_kind::text, "c"}});
  BOOST_TEST(all.text("comment") == "c");
  BOOST_TEST(all.find("comment", "sqlite")->text == "b");
  all.remove("comment");
  BOOST_TEST(all.size() == 1u);
  BOOST_TEST(!all.has("comment"));
}

BOOST_AUTO_TEST_CASE(an_expression_is_text_and_references) {
  const auto parts = parts_of("length({we}}ird}) > '{{0}'");
  BOOST_TEST_REQUIRE(parts.size() == 3u);
  BOOST_TEST((parts[0] == expression_part{"length(", false}));
  BOOST_TEST((parts[1] == expression_part{"we}ird", true}));
  BOOST_TEST((parts[2] == expression_part{") > '{0}'", false}));
  BOOST_TEST(expression_of(parts) == "length({we}}ird}) > '{{0}'");
}

BOOST_AUTO_TEST_CASE(a_brace_that_never_closes_is_text) {
  BOOST_TEST((parts_of("{open") == std::vector<expression_part>{{"{open", false}}));
}

BOOST_AUTO_TEST_CASE(an_expression_refers_to_what_it_names_in_braces) {
  BOOST_TEST(refers_to("{status} <> 'state'", "status"));
  BOOST_TEST(!refers_to("{status} <> 'state'", "state"));
  BOOST_TEST(!refers_to("'{{status}'", "status"));
}

BOOST_AUTO_TEST_CASE(renaming_touches_references_and_no_text) {
  BOOST_TEST(rename_in("{state} <> 'state' and {states} = 1", "state", "status") ==
             "{status} <> 'state' and {states} = 1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
