#include <boost/test/unit_test.hpp>

#include <instar/comparison.hpp>
#include <instar/snapshot.hpp>

namespace instar {
namespace {

model read(const std::string& elements) { return read_snapshot("instar snapshot 1\n\n" + elements + "\nend\n", "x"); }

BOOST_AUTO_TEST_SUITE(comparison_test)

BOOST_AUTO_TEST_CASE(what_comes_goes_and_changes_is_told_of_everything) {
  const auto before = read(
      "composite place\n  column x double\nview gone [definition 'SELECT 1']\nview kept [definition 'SELECT 1']\n\n"
      "table old\n  column id bigint\n\n"
      "table t [comment 'a']\n  column id bigint not null\n  column n bigint\n  primary key pk (id)\n"
      "  row (id 1, n 1)\n  row (id 2, n 1)\n");
  const auto after = read(
      "composite place\n  column x text\nview kept [definition 'SELECT 3']\nview new [definition 'SELECT 2']\n\n"
      "table fresh\n  column id bigint\n\n"
      "table t [comment 'b']\n  column id bigint not null\n  column n bigint\n  primary key pk (id)\n"
      "  row (id 1, n 2)\n");
  BOOST_TEST(compare(before, after) ==
             "- view gone [definition 'SELECT 1']\n"
             "composite place\n"
             "  ~ column x double  ->  column x text\n"
             "~ view kept [definition 'SELECT 1']  ->  view kept [definition 'SELECT 3']\n"
             "+ view new [definition 'SELECT 2']\n"
             "- table old\n"
             "+ table fresh\n"
             "    column id bigint\n"
             "table t\n"
             "  - row (id 2, n 1)\n"
             "  ~ [comment 'a']  ->  [comment 'b']\n"
             "  ~ row (id 1, n 1)  ->  row (id 1, n 2)\n");
}

BOOST_AUTO_TEST_CASE(equal_models_have_no_difference) {
  const auto any = read("table t [comment 'a']\n  column id bigint not null\n  primary key pk (id)\n  row (id 1)\n");
  BOOST_TEST(compare(any, any).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
