#include "generator/selection.hpp"

#include <boost/test/unit_test.hpp>

#include "support/throws.hpp"

namespace instar::generator {
namespace {

using names = std::vector<std::string>;

const std::string declared = R"(instar snapshot 1

trigger touch on audit_log [definition 'x']
view report_tasks [definition 'SELECT 1']
view tasks_open [definition 'SELECT 1']

table audit_log
  column id bigint not null

table tasks
  column id bigint not null
  column user_id bigint
  foreign key fk_tasks_user (user_id) references users (id)

table users
  column id bigint not null
  primary key pk_users (id)

end
)";

declaration whole() {
  return {read_snapshot(declared, "declared"),
          {{renamed_kind::table, "", "log", "audit_log"}, {renamed_kind::column, "tasks", "owner", "user_id"}}};
}

names left_of(const selection& of) {
  names left;
  const auto selected = select(whole(), of);
  for (const auto& any : selected.schema.tables) left.push_back(any.name);
  for (const auto& any : selected.schema.objects) left.push_back(any.name);
  return left;
}

BOOST_AUTO_TEST_SUITE(selecting)

BOOST_AUTO_TEST_CASE(everything_is_selected_where_nothing_is_said) {
  BOOST_TEST((select(whole(), {}).schema == whole().schema));
}

BOOST_AUTO_TEST_CASE(what_is_excluded_goes_with_what_stands_on_it) {
  BOOST_TEST((left_of({{}, {"audit_*"}}) == names{"tasks", "users", "report_tasks", "tasks_open"}));
  BOOST_TEST((left_of({{}, {"view:*"}}) == names{"audit_log", "tasks", "users", "touch"}));
  BOOST_TEST((left_of({{}, {"table:audit_lo?", "*_open"}}) == names{"tasks", "users", "report_tasks"}));
  const auto selected = select(whole(), {{}, {"audit_log"}});
  BOOST_TEST_REQUIRE(selected.hints.size() == 1u);
  BOOST_TEST(selected.hints.front().from == "owner");
}

BOOST_AUTO_TEST_CASE(only_what_is_included_is_left) {
  BOOST_TEST((left_of({{"table:*"}, {}}) == names{"audit_log", "tasks", "users"}));
  BOOST_TEST((left_of({{"tasks*", "users"}, {"tasks_*"}}) == names{"tasks", "users"}));
}

BOOST_AUTO_TEST_CASE(what_is_left_needs_nothing_that_is_not) {
  const auto failure = testing::error_of([] { (void)left_of({{}, {"users"}}); });
  testing::check_says(failure, "what is selected needs what is not");
  testing::check_says(failure, "users");
  testing::check_says(failure, "INCLUDE or EXCLUDE");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
