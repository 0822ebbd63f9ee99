#include <boost/test/unit_test.hpp>

#include <instar/migration_text.hpp>

#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "support/random_model.hpp"

namespace instar::generator {
namespace {

using testing::cases;
using testing::random_model;
using testing::seed_of_this_run;

std::string told(const std::vector<operation>& operations) {
  std::string text = "INSTAR_SEED=" + std::to_string(seed_of_this_run()) + "\n";
  for (const auto& change : operations) text += write_operation(change, 0);
  return text;
}

model apply_all(model schema, const std::vector<operation>& operations) {
  for (const auto& change : operations) schema = instar::apply(std::move(schema), change);
  return schema;
}

void expect_way_there_and_back(const model& from, const model& to, const std::vector<operation>& operations) {
  BOOST_TEST_CONTEXT(told(operations)) {
    const auto after = apply_all(from, operations);
    BOOST_TEST_REQUIRE((after == to));
    std::vector<operation> back;
    for (auto change = operations.rbegin(); change != operations.rend(); ++change) back.push_back(*reverse(*change));
    BOOST_TEST_REQUIRE((apply_all(after, back) == from));
  }
}

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(a_difference_leads_from_one_model_to_the_other_and_back) {
  random_model random(seed_of_this_run());
  for (int i = cases(500); i > 0; --i) {
    const auto pair = random.next_change();
    const auto found = find_drift(pair.before, {pair.after, pair.hints}, request{});
    expect_way_there_and_back(pair.before, pair.after, found.operations);
  }
}

BOOST_AUTO_TEST_CASE(so_it_does_without_hints) {
  random_model random(seed_of_this_run() + 1);
  for (int i = cases(500); i > 0; --i) {
    const auto pair = random.next_change();
    expect_way_there_and_back(pair.before, pair.after, diff(pair.before, pair.after));
  }
}

BOOST_AUTO_TEST_CASE(models_that_have_nothing_in_common_but_names_are_no_exception) {
  for (int i = cases(300); i > 0; --i) {
    // Both count their names from the same number on, so names meet that mean different things.
    const auto from = random_model(seed_of_this_run() + i).next();
    const auto to = random_model(seed_of_this_run() + 10007 + i).next();
    expect_way_there_and_back(from, to, diff(from, to));
  }
}

BOOST_AUTO_TEST_CASE(equal_models_differ_in_nothing) {
  random_model random(seed_of_this_run());
  for (int i = cases(100); i > 0; --i) {
    const auto schema = random.next();
    BOOST_TEST_REQUIRE(diff(schema, schema).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
