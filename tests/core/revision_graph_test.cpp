#include <boost/test/unit_test.hpp>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <tuple>

#include "support/throws.hpp"

namespace instar {
namespace {

using testing::check_says;
using testing::error_of;
using order = std::vector<std::string_view>;

BOOST_AUTO_TEST_SUITE(revision_graphs)

/// a - b - c1 (one) - d1, b - c2 (two), and e, which is on its own and needs c1.
revision_graph branched() {
  return revision_graph({{"a"},
                         {"b", {"a"}},
                         {"c1", {"b"}, {}, {"one"}},
                         {"d1", {"c1"}},
                         {"c2", {"b"}, {}, {"two"}},
                         {"e", {}, {"one"}}});
}

BOOST_AUTO_TEST_CASE(a_revision_comes_after_what_it_needs) {
  const revision_graph graph({{"c", {"b"}}, {"b", {"a"}, {"x"}}, {"a"}, {"x"}});
  BOOST_TEST(graph.in_order(graph.all()) == (order{"a", "x", "b", "c"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ten_thousand_in_the_wrong_order) {
  std::vector<std::string> names;
  for (int i = 0; i != 10'000; ++i) names.push_back("r" + std::to_string(i));
  std::vector<revision_ties> ties;
  for (int i = 10'000; i-- > 0;)
    ties.push_back(
        {names[static_cast<std::size_t>(i)], i == 0 ? order{} : order{names[static_cast<std::size_t>(i) - 1]}});
  const revision_graph graph(std::move(ties));
  BOOST_TEST(graph.revisions().front() == "r0");
  BOOST_TEST(graph.revisions().back() == "r9999");
}

BOOST_AUTO_TEST_CASE(what_can_be_asked_of_a_graph) {
  const auto graph = branched();
  BOOST_TEST(graph.bases() == (order{"a", "e"}), boost::test_tools::per_element());
  BOOST_TEST(graph.heads() == (order{"d1", "c2", "e"}), boost::test_tools::per_element());
  BOOST_TEST(graph.branches() == (order{"b"}), boost::test_tools::per_element());
  BOOST_TEST(graph.children("b") == (order{"c1", "c2"}), boost::test_tools::per_element());
  BOOST_CHECK((graph.ancestry({"e"}) == revision_set{"a", "b", "c1", "e"}));
  BOOST_CHECK((graph.ancestry({"e"}, ties::parents) == revision_set{"e"}));
  BOOST_CHECK((graph.progeny({"c1"}) == revision_set{"c1", "d1", "e"}));
  BOOST_CHECK((graph.lineage("c1") == revision_set{"a", "b", "c1", "d1"}));
  BOOST_TEST(graph.find_labelled("two") == "c2");
  BOOST_TEST(!graph.find("one"));
}

BOOST_AUTO_TEST_CASE(each_has_its_own_ties_whatever_the_order) {
  const revision_graph graph(
      {{"b", {"a"}, {"z"}, {"y"}, {"o"}}, {"a", {}, {}, {"x", "w"}, {"p", "n"}}, {"c", {}, {}, {"z"}}});
  BOOST_TEST(graph.parents("b") == (order{"a"}), boost::test_tools::per_element());
  BOOST_TEST(graph.depends_on("b") == (order{"c"}), boost::test_tools::per_element());
  BOOST_TEST(graph.labels("b") == (order{"y"}), boost::test_tools::per_element());
  BOOST_TEST(graph.replaces("b") == (order{"o"}), boost::test_tools::per_element());
  BOOST_TEST(graph.labels("a") == (order{"x", "w"}), boost::test_tools::per_element());
  BOOST_TEST(graph.replaces("a") == (order{"p", "n"}), boost::test_tools::per_element());
  for (const auto& none : {graph.parents("a"), graph.depends_on("a"), graph.replaces("c"), graph.children("b"),
                           graph.parents("?"), graph.depends_on("?"), graph.labels("?"), graph.replaces("?")})
    BOOST_TEST(none.empty());
  BOOST_CHECK((graph.marked(order{"b", "?"}) == revision_marks{false, false, true}));
}

BOOST_AUTO_TEST_CASE(what_is_no_graph_is_refused_by_name) {
  const auto refusal = [](std::vector<revision_ties> ties) {
    return error_of([&] { (void)revision_graph(std::move(ties)); });
  };
  check_says(refusal({{"a"}, {"a"}}), "revision a is there twice");
  check_says(refusal({{"a"}, {"b", {"c"}}}), "revision b follows c, which is not there");
  check_says(refusal({{"a"}, {"b", {"a"}, {"c"}}}), "revision b depends on c, which is neither");
  check_says(refusal({{"3f9a1c0b72de"}, {"b", {}, {"3f9a"}}}), "write the whole id in its `.depends_on`: 3f9a1c0b72de");
  check_says(refusal({{"a", {"a"}}}), "revision a needs itself");
  check_says(refusal({{"a", {"b"}}, {"b", {"c"}}, {"c", {}, {"a"}}}), "follow or depend on each other: a, b, c");
  check_says(refusal({{"a", {}, {}, {"x"}}, {"b", {}, {}, {"x"}}}), "x is there twice, on revisions a and b");
  check_says(refusal({{"a"}, {"b", {}, {}, {"a"}}}), "label a of revision b is a revision too");
  BOOST_TEST(refusal({{"a"}, {"b", {"c"}}}).migration() == "b");
  check_says(refusal({{"a", {"x"}}, {"b", {"y"}, {"z"}}}), "revision a follows x");
}

BOOST_AUTO_TEST_CASE(several_heads_are_named) {
  const auto refusal = error_of([] { (void)resolve(branched(), "head"); });
  check_says(refusal, "'head' is ambiguous, because there are several heads: d1, c2, e");
  check_says(refusal, "'heads' for all");
  BOOST_CHECK(refusal.code() == error_code::usage);
}

BOOST_AUTO_TEST_CASE(current_is_what_is_applied) {
  const auto graph = branched();
  BOOST_TEST(resolve(graph, "current", {"a", "b", "c2", "c1"}) == (order{"c1", "c2"}),
             boost::test_tools::per_element());
  BOOST_TEST(resolve(graph, "two@current", {"a", "b", "c2", "c1"}) == (order{"c2"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(counting_back_takes_what_was_applied_last) {
  const auto graph = branched();
  BOOST_CHECK((way_down(graph, {"a", "b", "c2", "c1"}, "-1") == revision_set{"c1"}));
  BOOST_CHECK((way_down(graph, {"a", "b", "c1", "c2"}, "-1") == revision_set{"c2"}));
}

/// Where Alembic ends in an assertion.
BOOST_AUTO_TEST_CASE(walking_too_far_is_refused) {
  const auto graph = branched();
  for (const char* beyond : {"one@head-9", "d1-5", "base-1"})
    check_says(error_of([&] { (void)resolve(graph, beyond); }), "goes beyond the base");
  for (const char* beyond : {"one@base+9", "d1+1", "two@head+1"})
    check_says(error_of([&] { (void)resolve(graph, beyond); }), "goes beyond the head");
  check_says(error_of([&] { (void)way_down(graph, {"a", "b", "c1"}, "one@-9"); }), "goes beyond the base");
  check_says(error_of([&] { (void)way_down(graph, {"a"}, "two@-2"); }), "goes beyond the base");
}

/// A merge that depends on an ancestor of one of its parents, which Alembic loads and then dies of.
BOOST_AUTO_TEST_CASE(a_dependency_that_is_an_ancestor_already) {
  const revision_graph graph({{"a"}, {"b"}, {"c", {"a", "b"}}, {"d"}, {"e", {"d", "c"}, {"a"}}});
  BOOST_TEST(missing(graph, {"heads"}, {}).size() == 5u);
  BOOST_TEST(graph.heads_of(graph.all()) == (order{"e"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_head_that_another_branch_depends_on_is_no_tip) {
  const revision_graph graph({{"a"}, {"b", {"a"}}, {"c", {"a"}, {"b"}}});
  BOOST_TEST(graph.heads() == (order{"b", "c"}), boost::test_tools::per_element());
  BOOST_TEST(graph.tips() == (order{"c"}), boost::test_tools::per_element());
  BOOST_TEST(revision_graph().tips().empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_passed_over) {
  const revision_graph graph({{"c", {"a"}}, {"b", {"a"}}, {"a"}});
  BOOST_CHECK((graph.ancestry({"b", "nowhere"}) == revision_set{"a", "b"}));
  BOOST_CHECK((graph.progeny({"b", "nowhere"}) == revision_set{"b"}));
  BOOST_TEST(graph.in_order({"b", "nowhere"}) == (order{"b"}), boost::test_tools::per_element());
  BOOST_TEST(graph.children("nowhere").empty());
  BOOST_TEST(graph.position_of({"b", "nowhere", "a", "b"}) == (order{"b"}), boost::test_tools::per_element());
  BOOST_TEST(graph.position_of({}).empty());
  BOOST_TEST(graph.heads_of({"a", "b", "c"}) == (order{"c", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(children_come_as_their_revisions_are_sorted) {
  const revision_graph graph({{"d", {"b", "c"}}, {"c", {"a"}}, {"b", {"a"}}, {"a"}});
  BOOST_TEST(graph.children("a") == (order{"b", "c"}), boost::test_tools::per_element());
  BOOST_TEST(graph.children("d").empty());
  BOOST_TEST(graph.branches() == (order{"a"}), boost::test_tools::per_element());
  BOOST_TEST(graph.heads() == (order{"d"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_symbol_is_refused) {
  const auto graph = branched();
  for (const char* none : {"", "@a", "one@", "+", "a+", "a-", "a+x", "+1x", "a+-1"})
    BOOST_CHECK_MESSAGE(error_of([&] { (void)resolve(graph, none); }).code() == error_code::usage, none);
  BOOST_CHECK(error_of([&] { (void)resolve(graph, "nowhere"); }).code() == error_code::unknown_revision);
  check_says(error_of([&] { (void)resolve(graph, "two@c1"); }), "revision c1, which is not in branch two");
}

BOOST_AUTO_TEST_CASE(ranges) {
  const auto graph = branched();
  BOOST_TEST(range(graph, "").size() == 6u);
  BOOST_CHECK((range(graph, "b:d1") == revision_set{"b", "c1", "d1"}));
  BOOST_CHECK((range(graph, ":c1") == revision_set{"a", "b", "c1"}));
  BOOST_CHECK((range(graph, "c1:") == revision_set{"c1", "d1"}));
  BOOST_CHECK((range(graph, "-1:current", {"a", "b"}) == revision_set{"a", "b"}));
  BOOST_CHECK((range(graph, "current:d1", {"a", "b"}) == revision_set{"b", "c1", "d1"}));
  check_says(error_of([&] { (void)range(graph, "a"); }), "is no range");
  check_says(error_of([&] { (void)range(graph, "a:b:c1"); }), "is no range");
  check_says(error_of([&] { (void)range(graph, "c2:d1"); }), "not below the other end");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar
