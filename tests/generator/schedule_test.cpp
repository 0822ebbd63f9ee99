#include "generator/schedule.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

#include "generator/schemas.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

/// Creates a table of that name, with checks of those names.
operation creating(const std::string& name, const std::vector<std::string>& checks = {}) {
  table any{.name = name, .columns = {{.name = "id", .type = {.name = "bigint"}}}};
  for (const auto& check_name : checks) any.constraints.insert(check{check_name, "1 = 1"});
  return create_table{any};
}

/// The first lines of the operations.
std::string order_of(schedule&& steps) {
  std::string text;
  for (const auto& change : std::move(steps).in_order()) text += (text.empty() ? "" : ", ") + describe(change);
  return text;
}

const part ck{part::kind::constraint, "ck"};

BOOST_AUTO_TEST_SUITE(scheduling)

BOOST_AUTO_TEST_CASE(phases_come_one_after_the_other_unless_something_waits) {
  schedule steps;
  const auto late = steps.add(phase::create_users, creating("late"));
  const auto early = steps.add(phase::drop_users, creating("early"));
  const auto second = steps.add(phase::create_tables, creating("second"));
  steps.add(phase::create_tables, creating("third"));
  steps.expect(late, second);
  (void)early;
  BOOST_TEST(order_of(std::move(steps)) ==
             "create table early, create table third, create table late, create table second");
}

BOOST_AUTO_TEST_CASE(of_a_ring_what_is_only_preferred_is_let_go) {
  schedule steps;
  const auto a = steps.add(phase::create_tables, creating("a")), b = steps.add(phase::create_tables, creating("b"));
  steps.prefer(a, b);
  steps.expect(b, a);
  BOOST_TEST(order_of(std::move(steps)) == "create table b, create table a");
}

BOOST_AUTO_TEST_CASE(of_a_ring_a_part_is_left_behind) {
  schedule steps;
  const auto a = steps.add(phase::create_tables, creating("a", {"ck"}));
  const auto b = steps.add(phase::create_tables, creating("b"));
  const auto c = steps.add(phase::create_users, creating("c"));
  steps.expect_for(ck, b, a);
  steps.expect_for(ck, c, a);
  steps.expect(a, b);
  BOOST_TEST(order_of(std::move(steps)) ==
             "create table a, create table b, create table c, add constraint a check ck `1 = 1`");
}

BOOST_AUTO_TEST_CASE(the_part_of_what_is_dropped_goes_before) {
  schedule steps;
  const auto dropping = [](const operation& create) { return drop_table{std::get<create_table>(create).definition}; };
  const auto a = steps.add(phase::drop_tables, dropping(creating("a", {"ck"})));
  const auto b = steps.add(phase::drop_tables, dropping(creating("b")));
  steps.expect_for(ck, a, b);
  steps.expect(b, a);
  BOOST_TEST(order_of(std::move(steps)) == "drop constraint a check ck `1 = 1`, drop table b, drop table a");
}

BOOST_AUTO_TEST_CASE(what_only_waits_for_a_ring_keeps_its_parts) {
  schedule steps;
  const auto outside = steps.add(phase::create_tables, creating("a_outside", {"ck"}));
  const auto a = steps.add(phase::create_tables, creating("a", {"ck"}));
  const auto b = steps.add(phase::create_tables, creating("b", {"ck"}));
  steps.expect_for(ck, a, outside);
  steps.expect_for(ck, b, a);
  steps.expect_for(ck, a, b);
  BOOST_TEST(order_of(std::move(steps)) ==
             "create table b, create table a, create table a_outside, add constraint b check ck `1 = 1`");
}

BOOST_AUTO_TEST_CASE(a_ring_of_what_cannot_be_otherwise_ends_all_the_same) {
  schedule steps;
  const auto a = steps.add(phase::create_tables, creating("a")), b = steps.add(phase::create_tables, creating("b"));
  steps.expect(a, b);
  steps.expect(b, a);
  BOOST_TEST(order_of(std::move(steps)) == "create table b, create table a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
