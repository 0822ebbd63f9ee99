#include <algorithm>
#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"
#include "support/embedded_migrations.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

const std::string trunk = "0a0000000000", left = "1e0000000000", right = "2e0000000000", more = "2f0000000000",
                  merge = "3a0000000000";

texts went(const report& done) {
  texts all;
  for (const auto& each : done.migrations) all.push_back((each.way == direction::up ? "+" : "-") + each.revision);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(branches_of_a_chain)

BOOST_AUTO_TEST_CASE_TEMPLATE(everything_in_an_order_that_respects_the_graph, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(
      went(upgrade(*session, branches)) == (texts{"+" + trunk, "+" + right, "+" + left, "+" + more, "+" + merge}),
      boost::test_tools::per_element());
  BOOST_TEST(current(*session, branches) == texts{merge});
  BOOST_TEST(upgrade(*session, branches).migrations.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_heads_are_both_told_where_nothing_is_to_be_done, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(upgrade(*session, forked).after == (texts{right, left}), boost::test_tools::per_element());
  observed_connection observed(*session);
  const auto done = upgrade(observed, forked);
  BOOST_TEST(observed.sent().size() == 2u);
  BOOST_TEST(done.migrations.empty());
  BOOST_TEST(done.before == (texts{right, left}), boost::test_tools::per_element());
  BOOST_TEST(done.after == (texts{right, left}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_revision_may_begin_like_another, Database, databases) {
  testing::embedded_migrations migrations("alike");
  migrations.add({.revision = "aaaa1", .message = "trunk"});
  migrations.add({.revision = "aaaa", .parents = {"aaaa1"}, .message = "one"});
  migrations.add({.revision = "bbbb", .parents = {"aaaa1"}, .message = "other"});
  const Database database;
  const auto session = database.connect();
  for (int start = 0; start != 2; ++start)
    BOOST_TEST(upgrade(*session, migrations.chain()).after == (texts{"aaaa", "bbbb"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_branch_at_a_time, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(went(upgrade(*session, branches, "right@2e00")) == (texts{"+" + trunk, "+" + right}));
  BOOST_TEST(went(upgrade(*session, branches, "left")) == (texts{"+" + left}));
  BOOST_TEST(current(*session, branches) == (texts{right, left}), boost::test_tools::per_element());
  BOOST_TEST(went(upgrade(*session, branches, "right@+1")) == texts{"+" + more});
  BOOST_TEST(current(*session, branches) == texts{more});
  BOOST_TEST(went(upgrade(*session, branches, "head")) == texts{"+" + merge});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_dependency_comes_along, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(went(upgrade(*session, branches, more)) == (texts{"+" + trunk, "+" + right, "+" + left, "+" + more}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(down_takes_what_depends_and_leaves_the_rest, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, branches, "right@2e00");
  const auto schema = database.schema();
  upgrade(*session, branches);
  BOOST_TEST(went(downgrade(*session, branches, "left@" + trunk)) == (texts{"-" + merge, "-" + more, "-" + left}),
             boost::test_tools::per_element());
  BOOST_TEST(current(*session, branches) == texts{right});
  BOOST_TEST(database.schema() == schema, boost::test_tools::per_element());
  BOOST_TEST(went(downgrade(*session, branches, "base")) == (texts{"-" + right, "-" + trunk}));
  BOOST_TEST(database.schema().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(whatever_the_order_the_end_is_the_same, Database, databases) {
  const Database one, other;
  const auto first = one.connect(), second = other.connect();
  upgrade(*first, branches, "left");
  upgrade(*first, branches);
  upgrade(*second, branches, right);
  upgrade(*second, branches);
  BOOST_TEST(one.schema() == other.schema(), boost::test_tools::per_element());
  BOOST_TEST(downgrade(*first, branches, "base").migrations.size() == 5u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(branches_left_apart, Database, databases) {
  const Database database;
  const auto session = database.connect();
  // What depends on a revision stands for it: there is one head.
  BOOST_TEST(upgrade(*session, apart).after == texts{more});
  downgrade(*session, apart, right);
  BOOST_TEST(went(downgrade(*session, apart, "left@" + trunk)) == texts{"-" + left});
  BOOST_TEST(went(upgrade(*session, apart, "left@+1")) == texts{"+" + left});
  BOOST_TEST(contains(error_of([&] { upgrade(*session, apart, "+1"); }).what(), "ambiguous"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_goes_over_branches, Database, databases) {
  const Database by_program, by_script;
  const auto session = by_program.connect(), other = by_script.connect();
  upgrade(*session, branches);
  by_script.run_script(sql(branches, session->dialect(), "base", "left"));
  by_script.run_script(sql(branches, session->dialect(), "left", "heads"));
  BOOST_TEST(by_script.schema() == by_program.schema(), boost::test_tools::per_element());
  BOOST_TEST(current(*other, branches) == texts{merge});
}

BOOST_AUTO_TEST_SUITE_END()
